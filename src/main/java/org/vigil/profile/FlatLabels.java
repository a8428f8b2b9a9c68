package org.vigil.profile;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds words that tell a charge as a fact (RULES 2, "never terrorist"), in the language of the text, or in each that is known
 * where nobody says which it is. A word list: some are missed, and who says whose word it is, or that it is not so, may say it.
 *
 * <p>What somebody said is not refused: it is a document, and may say it of others. Whoever checks a folder asks about it.
 */
public final class FlatLabels {
    public static final String ALLOWED =
            "the person's own work, or who says so (\"is accused of …\"); what somebody is accused of belongs under charges";

    private static final String FACTS = "facts.";

    private static final Pattern SENTENCES = Pattern.compile("(?<=[.!?;\\n。！？；؟؛])\\s*");

    /** The fields of a profile that say something in sentences, to readers or for the team. */
    private static final Pattern TOLD =
            Pattern.compile("(?:story|sentences|events|photo\\.alt_text|actions\\[\\d+]\\.(?:ask|text))\\b.*");

    private static final Pattern CHARGE = Pattern.compile("charges\\[\\d+]\\.charge\\b.*");

    /** The last part of a field's path where texts stand by language. */
    private static final Pattern LANGUAGE = Pattern.compile(".*\\.((?!ask$)[a-z]{2,3}(?:-[A-Za-z0-9-]+)?)");

    private FlatLabels() {}

    /** Languages of which these words are known. */
    public static Collection<String> languages() {
        return LabelWords.languages();
    }

    /** What is wrong with a text of a profile. What others say of a field is looked at as the field itself. */
    static Optional<String> in(String place, String text) {
        String field = place.startsWith(FACTS) ? place.substring(FACTS.length()) : place;
        if (field.startsWith("role")) {
            return first(words(field), words -> words.calledIn(text)).map(FlatLabels::sentence);
        }
        if (CHARGE.matcher(field).matches()) {
            return first(words(field), words -> words.instead(text))
                    .map(label -> "\"" + label + "\" is somebody, and no charge");
        }
        return TOLD.matcher(field).matches() ? told(field, text) : Optional.empty();
    }

    /** What is wrong with a text that is told in sentences, by its field, such as {@code text.ru}. */
    public static Optional<String> told(String field, String text) {
        return told(words(field), text);
    }

    /** What is wrong with a text in a language. */
    public static Optional<String> toldIn(String language, String text) {
        return told(LabelWords.of(language).stream().toList(), text);
    }

    private static Optional<String> told(Collection<LabelWords> languages, String text) {
        List<String> sentences = Arrays.asList(SENTENCES.split(text));
        return first(
                        languages,
                        words -> sentences.stream()
                                .flatMap(sentence -> words.saidIn(sentence).stream())
                                .findFirst())
                .map(FlatLabels::sentence);
    }

    private static Optional<String> first(
            Collection<LabelWords> languages, Function<LabelWords, Optional<String>> look) {
        return languages.stream().flatMap(words -> look.apply(words).stream()).findFirst();
    }

    private static Collection<LabelWords> words(String field) {
        Matcher byLanguage = LANGUAGE.matcher(field);
        return byLanguage.matches()
                ? LabelWords.of(byLanguage.group(1)).stream().toList()
                : LabelWords.all();
    }

    private static String sentence(String label) {
        return "\"" + label + "\" tells a charge as a fact";
    }
}
