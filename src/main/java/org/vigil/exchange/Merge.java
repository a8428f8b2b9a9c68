package org.vigil.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.Relaxation;
import org.vigil.profile.Convention;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileFile;
import org.vigil.profile.Status;

/** What a row adds to a profile that is there. Nothing is taken away, and no restriction is lifted. */
final class Merge {
    private static final Set<String> UNITED =
            Set.of("aliases", "country", "tags", "hashtags", "sources", "events", "sentences");
    private static final Set<String> BY_LANGUAGE = Set.of("names", "role", "story");
    private static final Set<String> HELD = Set.of("in_custody", "house_arrest", "disappeared");

    private final Instant now;

    Merge(Instant now) {
        this.now = now;
    }

    /** A row that would take something back, or contradicts what is known. */
    static final class Contradiction extends Exception {
        private static final long serialVersionUID = 1L;
        private final Target target;

        Contradiction(Target target, String reason) {
            super(reason);
            this.target = target;
        }

        Target target() {
            return target;
        }
    }

    /** All fields of the profile with those of the row in them. */
    Map<String, Object> merged(Profile before, Draft draft) throws Contradiction {
        Map<String, Object> old = ProfileFile.fields(before);
        Map<String, Object> merged = new LinkedHashMap<>(old);
        for (Map.Entry<String, Object> entry : draft.fields().entrySet()) {
            String field = entry.getKey();
            Object value = entry.getValue();
            Object known = old.get(field);
            if (known == null || draft.whole().contains(field)) {
                merged.put(field, value);
            } else if (field.equals("custody")) {
                merged.put(field, custody(known, value, before, draft.says()));
            } else if (BY_LANGUAGE.contains(field)) {
                merged.put(field, byLanguage(known, value));
            } else if (UNITED.contains(field)) {
                merged.put(field, united(known, value));
            } else {
                merged.put(field, value);
            }
        }
        return merged;
    }

    /** Whether what comes out lifts what held before. */
    Optional<String> lifted(Profile before, Profile after) {
        return Relaxation.of(before, after, now);
    }

    private static Object byLanguage(Object known, Object more) {
        Map<Object, Object> all = new LinkedHashMap<>((Map<?, ?>) known);
        all.putAll((Map<?, ?>) more);
        return all;
    }

    private static Object united(Object known, Object more) {
        Set<Object> all = new LinkedHashSet<>((List<?>) known);
        all.addAll((List<?>) more);
        return List.copyOf(all);
    }

    private Object custody(Object known, Object more, Profile before, String says) throws Contradiction {
        List<Object> periods = new ArrayList<>((List<?>) known);
        Map<?, ?> row = (Map<?, ?>) ((List<?>) more).getFirst();
        int same = -1;
        for (int i = 0; i < periods.size(); i++) {
            if (periods.get(i) instanceof Map<?, ?> period && samePeriod(period, row, periods.size())) {
                same = i;
            }
        }
        if (same >= 0) {
            requireNothingLifted(before, says);
            periods.set(same, period((Map<?, ?>) periods.get(same), row));
            return periods;
        }
        if (!laterThanAll(periods, row)) {
            throw new Contradiction(
                    Target.DETAINED_ON,
                    "the profile says otherwise: detained " + froms(periods)
                            + ". Two sources disagree: a person has to look, and to change profiles/" + before.id()
                            + ".yaml");
        }
        periods.add(row);
        return periods;
    }

    private static boolean samePeriod(Map<?, ?> period, Map<?, ?> row, int periods) {
        String known = text(period.get("from"));
        String said = text(row.get("from"));
        boolean finer = periods == 1 && said.startsWith(known + "-") && period.get("from") instanceof String;
        boolean coarser = known.startsWith(said + "-");
        return known.equals(said) || finer || coarser;
    }

    private static boolean laterThanAll(List<Object> periods, Map<?, ?> row) {
        return periods.stream()
                .allMatch(period -> period instanceof Map<?, ?> known
                        && known.get("to") != null
                        && !text(known.get("to")).equals("unknown")
                        && text(known.get("to")).compareTo(text(row.get("from"))) <= 0);
    }

    private void requireNothingLifted(Profile before, String says) throws Contradiction {
        if (!HELD.contains(says)) {
            return;
        }
        Status status = before.statusOn(LocalDate.ofInstant(now, before.zone()), Convention.ELAPSED);
        if (status instanceof Status.Released || status instanceof Status.Died || before.withheld()) {
            throw new Contradiction(
                    Target.STATUS,
                    "the profile says: " + (before.withheld() ? "withheld" : status.word())
                            + ". An import lifts nothing; if the list is right, change profiles/" + before.id()
                            + ".yaml by hand");
        }
    }

    private static Map<String, Object> period(Map<?, ?> known, Map<?, ?> row) {
        Map<String, Object> period = new LinkedHashMap<>();
        known.forEach((name, value) -> period.put(name.toString(), value));
        if (text(row.get("from")).length() > text(known.get("from")).length()) {
            period.put("from", row.get("from"));
        }
        boolean open = known.get("to") == null || "unknown".equals(known.get("to"));
        @Nullable Object to = row.get("to");
        if (open && to != null) {
            period.put("to", to);
        }
        @Nullable Object confirmed = row.get("confirmed");
        if (open && confirmed != null && text(confirmed).compareTo(text(known.get("confirmed"))) > 0) {
            period.put("confirmed", confirmed);
        }
        @Nullable Object note = row.get("note");
        if (open && note != null) {
            period.putIfAbsent("note", note);
        }
        return period;
    }

    private static String froms(List<Object> periods) {
        return String.join(
                ", ",
                periods.stream()
                        .map(period -> period instanceof Map<?, ?> known ? text(known.get("from")) : "")
                        .toList());
    }

    private static String text(@Nullable Object date) {
        return date == null ? "" : DateCells.plain(date);
    }
}
