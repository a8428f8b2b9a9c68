package org.vigil.exchange;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A date in numbers with a word beside it that says nothing, or "about": "24.04.2014 г.", "ngày 24/4/2014", "~2014-04-24". */
final class AsideWords {
    private static final Pattern BESIDE =
            Pattern.compile("(?<before>[^\\d]*?)[ :]*(?<date>\\d[\\d./‐‑–-]*\\d)[ ,]*(?<after>[^\\d]*?)");

    private AsideWords() {}

    /** Empty where the text is of another form, or a word beside the date says something else. */
    static Optional<WrittenDate> read(String plain, DateHint hint) {
        Matcher matcher = BESIDE.matcher(plain);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String[] words =
                (matcher.group("before") + " " + matcher.group("after")).strip().split("\\s+", -1);
        boolean about = false;
        for (String word : words) {
            String bare = word.replaceAll("^[(]|[.)]+$", "");
            about |= DateWords.CIRCA.contains(bare);
            if (!bare.isEmpty() && !DateWords.CIRCA.contains(bare) && !DateWords.FILLER.contains(bare)) {
                return Optional.empty();
            }
        }
        boolean circa = about;
        return NumericDates.read(matcher.group("date"), hint)
                .filter(date -> date.precision() != WrittenDate.Precision.NOT_A_DATE)
                .map(date -> circa ? WordDates.about(date) : date);
    }
}
