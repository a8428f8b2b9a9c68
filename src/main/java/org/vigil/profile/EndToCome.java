package org.vigil.profile;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An end of custody or of a counter that a file says lies on a day still to come. Up to that day it would count as news
 * that custody lasts, so that a slip of the pen, or the end of a sentence in the wrong field, would defeat every limit of
 * age (RULES 1, R9), and a death would go unheard.
 *
 * @param field where it stands, such as {@code custody[1].to}
 * @param end the day, as the file has it
 * @param known whether somebody can know of it: a release is announced some days before, a death never is
 */
public record EndToCome(String list, String field, CustodyDate end, boolean known) {
    /** For so many days ahead a release may be announced. */
    public static final int ANNOUNCED_DAYS = 30;

    /** All of a profile, as of a day of the place of custody. */
    public static List<EndToCome> in(Profile profile, LocalDate today) {
        List<EndToCome> found = new ArrayList<>();
        for (int i = 0; i < profile.custody().size(); i++) {
            add(found, "custody", i, "to", profile.custody().get(i).to(), today, ANNOUNCED_DAYS);
        }
        for (int i = 0; i < profile.counters().size(); i++) {
            Counter counter = profile.counters().get(i);
            long most = counter.kind().staleAfterDays(Duration.ofDays(ANNOUNCED_DAYS));
            add(found, "counters", i, "to", counter.to(), today, most);
        }
        for (int i = 0; i < profile.events().size(); i++) {
            event(found, i, profile.events().get(i), today);
        }
        return List.copyOf(found);
    }

    private static void event(List<EndToCome> found, int index, LifeEvent event, LocalDate today) {
        switch (event.kind()) {
            case RELEASED -> add(found, "events", index, "date", event.date(), today, ANNOUNCED_DAYS);
            case DIED -> add(found, "events", index, "date", event.date(), today, 0);
            case REARRESTED, TRANSFERRED, FURLOUGH, MEDICAL_LEAVE, HOSPITAL, HEARING, OTHER -> {}
        }
    }

    private static void add(
            List<EndToCome> found,
            String list,
            int index,
            String field,
            @Nullable CustodyDate end,
            LocalDate today,
            long announcedDays) {
        if (end != null && end.earliest().isAfter(today)) {
            boolean known = !end.earliest().isAfter(today.plusDays(announcedDays));
            found.add(new EndToCome(list, list + "[" + (index + 1) + "]." + field, end, known));
        }
    }
}
