package org.vigil.exchange;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A period of custody that a profile knows, with what a row says more of it. */
final class KnownPeriod {
    private KnownPeriod() {}

    /** @param only whether it is the only one, so that a finer date can mean no other */
    static Map<String, Object> begun(Map<?, ?> known, Map<?, ?> said, boolean only) {
        Map<String, Object> period = copy(known);
        @Nullable Object from = said.get("from");
        if (only
                && from != null
                && SaidDate.text(from).length()
                        > SaidDate.text(known.get("from")).length()) {
            period.put("from", from);
        }
        sources(period, said);
        return period;
    }

    /** An end that was not known, or a finer one; while custody lasts, the last day on which somebody says so. */
    static Map<String, Object> ended(Map<?, ?> known, Map<?, ?> said) {
        Map<String, Object> period = copy(known);
        @Nullable Object old = known.get("to");
        @Nullable Object to = said.get("to");
        boolean unknown = "unknown".equals(old);
        if (to != null && (old == null || unknown && SaidDate.isDate(to) || SaidDate.finer(old, to))) {
            period.put("to", to);
        }
        @Nullable Object confirmed = said.get("confirmed");
        if (old == null && confirmed != null && later(confirmed, known.get("confirmed"))) {
            period.put("confirmed", confirmed);
        }
        @Nullable Object note = said.get("note");
        if ((old == null || unknown) && note != null) {
            period.putIfAbsent("note", note);
        }
        return period;
    }

    private static boolean later(Object confirmed, @Nullable Object known) {
        return SaidDate.text(confirmed).compareTo(SaidDate.text(known)) > 0;
    }

    private static void sources(Map<String, Object> period, Map<?, ?> said) {
        if (said.get("sources") instanceof List<?> more) {
            Set<Object> all = new LinkedHashSet<>();
            if (period.get("sources") instanceof List<?> known) {
                all.addAll(known);
            }
            all.addAll(more);
            period.put("sources", List.copyOf(all));
        }
    }

    private static Map<String, Object> copy(Map<?, ?> known) {
        Map<String, Object> period = new LinkedHashMap<>();
        known.forEach((name, value) -> period.put(name.toString(), value));
        return period;
    }
}
