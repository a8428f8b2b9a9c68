package org.vigil.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.source.Fields;

/** Reads the periods of custody of a profile. */
final class CustodyFields {
    private static final String DATE = PartialDate.ALLOWED + ", or { date: …, circa: true }";

    /** A period and the lines it stands on, so that a problem between two periods has a place. */
    private record Read(CustodyPeriod period, Fields fields) {}

    private CustodyFields() {}

    static List<CustodyPeriod> read(Fields profile) {
        List<Read> periods = new ArrayList<>();
        for (Fields fields : profile.children("custody")) {
            period(fields).map(period -> new Read(period, fields)).ifPresent(periods::add);
        }
        reportOverlaps(periods);
        return periods.stream().map(Read::period).toList();
    }

    private static Optional<CustodyPeriod> period(Fields fields) {
        Optional<CustodyKind> kind = fields.requiredChoice("kind", CustodyKind.class);
        Optional<CustodyDate> from = requiredDate(fields, "from");
        boolean endUnknown = endUnknown(fields);
        Optional<CustodyDate> to = endUnknown ? Optional.empty() : date(fields, "to");
        Optional<PartialDate> confirmed = fields.value("confirmed", Codes::date, PartialDate.ALLOWED);
        Optional<String> note = fields.text("note");
        List<SourceId> sources = SourceFields.of(fields);
        fields.done();
        if (!fields.has("to") && !fields.has("confirmed")) {
            fields.problem(
                    "", "the period has no end", "confirmed: the last day a source says it lasts; or to: its end");
        } else if (endUnknown && !fields.has("confirmed")) {
            fields.problem("to", "the end is not known", "add confirmed: the last day a source says it still lasted");
        }
        boolean toUnreadable = fields.has("to") && !endUnknown && to.isEmpty();
        if (kind.isEmpty() || from.isEmpty() || toUnreadable || !inOrder(fields, from.get(), to, confirmed)) {
            return Optional.empty();
        }
        return Optional.of(new CustodyPeriod(
                kind.get(),
                from.get(),
                to.orElse(null),
                endUnknown,
                confirmed.orElse(null),
                note.orElse(null),
                sources));
    }

    /** Whether it says {@code to: unknown}. */
    static boolean endUnknown(Fields fields) {
        return !fields.isMapping("to")
                && fields.text("to").filter("unknown"::equals).isPresent();
    }

    static boolean inOrder(Fields fields, CustodyDate from, Optional<CustodyDate> to, Optional<PartialDate> confirmed) {
        if (to.isPresent() && to.get().latest().isBefore(from.earliest())) {
            fields.problem(
                    "to",
                    "it ends on " + to.get().words() + ", before it begins",
                    "a date from " + from.words() + " on");
            return false;
        }
        if (confirmed.isPresent() && confirmed.get().latest().isBefore(from.earliest())) {
            fields.problem(
                    "confirmed", "it is confirmed for a time before it begins", "a date from " + from.words() + " on");
            return false;
        }
        if (confirmed.isPresent()
                && to.isPresent()
                && confirmed.get().earliest().isAfter(to.get().latest())) {
            fields.problem(
                    "confirmed",
                    "it is confirmed for a time after its end",
                    "a date up to " + to.get().words());
            return false;
        }
        return true;
    }

    /** A date, or a mapping of a date and its doubt; absent where the field is. */
    static Optional<CustodyDate> date(Fields fields, String field) {
        if (!fields.isMapping(field)) {
            return fields.value(field, text -> CustodyDate.of(Codes.date(text)), DATE);
        }
        return fields.child(field).flatMap(CustodyFields::doubtful);
    }

    static Optional<CustodyDate> requiredDate(Fields fields, String field) {
        if (!fields.has(field)) {
            fields.problem(field, "the field is missing", DATE);
            return Optional.empty();
        }
        return date(fields, field);
    }

    private static Optional<CustodyDate> doubtful(Fields fields) {
        Optional<PartialDate> date = fields.requiredValue("date", Codes::date, PartialDate.ALLOWED);
        boolean circa = fields.flag("circa");
        boolean disputed = fields.flag("disputed");
        @Nullable LocalDate latest = fields.value("latest", Codes::day, Codes.DAY).orElse(null);
        List<Alternative> alternatives = alternatives(fields);
        List<SourceId> sources = SourceFields.of(fields);
        fields.done();
        if (latest != null && !circa && !disputed && alternatives.isEmpty()) {
            fields.problem("latest", "only a date in doubt has a latest day", "add circa: true or disputed: true");
            return Optional.empty();
        }
        if (date.isPresent() && latest != null && latest.isBefore(date.get().latest())) {
            fields.problem("latest", "the latest day lies before the date itself", "a day after " + date.get());
            return Optional.empty();
        }
        return date.map(found -> new CustodyDate(found, circa, disputed, latest, alternatives, sources));
    }

    /** What other sources say; each names at least one of them, else nobody could weigh it. */
    private static List<Alternative> alternatives(Fields fields) {
        List<Alternative> result = new ArrayList<>();
        for (Fields other : fields.children("alternatives")) {
            Optional<PartialDate> date = other.requiredValue("date", Codes::date, PartialDate.ALLOWED);
            List<SourceId> sources = SourceFields.required(other, "the ids of the sources that give this date");
            other.done();
            date.ifPresent(found -> result.add(new Alternative(found, sources)));
        }
        return List.copyOf(result);
    }

    private static void reportOverlaps(List<Read> periods) {
        for (int later = 1; later < periods.size(); later++) {
            Read second = periods.get(later);
            for (Read first : periods.subList(0, later)) {
                if (overlap(first.period(), second.period())) {
                    second.fields()
                            .problem(
                                    "from",
                                    "the period overlaps with the one on line "
                                            + first.fields().line(),
                                    "give the earlier one its end, or to: unknown; a period may begin on the day when another ends");
                }
            }
        }
    }

    /** Whether each surely begins before the other surely ends. */
    private static boolean overlap(CustodyPeriod one, CustodyPeriod other) {
        return beginsBeforeEnd(one, other) && beginsBeforeEnd(other, one);
    }

    private static boolean beginsBeforeEnd(CustodyPeriod one, CustodyPeriod other) {
        if (other.to() != null) {
            return one.from().surelyBefore(other.to());
        }
        return !other.endUnknown() || one.from().surelyBefore(CustodyDate.of(other.lastConfirmed()));
    }
}
