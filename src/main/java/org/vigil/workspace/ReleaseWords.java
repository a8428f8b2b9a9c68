package org.vigil.workspace;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vigil.profile.Announcement;
import org.vigil.profile.Convention;
import org.vigil.profile.LifeEvent;
import org.vigil.profile.Profile;
import org.vigil.profile.Release;

/** What is known of somebody's release, and what is missing to say it in public, in sentences for the team. */
public final class ReleaseWords {
    private ReleaseWords() {}

    /**
     * Empty where no release is recorded that holds.
     *
     * @param today in the place of custody
     */
    public static Optional<List<String>> of(Profile profile, LocalDate today) {
        return Release.of(profile, today, Convention.ELAPSED).map(release -> of(profile, release, today));
    }

    private static List<String> of(Profile profile, Release release, LocalDate today) {
        LifeEvent event = release.event();
        List<String> told = new ArrayList<>();
        told.add(profile.name("en") + ": released " + event.date().when() + ", " + conditions(event) + ".");
        told.add("Total, frozen on that day: " + totals(release) + ".");
        Release.watchedUntil(profile, today).ifPresent(last -> told.add("On watch until " + last + "."));
        told.add(Announcement.tooFewSources(profile, event)
                .map(why -> "It may not be said in public yet: " + why + ".")
                .orElse("Two sources tell it, one of them the family or the lawyer."));
        return told;
    }

    private static String conditions(LifeEvent event) {
        LifeEvent.Condition condition = event.condition();
        if (condition == null) {
            return "and nobody has written down whether under conditions (conditional: none, bail, parole, …)";
        }
        return condition == LifeEvent.Condition.NONE
                ? "without conditions"
                : "under conditions ("
                        + condition.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
    }

    private static String totals(Release release) {
        List<String> totals = release.totals().stream()
                .map(total -> CountWords.of(total.count())
                        + switch (total.label()) {
                            case CUSTODY -> " in custody";
                            case HOUSE_ARREST -> " under house arrest";
                            case DISAPPEARANCE -> " disappeared";
                        })
                .toList();
        return totals.isEmpty() ? "not known" : totals.stream().collect(Collectors.joining(" and "));
    }
}
