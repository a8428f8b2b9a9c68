package org.vigil.exchange;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigil.profile.PublishableText;

/** Where in a cell stands what no profile may say: how to reach somebody, or a child's age or school. It never says what. */
final class HarmfulText {
    private static final Pattern WORD = Pattern.compile("\\S+");

    private static final Pattern QUOTED = Pattern.compile("\"(.*)\"", Pattern.DOTALL);

    private HarmfulText() {}

    /** Whether a sentence about a cell repeats it between quotes. */
    static boolean quoted(String sentence) {
        Matcher words = QUOTED.matcher(sentence);
        return words.find() && in(words.group(1));
    }

    /** Whether a text that is shown or kept would tell it. */
    static boolean in(String text) {
        return PublishableText.wrong("", text).isPresent();
    }

    /**
     * The place, counted in words of the cell from 1; empty where the cell is harmless.
     *
     * @param field of the profile, as {@link PublishableText#wrong} takes it
     */
    static Optional<String> place(String field, String cell) {
        if (PublishableText.wrong(field, cell).isEmpty()) {
            return Optional.empty();
        }
        List<Integer> ends = WORD.matcher(cell).results().map(MatchResult::end).toList();
        int first = 0;
        int last = ends.size() - 1;
        while (first < last) {
            int middle = (first + last) / 2;
            boolean there = PublishableText.wrong(field, cell.substring(0, ends.get(middle)))
                    .isPresent();
            first = there ? first : middle + 1;
            last = there ? middle : last;
        }
        return Optional.of("look at word " + (first + 1) + " of " + ends.size());
    }
}
