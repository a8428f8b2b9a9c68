package org.vigil.exchange;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.exchange.WrittenDate.Flag;

/** The dates of a row, as a profile's file writes them; what is not clear is refused with the question. */
final class DateCells {
    private final Map<String, DateColumn> evidence;
    private final CaseDates cases;
    private final Mapping mapping;

    DateCells(Map<String, DateColumn> evidence, CaseDates cases, Mapping mapping) {
        this.evidence = evidence;
        this.cases = cases;
        this.mapping = mapping;
    }

    /** What a cell says, with what its column and its case say of it; empty where nothing stands there. */
    Optional<WrittenDate> written(Cells cells, Target target, @Nullable ZoneId zone) {
        return cells.text(target).map(text -> read(cells, target, text, zone));
    }

    private WrittenDate read(Cells cells, Target target, String text, @Nullable ZoneId zone) {
        String column = cells.column(target);
        DateOrder seen =
                Optional.ofNullable(evidence.get(column)).map(DateColumn::order).orElse(DateOrder.UNSAID);
        DateOrder order = mapping.dates() == null ? seen : mapping.dates();
        DateHint hint = new DateHint(cells.language(column), order, zone);
        WrittenDate date = DateReader.read(text, hint);
        WrittenDate settled =
                date.flag() == Flag.AMBIGUOUS && hint.customSettles(text) ? date.flagged(Flag.NONE, "") : date;
        return target == Target.DETAINED_ON
                ? cells.text(Target.CASE)
                        .map(name -> cases.compared(name, settled))
                        .orElse(settled)
                : settled;
    }

    /** The date as a file writes it: a text, or a mapping with its doubt; empty where it is missing or refused. */
    Optional<Object> date(Cells cells, Target target, @Nullable ZoneId zone, LocalDate today) {
        Optional<WrittenDate> written = written(cells, target, zone);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        WrittenDate date = written.get();
        if (!date.dated() || date.flag() == Flag.REVIEW || date.flag() == Flag.AMBIGUOUS) {
            boolean unknown = date.precision() == WrittenDate.Precision.UNKNOWN && date.flag() == Flag.NONE;
            if (!unknown || target == Target.DETAINED_ON) {
                cells.refuse(target, date.why());
            }
            return Optional.empty();
        }
        if (Objects.requireNonNull(date.earliest()).isAfter(today)) {
            cells.refuse(
                    target,
                    "the day lies in the future; if it is one of another calendar, such as Bikram Sambat, write it in the"
                            + " Gregorian calendar");
            return Optional.empty();
        }
        return Optional.of(inFile(date));
    }

    private static Object inFile(WrittenDate date) {
        LocalDate earliest = Objects.requireNonNull(date.earliest());
        LocalDate latest = Objects.requireNonNull(date.latest());
        String text =
                switch (date.precision()) {
                    case DAY -> earliest.toString();
                    case MONTH -> YearMonth.from(earliest).toString();
                    case YEAR, UNKNOWN, INVALID, NOT_A_DATE ->
                        earliest.toString().substring(0, 4);
                };
        if (date.flag() == Flag.CIRCA) {
            return Draft.mapping("date", text, "circa", true);
        }
        if (date.flag() == Flag.CONFLICT) {
            return latest.equals(earliest)
                    ? Draft.mapping("date", text, "disputed", true)
                    : Draft.mapping("date", text, "disputed", true, "latest", latest.toString());
        }
        return text;
    }

    /** The plain text of a date without its doubt. */
    static String plain(Object date) {
        return date instanceof Map<?, ?> doubtful ? String.valueOf(doubtful.get("date")) : date.toString();
    }
}
