package org.vigil.console;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Splits a text as a network shows it: hashtags, links and the number of days stand out. */
final class Words {
    /** A stretch of text and how it is shown: {@code plain}, {@code tag}, {@code link} or {@code days}. */
    record Stretch(String kind, String text) {}

    /** The number of days in the languages whose words for it are known; elsewhere it does not stand out. */
    private static final String DAYS = "(?<days>\\p{Nd}[\\p{Nd}\\p{Zs}.,]*\\s?"
            + "(?:days?|дн(?:я|ей|і|ів)|день|дзён|дзень|дні|días?|jours?|Tagen?|gün|ngày|天|روز|أيام|يوم\\p{L}*\\p{M}*\\p{L}*)(?![\\p{L}]))";

    private static final Pattern STANDS_OUT = Pattern.compile(
            "(?<link>https://[^\\s<>\"]+[^\\s<>\".,;:!?)])|(?<tag>(?<![\\p{L}\\p{N}_])#[\\p{L}\\p{M}\\p{N}_\\u200c]+)|"
                    + DAYS);

    private Words() {}

    /** Paragraphs, which an empty line separates; a line's end inside one stays. */
    static List<List<Stretch>> paragraphs(String text) {
        return Stream.of(text.strip().split("\\R[ \\t]*\\R\\s*", -1))
                .map(Words::stretches)
                .toList();
    }

    private static List<Stretch> stretches(String paragraph) {
        List<Stretch> stretches = new ArrayList<>();
        Matcher matcher = STANDS_OUT.matcher(paragraph);
        int end = 0;
        while (matcher.find()) {
            plain(stretches, paragraph.substring(end, matcher.start()));
            stretches.add(new Stretch(kind(matcher), matcher.group()));
            end = matcher.end();
        }
        plain(stretches, paragraph.substring(end));
        return stretches;
    }

    private static void plain(List<Stretch> stretches, String text) {
        if (!text.isEmpty()) {
            stretches.add(new Stretch("plain", text));
        }
    }

    private static String kind(Matcher matcher) {
        return Stream.of("link", "tag", "days")
                .filter(kind -> matcher.group(kind) != null)
                .findFirst()
                .orElseThrow();
    }
}
