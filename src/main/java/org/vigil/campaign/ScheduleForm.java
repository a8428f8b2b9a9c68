package org.vigil.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.source.YamlSteps;
import org.vigil.source.YamlSteps.Step;
import org.vigil.source.YamlValues;

/**
 * What a form asks about a schedule, as texts that may still be wrong: {@link CampaignFile} is the judge of the file that
 * comes of it. What a form does not ask stays in the file as it stands, remarks too.
 *
 * @param values of the fields that are one text, by name; what is absent or empty is not said
 * @param slots in the file's order
 * @param listed the ids of a listed roll; empty for a roll chosen by kind and tag
 * @param open what everybody may open, of {@code pages}, {@code counter}, {@code feed}
 */
public record ScheduleForm(
        Map<String, String> values,
        List<SlotLine> slots,
        List<String> listed,
        List<String> include,
        String tag,
        List<String> accounts,
        List<String> hashtags,
        List<String> observances,
        List<String> open) {
    /** The fields that are one text, in the order in which they are asked. */
    public static final List<String> TEXTS = List.of(
            "name",
            "from",
            "to",
            "zone",
            "rotation",
            "milestones",
            "anniversaries",
            "observance_days",
            "rounds",
            "templates",
            "late_window",
            "approval",
            "posters",
            "action_hour",
            "note");

    /** What a file means that does not say it, where that is one word. */
    private static final Map<String, String> USUAL = Map.of(
            "rotation", "fair",
            "milestones", "off",
            "anniversaries", "off",
            "late_window", "6h",
            "approval", "required",
            "posters", "none");

    private static final List<String> ORDER = List.of(
            "campaign",
            "name",
            "from",
            "to",
            "zone",
            "slots",
            "roll",
            "rotation",
            "milestones",
            "milestone_days",
            "anniversaries",
            "observances",
            "observance_days",
            "rounds",
            "accounts",
            "organisations",
            "mode",
            "lead",
            "templates",
            "hashtags",
            "actions",
            "late_window",
            "spread",
            "approval",
            "convention",
            "status_limit",
            "posters",
            "no_posters_on",
            "replies",
            "public",
            "action_hour",
            "note");

    private static final List<String> OPEN = List.of("pages", "counter", "feed");
    private static final List<String> WEEK = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    public ScheduleForm {
        values = said(values);
        slots = slots.stream().filter(slot -> !slot.isEmpty()).toList();
        listed = clean(listed);
        include = clean(include);
        tag = tag.strip();
        accounts = clean(accounts);
        hashtags = clean(hashtags);
        observances = clean(observances);
        open = OPEN.stream().filter(clean(open)::contains).toList();
    }

    private static Map<String, String> said(Map<String, String> values) {
        Map<String, String> said = new LinkedHashMap<>();
        for (String field : TEXTS) {
            String value =
                    Objects.requireNonNullElse(values.get(field), "").strip().replace("\r\n", "\n");
            said.put(field, value.isEmpty() ? USUAL.getOrDefault(field, "") : value);
        }
        return said;
    }

    /**
     * One time of day.
     *
     * @param days of {@code mon} to {@code sun}, all of them for every day
     */
    public record SlotLine(String id, String at, List<String> days) {
        public SlotLine {
            id = id.strip();
            at = at.strip();
            days = days.containsAll(WEEK) ? WEEK : List.copyOf(days);
        }

        boolean isEmpty() {
            return id.isEmpty() && at.isEmpty();
        }

        Map<String, Object> field() {
            Map<String, Object> field = new LinkedHashMap<>();
            field.put("id", id);
            field.put("at", at);
            if (!days.equals(WEEK)) {
                field.put("days", days);
            }
            return field;
        }
    }

    private static List<String> clean(List<String> words) {
        return words.stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** What a file says; empty where it is no list of fields, so that no form can show it. */
    public static Optional<ScheduleForm> of(String text) {
        return YamlValues.of(text).map(ScheduleForm::of);
    }

    private static ScheduleForm of(Map<String, Object> fields) {
        Map<String, String> values = new LinkedHashMap<>();
        TEXTS.forEach(field -> values.put(field, text(fields.get(field))));
        Map<?, ?> roll = fields.get("roll") instanceof Map<?, ?> map ? map : Map.of();
        Map<?, ?> open = fields.get("public") instanceof Map<?, ?> map ? map : Map.of();
        return new ScheduleForm(
                values,
                fields.get("slots") instanceof List<?> slots
                        ? slots.stream().flatMap(slot -> slot(slot).stream()).toList()
                        : List.of(),
                texts(roll.get("listed")),
                texts(roll.get("include")),
                text(roll.get("tag")),
                texts(fields.get("accounts")),
                texts(fields.get("hashtags")),
                texts(fields.get("observances")),
                OPEN.stream()
                        .filter(what -> text(open.get(what)).matches("(?i)true|yes"))
                        .toList());
    }

    private static Optional<SlotLine> slot(Object slot) {
        return slot instanceof Map<?, ?> map
                ? Optional.of(new SlotLine(
                        text(map.get("id")),
                        text(map.get("at")),
                        map.get("days") == null ? WEEK : texts(map.get("days"))))
                : Optional.empty();
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }

    private static List<String> texts(@Nullable Object value) {
        return switch (value) {
            case String text -> List.of(text);
            case List<?> list ->
                list.stream()
                        .filter(String.class::isInstance)
                        .map(Object::toString)
                        .toList();
            case null, default -> List.of();
        };
    }

    /** The same with another text in one field. */
    public ScheduleForm with(String field, String value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.put(field, value);
        return new ScheduleForm(changed, slots, listed, include, tag, accounts, hashtags, observances, open);
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /**
     * A file's text with what this says in place of what it said.
     *
     * @return empty where the text is written so that it can only be changed as a file
     */
    public Optional<String> into(String text) {
        return of(text).flatMap(before -> YamlSteps.apply(text, changes(before), ORDER));
    }

    private List<Step> changes(ScheduleForm before) {
        List<Step> changes = new ArrayList<>();
        for (String field : TEXTS) {
            changed(field, value(field), before.value(field)).ifPresent(changes::add);
        }
        changed("slots", times(), before.times()).ifPresent(changes::add);
        changed("roll", roll(), before.roll()).ifPresent(changes::add);
        changed("accounts", accounts, before.accounts).ifPresent(changes::add);
        changed("hashtags", hashtags, before.hashtags).ifPresent(changes::add);
        changed("observances", observances, before.observances).ifPresent(changes::add);
        changed("public", opened(), before.opened()).ifPresent(changes::add);
        return changes;
    }

    /** What says nothing any more goes. */
    private static Optional<Step> changed(String field, Object now, Object before) {
        if (now.equals(before)) {
            return Optional.empty();
        }
        boolean nothing = now.equals("") || now.equals(List.of()) || now.equals(Map.of());
        return Optional.of(nothing ? new Step.Remove(List.of(field)) : new Step.Put(List.of(field), now));
    }

    private List<Map<String, Object>> times() {
        return slots.stream().map(SlotLine::field).toList();
    }

    private Map<String, Object> roll() {
        Map<String, Object> roll = new LinkedHashMap<>();
        if (!listed.isEmpty()) {
            roll.put("listed", listed);
        } else {
            roll.put("include", include);
            if (!tag.isEmpty()) {
                roll.put("tag", tag);
            }
        }
        return roll;
    }

    private Map<String, Object> opened() {
        Map<String, Object> said = new LinkedHashMap<>();
        open.forEach(what -> said.put(what, true));
        return said;
    }
}
