package org.vigil.followers;

import com.ibm.icu.text.Bidi;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The pages' own words in one language. */
final class Texts {
    /** In which there are such words. */
    static final List<String> LANGUAGES =
            List.of("en", "ru", "es", "az", "tr", "fa", "ar", "uk", "be", "pl", "zh", "vi");

    private static final String FSI = "\u2068";
    private static final String PDI = "\u2069";
    private static final Map<String, Texts> KNOWN = new LinkedHashMap<>();

    static {
        LANGUAGES.forEach(language -> KNOWN.put(language, read(language)));
    }

    private final String language;
    private final Properties words;

    private Texts(String language, Properties words) {
        this.language = language;
        this.words = words;
    }

    static boolean isKnown(String tag) {
        return KNOWN.containsKey(base(tag));
    }

    /** Of the base language of a tag for which there are words. */
    static Texts of(String tag) {
        return Optional.ofNullable(KNOWN.get(base(tag))).orElseThrow().speaking(tag);
    }

    private Texts speaking(String tag) {
        return new Texts(tag, words);
    }

    static String base(String tag) {
        return tag.replaceFirst("-.*", "");
    }

    private static Texts read(String language) {
        String name = "/followers/words." + language + ".properties";
        try (InputStream stream = Texts.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not in the program");
            }
            Properties words = new Properties();
            words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return new Texts(language, words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** BCP 47. */
    public String language() {
        return language;
    }

    /** What a page's {@code dir} says. */
    public String direction() {
        return ULocale.forLanguageTag(language).isRightToLeft() ? "rtl" : "ltr";
    }

    /** The language's name in itself. */
    public String name() {
        return ULocale.forLanguageTag(language).getDisplayName(ULocale.forLanguageTag(language));
    }

    /**
     * The words of a key, with what is put into them.
     *
     * @throws IllegalStateException for words that there are not
     */
    public String say(String key, String... values) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("there are no words for " + key + " in " + language);
        }
        for (int i = 0; i + 1 < values.length; i += 2) {
            text = text.replace("{" + values[i] + "}", isolated(values[i + 1]));
        }
        return text;
    }

    /** What runs the other way than the words around it is set apart, so that neither turns the other around. */
    private String isolated(String value) {
        byte other = direction().equals("rtl") ? Bidi.LTR : Bidi.RTL;
        return Bidi.getBaseDirection(value) == other && !value.startsWith(FSI) ? FSI + value + PDI : value;
    }

    /** As {@link #say}, with the key's end in lower case. */
    String say(String key, Enum<?> end, String... values) {
        return say(key + "." + end.name().toLowerCase(Locale.ROOT), values);
    }

    /** Whether somebody may be punished in the countries of this language for following or sharing. */
    public boolean warns() {
        return Danger.isKnown(language);
    }
}
