package org.vigil.message;

import com.ibm.icu.util.ULocale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words that tell a person's gender and that posts about prisoners are made of: pronouns, "spent", "arrested",
 * "convicted". Not every such word of a language; a native reader finds the others. Azerbaijani, Turkish, Persian,
 * Chinese as it is mostly read, and Vietnamese have none among them.
 */
final class GenderedWords {
    private static final Map<String, Pattern> KNOWN = Map.of(
            "en", words("she|he|hers?|his|him|herself|himself"),
            "es",
                    words("él|ella|detenid[oa]|encarcelad[oa]|pres[oa]|condenad[oa]|liberad[oa]|arrestad[oa]"
                            + "|desaparecid[oa]|acusad[oa]|recluid[oa]"),
            "fr", words("elle|détenue?|emprisonnée?|arrêtée?|condamnée?|libérée?|accusée?|disparue?|incarcérée?"),
            "ru",
                    words("он|она|его|её|ее|ему|ей|пров[её]л|провела|(?:арестован|задержан|признан|похищен)а?"
                            + "|(?:осужд|приговор|освобожд|заключ|обвин)[её]на?|исчез(?:ла)?|пропала?|находил(?:ся|ась)"
                            + "|удерживал(?:ся|ась)"),
            "uk",
                    words("він|вона|його|її|йому|їй|пров(?:ів|ела)|зник(?:ла)?|перебува(?:в|ла)"
                            + "|(?:заарештован|арештован|затриман|засуджен|звільнен|ув.язнен|обвинувачен)(?:ий|а)"),
            "be",
                    words("ён|яна|яго|яе|яму|ёй|прав(?:ёў|яла)|знік(?:ла)?|знаходзі(?:ўся|лася)"
                            + "|(?:арыштаван|затрыман|асуджан|вызвален|зняволен|абвінавачан)(?:ы|ая|а)"),
            "pl",
                    words("on|ona|jego|jej|jemu|spędziła?|przebywała?|zaginął|zaginęła"
                            + "|(?:aresztowan|zatrzyman|skazan|uwięzion|zwolnion|oskarżon|osadzon)[ya]"),
            "ar", words("هو|هي|قضى|قضت|محتجزة?|معتقلة?|سجينة?|مسجونة?|اعتقلت|اختفى|اختفت"));

    private GenderedWords() {}

    private static Pattern words(String words) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{M}])(?:" + words + ")(?![\\p{L}\\p{M}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Those in a text, in order. */
    static Stream<MatchResult> in(String language, String text) {
        Pattern known = KNOWN.get(ULocale.forLanguageTag(language).getLanguage());
        return known == null ? Stream.empty() : known.matcher(text).results();
    }
}
