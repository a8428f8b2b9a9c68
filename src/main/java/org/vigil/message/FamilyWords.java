package org.vigil.message;

import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.vigil.profile.Profile;

/**
 * The words of a family's letter in one language.
 *
 * @param reviewed who of those who speak it read them, and when; empty while nobody has
 */
record FamilyWords(String language, String reviewed, Properties words) {
    /** In which families can be written to. */
    static final List<String> LANGUAGES =
            List.of("en", "ru", "es", "az", "tr", "fa", "ar", "uk", "be", "pl", "zh", "vi");

    private static final String REVIEWED = "reviewed";

    /** By the exact tag or its base language; empty where nobody worded a letter in it. */
    static Optional<FamilyWords> of(String language) {
        Map<String, String> known =
                LANGUAGES.stream().collect(java.util.stream.Collectors.toMap(each -> each, each -> each));
        String base = language.replaceFirst("-.*", "");
        return Optional.ofNullable(known.get(base)).map(found -> read(language, found));
    }

    private static FamilyWords read(String language, String base) {
        String name = "/family/letter." + base + ".properties";
        try (InputStream stream = FamilyWords.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not in the program");
            }
            Properties words = new Properties();
            words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return new FamilyWords(language, words.getProperty(REVIEWED, "").strip(), words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The words of a key, with what is put into them set apart where it runs the other way.
     *
     * @throws IllegalStateException for words that the file does not have
     */
    String say(String key, Map<String, String> values) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("the letter in " + language + " has no words for " + key);
        }
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", isolated(value.getValue()));
        }
        return text;
    }

    String isolated(String text) {
        return Marks.isolated(text, ULocale.forLanguageTag(language).isRightToLeft());
    }

    String in(Map<String, String> texts) {
        return Profile.byLanguage(texts, language);
    }
}
