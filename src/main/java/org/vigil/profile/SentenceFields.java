package org.vigil.profile;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigil.source.Fields;

/** Reads the decisions of courts. */
final class SentenceFields {
    private static final String LENGTH = "7 years, 7 years 6 months, 15 days, or life";
    private static final String LIFE = "life";
    private static final Pattern FORM = Pattern.compile(
            "(?:(\\d{1,3}) years?)?[, ]*(?:(\\d{1,3}) months?)?[, ]*(?:(\\d{1,4}) days?)?", Pattern.CASE_INSENSITIVE);

    private SentenceFields() {}

    static List<Sentence> read(Fields profile) {
        return profile.children("sentences").stream()
                .map(SentenceFields::sentence)
                .toList();
    }

    private static Sentence sentence(Fields fields) {
        Optional<PartialDate> date = fields.value("date", Codes::date, PartialDate.ALLOWED);
        String text = Words.required(fields, "text", "what was decided, such as 7 years 6 months");
        Optional<Period> length = fields.value("length", SentenceFields::length, LENGTH);
        Optional<LocalDate> from = fields.value("counts_from", Codes::day, Codes.DAY);
        List<Said> alternatives = fields.children("alternatives").stream()
                .map(SentenceFields::said)
                .toList();
        List<SourceId> sources = SourceFields.of(fields);
        fields.done();
        boolean life = length.filter(Period::isZero).isPresent();
        if (from.isPresent() && (length.isEmpty() || life) && !fields.has("length")) {
            fields.problem("counts_from", "there is no length to count", "length: " + LENGTH);
        }
        return new Sentence(
                date.orElse(null),
                text,
                life ? null : length.orElse(null),
                life,
                from.orElse(null),
                alternatives,
                sources);
    }

    private static Said said(Fields fields) {
        Said said = new Said(
                Words.required(fields, "text", "what these sources say was decided"),
                SourceFields.required(fields, "the ids of the sources that say it"));
        fields.done();
        return said;
    }

    /** @return nothing at all for life */
    private static Period length(String text) {
        if (text.toLowerCase(Locale.ROOT).equals(LIFE)) {
            return Period.ZERO;
        }
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no length of time");
        }
        Period length = Period.of(number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3)));
        if (length.isZero()) {
            throw new IllegalArgumentException("no time at all");
        }
        return length;
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** The form that is read. */
    static Optional<String> words(Sentence sentence) {
        Period length = sentence.length();
        if (sentence.life()) {
            return Optional.of(LIFE);
        }
        return Optional.ofNullable(length)
                .map(known -> (part(known.getYears(), "year")
                                + part(known.getMonths(), "month")
                                + part(known.getDays(), "day"))
                        .strip());
    }

    private static String part(int number, String unit) {
        return number == 0 ? "" : number + " " + unit + (number == 1 ? " " : "s ");
    }
}
