package org.vigil.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import org.vigil.campaign.ScheduleForm;
import org.vigil.campaign.ScheduleForm.SlotLine;
import org.vigil.profile.NameSearch;
import org.vigil.profile.ProfileId;

/** Reads the form of a schedule as a browser sends it. */
final class ScheduleParams {
    /** Rows of times that one form can have. */
    static final int MOST_SLOTS = 24;

    private final MultiValueMap<String, String> sent;
    private final NameSearch people;

    ScheduleParams(MultiValueMap<String, String> sent, NameSearch people) {
        this.sent = sent;
        this.people = people;
    }

    ScheduleForm form() {
        Map<String, String> values = new LinkedHashMap<>();
        ScheduleForm.TEXTS.forEach(field -> values.put(field, one(field)));
        boolean byName = one("roll").equals("listed");
        return new ScheduleForm(
                values,
                slots(),
                byName ? one("listed").lines().map(this::id).toList() : List.of(),
                byName ? List.of() : all("include"),
                byName ? "" : one("tag"),
                all("accounts"),
                Stream.of(one("hashtags").split("[\\s,]+"))
                        .map(ScheduleParams::hashtag)
                        .toList(),
                all("observances"),
                all("public"));
    }

    private List<SlotLine> slots() {
        List<SlotLine> slots = new ArrayList<>();
        for (int row = 0; row < MOST_SLOTS; row++) {
            String at = one("slot" + row + "-at");
            if (one("slot" + row + "-gone").isEmpty()
                    && !(at.isBlank() && one("slot" + row + "-id").isBlank())) {
                slots.add(new SlotLine(name(one("slot" + row + "-id").strip(), at), at, all("slot" + row + "-days")));
            }
        }
        return slots;
    }

    /** Who gives a time no name means the time. */
    private static String name(String typed, String at) {
        return typed.isEmpty() ? "at-" + at.replaceAll("[^0-9]", "") : typed;
    }

    /** Whoever types a name means the one person who is called so. */
    private String id(String typed) {
        List<ProfileId> meant = typed.isBlank() ? List.of() : people.meant(typed.strip());
        return meant.size() == 1 ? meant.getFirst().value() : typed;
    }

    private static String hashtag(String typed) {
        return typed.isEmpty() || typed.startsWith("#") ? typed : "#" + typed;
    }

    private String one(String field) {
        return Objects.requireNonNullElse(sent.getFirst(field), "");
    }

    /** Each as a field of its own, or all in one with commas. */
    private List<String> all(String field) {
        return Objects.requireNonNullElse(sent.get(field), List.<String>of()).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .toList();
    }
}
