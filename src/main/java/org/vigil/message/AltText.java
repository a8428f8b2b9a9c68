package org.vigil.message;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.vigil.network.Image;
import org.vigil.network.Part;

/** Whether the words beside a picture tell what is in it, or only say the post again. */
public final class AltText {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}\u200c]+");

    /** So many words in a row, and so large a share of such rows, are no accident. */
    private static final int ROW = 3;

    private static final double SHARE = 0.6;

    private AltText() {}

    /** Whether a listener hears the same words twice: most rows of three words of the alt text stand in the post. */
    public static boolean repeats(Part part) {
        String said = String.join(" ", words(part.text()));
        return part.images().stream().map(Image::altText).anyMatch(altText -> repeats(words(altText), said));
    }

    private static boolean repeats(List<String> words, String said) {
        if (words.size() < ROW) {
            return !words.isEmpty() && (" " + said + " ").contains(" " + String.join(" ", words) + " ");
        }
        Set<String> rows = new HashSet<>();
        for (int i = 0; i + ROW <= words.size(); i++) {
            rows.add(String.join(" ", words.subList(i, i + ROW)));
        }
        long again = rows.stream()
                .filter(row -> (" " + said + " ").contains(" " + row + " "))
                .count();
        return again >= SHARE * rows.size();
    }

    private static List<String> words(String text) {
        return WORD.matcher(Marks.nfc(text).toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
