package org.vigil.message;

import com.ibm.icu.util.ULocale;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Words that say somebody is free. Of somebody released on bail, on parole or otherwise under conditions they would be
 * false (RULES 1, R7), so no post about such a release may have them. Legal terms in which the word means the opposite
 * ("libertad condicional") may stand.
 *
 * <p>Texts are compared without case, vowel signs of Arabic letters, joiners of the eye (styled letters, isolates) and
 * double spaces; so are names and hashtags.
 */
public final class FreeWords {
    private static final Map<String, FreeWordPattern> KNOWN = new TreeMap<>(Map.ofEntries(
            words("en", "free|freed|freer|frees|freeing|freely|freedoms?|liberty|liberties|liberat(?:ed?|es|ing|ion)"),
            words(
                    "es",
                    "libres?|libremente|libérrim[oa]|liberad[oa]s?|liberar\\p{L}*|liberó|liberan?|liberaron|liberación"
                            + "|libertades|libertad(?!\\s+(?:condicional|provisional|vigilada|bajo\\s+fianza))"),
            words(
                    "fr",
                    "libres?|librement|libér(?:ée?s?|er|a|ait|èrent)|libèrent?|libération(?!\\s+(?:conditionnelle|sous\\s+caution))"
                            + "|libertés|liberté(?!\\s+(?:conditionnelle|provisoire|surveillée|sous\\s+caution))"),
            words(
                    "de",
                    "frei|freie[mnrs]?|freiheit\\p{L}*|freigelassen\\p{L}*|freigekommen\\p{L}*|freilassung\\p{L}*"
                            + "|befrei(?:t\\p{L}*|en|ung)"),
            words("ru", "свобод\\p{L}*|вольн\\p{L}*|вол(?:я|и|е|ю|ей|ею)"),
            words("uk", "вільн\\p{L}*|свобод\\p{L}*|вольн\\p{L}*|визвол\\p{L}*|вол(?:я|і|ю|ею)"),
            words("be", "вольн\\p{L}*|свабод\\p{L}*|свабодз\\p{L}*|вол(?:я|і|ю|яй|яю)"),
            words("pl", "woln\\p{L}*|uwoln(?:i|ie)\\p{L}*|uwalnia\\p{L}*|oswobodz\\p{L}*|wyzwol\\p{L}*"),
            words("az", "azad\\p{L}*|sərbəst\\p{L}*|hür|hürr\\p{L}*"),
            words(
                    "tr",
                    "özgür\\p{L}*|hür|hürd\\p{L}*|hürr\\p{L}*|azat\\p{L}*|azad\\p{L}*|(?<!denetimli\\s)serbest\\p{L}*"),
            Map.entry("ar", arabic()),
            words(
                    "fa",
                    "[آا]زاد(?!ی\\s+(?:مشروط|با\\s+قید))\\p{L}*|رها(?:یی\\p{L}*|ئی\\p{L}*|ست|ند)?|حریت|وارهید\\p{L}*"),
            Map.entry("zh", new FreeWordPattern(Pattern.compile("自由"), "自由")),
            words("vi", "tự[\\s-]+do")));

    private FreeWords() {}

    private static Map.Entry<String, FreeWordPattern> words(String language, String words) {
        return Map.entry(language, FreeWordPattern.of(words, words));
    }

    /** With the words that are written together with the next: and, by, for, like, the. */
    private static FreeWordPattern arabic() {
        String article = "[وف]?(?:[لك]|ال|لل|بال|كال|فال)?";
        String freedom = "[وف]?(?:[بلك]|ال|لل|بال|كال)?(?:حري[ةه]|حري(?:ت|ات)\\p{L}*)";
        String atLarge = article + "(?:طليق|طليق[ةه]|طليقا|طليقتان|طليقان|طلقاء)";
        String free = article + "(?:حر|حرا|حر[ةه]|حرت(?:ان|ين)|حرائر|[أا]حرار)";
        return FreeWordPattern.of(
                free + "|" + freedom + "|" + atLarge + "|[وف]?(?:تحررت?|تحرروا)", freedom + "|" + atLarge);
    }

    /** Languages of which these words are known. */
    public static List<String> languages() {
        return List.copyOf(KNOWN.keySet());
    }

    public static boolean isKnown(String language) {
        return KNOWN.containsKey(base(language));
    }

    /**
     * The first such word in a text, as it stands there. Names of people are theirs, and the hashtags of the campaign and
     * of the person are names as well: in neither is anybody said to be free. Any other hashtag is read as its words.
     *
     * @param names of people
     * @param hashtags of the campaign and the person
     */
    static Optional<String> in(String text, String language, Collection<String> names, Collection<String> hashtags) {
        return Optional.ofNullable(KNOWN.get(base(language)))
                .flatMap(words -> words.in(plain(text), plain(names), plain(hashtags)));
    }

    /** As {@link #in}, of words that somebody wrote by hand, in whatever language. */
    public static Optional<String> inAnyLanguage(String text, Collection<String> names, Collection<String> hashtags) {
        return KNOWN.values().stream()
                .flatMap(words -> words.in(plain(text), plain(names), plain(hashtags)).stream())
                .findFirst();
    }

    /** Letters as they are read: without vowel signs, tatweel and what nobody sees; the joiner of Persian words divides them. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\p{Cf}\u0640\u064b-\u065f\u0670&&[^\u200c]]", "")
                .replace('ي', 'ی')
                .replace('ك', 'ک')
                .replaceAll("[\\p{Z}\u200c]+", " ");
    }

    private static List<String> plain(Collection<String> texts) {
        return texts.stream()
                .map(FreeWords::plain)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String base(String language) {
        return ULocale.forLanguageTag(language).getLanguage();
    }
}
