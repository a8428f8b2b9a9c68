package org.vigil.delivery;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigil.message.FreeWords;
import org.vigil.profile.Profile;

/** Whether words by hand say of somebody who is out under conditions that he or she is free (RULES 1, R7). */
final class CalledFree {
    private CalledFree() {}

    /**
     * Why such words may not be said; empty where they may. A sentence that stands in public already is no news; taking a
     * "not" out of it is.
     *
     * @param people who are out under conditions, and of whom the words may speak
     */
    static Optional<String> newly(List<Profile> people, List<String> campaignHashtags, String was, String words) {
        if (people.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = people.stream()
                .flatMap(person -> person.names().values().stream())
                .toList();
        List<String> hashtags = Stream.concat(
                        campaignHashtags.stream(),
                        people.stream().flatMap(person -> person.published().hashtags().stream()))
                .toList();
        List<String> stood = sentences(was);
        return sentences(words).stream()
                .filter(sentence -> !stood.contains(sentence))
                .flatMap(sentence -> FreeWords.inAnyLanguage(sentence, names, hashtags).stream())
                .findFirst()
                .map(
                        word -> "the words say \"" + word + "\", and "
                                + people.getFirst().id()
                                + " is out under conditions, or nobody has written down that there are none (conditional: none)");
    }

    private static List<String> sentences(String text) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(ULocale.ROOT);
        breaks.setText(text);
        List<String> sentences = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            sentences.add(text.substring(start, end).strip());
        }
        return sentences;
    }
}
