package org.vigil.profile;

import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.vigil.source.BidiControls;

/** What no text of a profile may hold: signs that disguise a text, and the means to reach somebody (RULES 2 and 4). */
final class PublishableText {
    static final String ALLOWED = "take it out";

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n]]");
    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+");
    private static final Pattern DATE = Pattern.compile(
            "\\b\\d{4}-\\d{2}(?:-\\d{2})?\\b|\\b\\d{1,2}[./]\\d{1,2}[./]\\d{4}\\b|\\b\\d{4}[-–/]\\d{4}\\b");
    private static final Pattern GROUPED = Pattern.compile("\\p{Nd}{1,3}(?:[ \\u00A0\\u202F.]\\p{Nd}{3})+");
    private static final Pattern DIGITS =
            Pattern.compile("\\+?\\(?\\p{Nd}[\\p{Nd} \\u00A0\\u202F().\\-‐‑–/]{5,}\\p{Nd}");

    /** Fields that hold no words of a person: a number in them is no telephone's. */
    private static final Set<String> NO_WORDS = Set.of(
            "link",
            "file",
            "id",
            "speaks_for",
            "members",
            "together",
            "hashtags",
            "tags",
            "from",
            "to",
            "date",
            "latest",
            "confirmed",
            "given",
            "until",
            "on",
            "closes");

    private PublishableText() {}

    /** What is wrong with a text; empty where nothing is. */
    static Optional<String> wrong(String field, String text) {
        if (BidiControls.in(text)) {
            return Optional.of("the text holds an invisible sign that turns its direction");
        }
        if (CONTROL.matcher(text).find()) {
            return Optional.of("the text holds an invisible control sign");
        }
        if (NO_WORDS.contains(field.replaceFirst("\\[\\d+]$", "").replaceFirst("^.*\\.", ""))) {
            return Optional.empty();
        }
        if (EMAIL.matcher(text).find()) {
            return Optional.of("an e-mail address stands in the text; nobody's contact belongs in a profile");
        }
        return telephone(text)
                ? Optional.of(
                        "what looks like a telephone number stands in the text; nobody's contact belongs in a profile")
                : Optional.empty();
    }

    private static boolean telephone(String text) {
        return DIGITS.matcher(DATE.matcher(text).replaceAll("·"))
                .results()
                .map(MatchResult::group)
                .anyMatch(PublishableText::dialled);
    }

    private static boolean dialled(String candidate) {
        long digits = candidate.codePoints().filter(Character::isDigit).count();
        if (candidate.startsWith("+")) {
            return digits >= 7;
        }
        boolean spaced = candidate.codePoints().anyMatch(sign -> !Character.isDigit(sign));
        return !GROUPED.matcher(candidate).matches() && !years(candidate) && (digits >= 9 || spaced && digits >= 7);
    }

    /** Two years side by side, as in "2011 2014", are no number to dial. */
    private static boolean years(String candidate) {
        return candidate.matches("(?:(?:19|20)\\d{2}[^\\d]*)+");
    }
}
