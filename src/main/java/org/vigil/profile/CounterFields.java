package org.vigil.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigil.source.Fields;

/** Reads what is counted beside custody: hunger strikes and solitary confinement. */
final class CounterFields {
    private CounterFields() {}

    static List<Counter> read(Fields profile) {
        List<Counter> counters = new ArrayList<>();
        for (Fields fields : profile.children("counters")) {
            counter(fields).ifPresent(counter -> {
                if (counters.stream().anyMatch(other -> overlap(other, counter) && overlap(counter, other))) {
                    fields.problem(
                            "from",
                            "it overlaps with an earlier one of the same kind",
                            "give the earlier one its end, or to: unknown");
                }
                counters.add(counter);
            });
        }
        return List.copyOf(counters);
    }

    private static Optional<Counter> counter(Fields fields) {
        Optional<Counter.Kind> kind = fields.requiredChoice("kind", Counter.Kind.class);
        Optional<CustodyDate> from = CustodyFields.requiredDate(fields, "from");
        boolean endUnknown = CustodyFields.endUnknown(fields);
        Optional<CustodyDate> to = endUnknown ? Optional.empty() : CustodyFields.date(fields, "to");
        Optional<PartialDate> confirmed = fields.value("confirmed", Codes::date, PartialDate.ALLOWED);
        Optional<Convention> convention = fields.choice("convention", Convention.class);
        Optional<String> note = fields.text("note");
        List<SourceId> sources = SourceFields.of(fields);
        fields.done();
        if (!fields.has("confirmed") && (!fields.has("to") || endUnknown)) {
            fields.problem(
                    "",
                    "nothing says how long it lasted",
                    "confirmed: the last day a source says it lasts; or to: the day it ended");
        }
        boolean toUnreadable = fields.has("to") && !endUnknown && to.isEmpty();
        if (kind.isEmpty()
                || from.isEmpty()
                || toUnreadable
                || !CustodyFields.inOrder(fields, from.get(), to, confirmed)) {
            return Optional.empty();
        }
        return Optional.of(new Counter(
                kind.get(),
                from.get(),
                to.orElse(null),
                endUnknown,
                confirmed.orElse(null),
                convention.orElse(null),
                note.orElse(null),
                sources));
    }

    /** Whether one surely begins before the other ends. */
    private static boolean overlap(Counter one, Counter other) {
        if (one.kind() != other.kind()) {
            return false;
        }
        CustodyDate end = other.to();
        if (end != null) {
            return one.from().surelyBefore(end);
        }
        PartialDate confirmed = other.confirmed();
        return !other.endUnknown() || confirmed == null || one.from().surelyBefore(CustodyDate.of(confirmed));
    }
}
