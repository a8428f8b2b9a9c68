package org.vigil.message;

import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What relatives are to a person, in the languages of posts. A closed table of the nearest: words further away split in
 * some of these languages (an aunt is the mother's sister or the father's) and would be guessed. Each stands alone, between
 * brackets behind a name: "Elmira Example (mother)".
 */
final class RelationWords {
    private static final List<String> LANGUAGES =
            List.of("en", "es", "fr", "de", "ru", "uk", "be", "pl", "az", "tr", "ar", "fa", "zh", "vi");

    /** One relation a line, in the order of the languages. */
    private static final String TABLE = """
            mother|madre|mère|Mutter|мать|мати|маці|matka|anası|annesi|الأم|مادر|母亲|mẹ
            father|padre|père|Vater|отец|батько|бацька|ojciec|atası|babası|الأب|پدر|父亲|cha
            wife|esposa|épouse|Ehefrau|жена|дружина|жонка|żona|həyat yoldaşı|eşi|الزوجة|همسر|妻子|vợ
            husband|esposo|époux|Ehemann|муж|чоловік|муж|mąż|həyat yoldaşı|eşi|الزوج|همسر|丈夫|chồng
            son|hijo|fils|Sohn|сын|син|сын|syn|oğlu|oğlu|الابن|پسر|儿子|con trai
            daughter|hija|fille|Tochter|дочь|дочка|дачка|córka|qızı|kızı|الابنة|دختر|女儿|con gái
            brother|hermano|frère|Bruder|брат|брат|брат|brat|qardaşı|erkek kardeşi|الأخ|برادر|兄弟|anh/em trai
            sister|hermana|sœur|Schwester|сестра|сестра|сястра|siostra|bacısı|kız kardeşi|الأخت|خواهر|姐妹|chị/em gái
            """;

    private static final List<List<String>> RELATIONS =
            TABLE.lines().map(line -> List.of(line.split("\\|"))).toList();

    /** By each of their words; one that several relations share tells none. */
    private static final Map<String, List<String>> BY_WORD = byWord();

    private RelationWords() {}

    private static Map<String, List<String>> byWord() {
        Map<String, List<String>> known = new HashMap<>();
        for (List<String> relation : RELATIONS) {
            for (String word : relation) {
                known.merge(folded(word), relation, (one, other) -> one == other ? one : List.of());
            }
        }
        return Map.copyOf(known);
    }

    private static String folded(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }

    /** The word in a language, for one that a file gives in any of these; empty where the table does not have it. */
    static Optional<String> in(String language, String word) {
        int column = LANGUAGES.indexOf(ULocale.forLanguageTag(language).getLanguage());
        List<String> relation = BY_WORD.get(folded(word));
        if (column < 0 || relation == null) {
            return Optional.empty();
        }
        // Shared by several relations: it can only stand in the language in which it does.
        return relation.isEmpty()
                ? RELATIONS.stream()
                        .map(words -> words.get(column))
                        .filter(own -> folded(own).equals(folded(word)))
                        .findFirst()
                : Optional.of(relation.get(column));
    }

    /** Those that a file may give, in English. */
    static String known() {
        return String.join(", ", RELATIONS.stream().map(List::getFirst).toList());
    }
}
