package org.vigil.profile;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds words that tell a charge as a fact (RULES 2, "never terrorist"): in a role, and where a story says flatly that
 * somebody is such a one. A short list, in English and Russian; whoever is quoted, or said to call somebody so, may.
 */
final class FlatLabels {
    static final String ALLOWED =
            "the person's own work; what somebody is accused of belongs under charges, with who says so";

    private static final String FACTS = "facts.";

    private static final String EN =
            "(?:terrorists?|extremists?|murder(?:er|ers|ess)|killers?|criminals?|traitors?|spy|spies|saboteurs?|rapists?|foreign agents?)";
    private static final String RU =
            "(?:террорист|экстремист|убийц|преступни[кц]|предател|изменни[кц]|шпион|диверсант|насильник|иноагент)(?!ическ|изм|ств|аж)\\p{L}{0,4}";

    private static final Pattern LABEL = pattern("(?<![\\p{L}-])(?:" + EN + "|" + RU + ")(?!\\p{L})");
    private static final Pattern FLAT = pattern(
            "(?<!\\p{L})(?:(?:is|was|are|were|being|a known|a convicted)\\s+(?:an?\\s+|the\\s+)?(?:[\\p{L}-]+\\s+){0,2}?"
                    + EN + "|(?:является|был|была|—|–)\\s+(?:\\p{L}+\\s+){0,2}?" + RU + ")(?!\\p{L})");
    private static final Pattern ATTRIBUTED = pattern(
            "accus|charg|alleg|call|label|brand|claim|so-called|suspect|court|verdict|sentenced|prosecut|propaganda|defend|anti-|counter-|\"|“|«|„"
                    + "|обвин|называ|назва|объяв|признал|призна[нл]|суд|приговор|следстви|прокур|якобы|так называем|защища|против");

    private FlatLabels() {}

    /** What is wrong with a text of a profile; only roles and stories are looked at, and what others say instead of them. */
    static Optional<String> in(String place, String text) {
        String field = place.startsWith(FACTS) ? place.substring(FACTS.length()) : place;
        if (field.startsWith("role")) {
            return label(text).filter(label -> !ATTRIBUTED.matcher(text).find()).map(FlatLabels::words);
        }
        return field.startsWith("story") ? flat(text).map(FlatLabels::words) : Optional.empty();
    }

    private static Optional<String> label(String text) {
        Matcher label = LABEL.matcher(text);
        return label.find() ? Optional.of(label.group()) : Optional.empty();
    }

    private static Optional<String> flat(String text) {
        return List.of(text.split("(?<=[.!?;\\n])\\s*")).stream()
                .filter(sentence -> !ATTRIBUTED.matcher(sentence).find())
                .map(FLAT::matcher)
                .filter(Matcher::find)
                .flatMap(flat -> label(flat.group()).stream())
                .findFirst();
    }

    private static String words(String label) {
        return "\"" + label + "\" tells a charge as a fact";
    }

    private static Pattern pattern(String form) {
        return Pattern.compile(form, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
