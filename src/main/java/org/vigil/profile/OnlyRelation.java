package org.vigil.profile;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds whoever is told of as somebody's relative and as nothing else (RULES 2, "no 'wife of' as only identity"). The words
 * for relatives are those of twelve languages.
 */
public final class OnlyRelation {
    private static final String EN =
            "wife|widow|mother|sister|daughter|girlfriend|fiancée|husband|widower|father|brother|son|partner|spouse|relative";

    /** One piece of a role that is a relation: "the wife of X", "X's wife", "wife". */
    private static final Pattern RELATION = pattern(Stream.of(
                    "(?:the\\s+|an?\\s+|his\\s+|her\\s+)?(?:\\p{L}+\\s+)?(?:" + EN + ")(?:\\s+(?:of|to)\\s+.+)?",
                    ".+['’]s?\\s+(?:" + EN + ")",
                    "(?:жена|вдова|мать|сестра|дочь|невеста|муж|отец|брат|сын|супруг[а]?)(?:\\s+.+)?",
                    "(?:дружина|вдова|мати|сестра|донька|чоловік|батько|син|жонка|маці|дачка|бацька)(?:\\s+.+)?",
                    "(?:la\\s+|el\\s+)?(?:esposa|mujer|viuda|madre|hermana|hija|esposo|marido|padre|hermano|hijo)(?:\\s+del?\\s+.+)?",
                    "(?:żona|wdowa|matka|siostra|córka|mąż|ojciec|brat|syn)(?:\\s+.+)?",
                    "(?:l['’]|la\\s+|le\\s+)?(?:épouse|femme|veuve|mère|sœur|fille|époux|mari|père|frère|fils)(?:\\s+d[e'’u].*)?",
                    "(?:die\\s+|der\\s+)?(?:ehefrau|frau|witwe|mutter|schwester|tochter|ehemann|vater|bruder|sohn)(?:\\s+(?:von|des|der)\\s+.+)?",
                    ".+\\s(?:eşi|karısı|dul\\s+eşi|annesi|kızı|kız\\s+kardeşi|kocası|babası|oğlu)",
                    ".+\\s(?:həyat\\s+yoldaşı|arvadı|anası|bacısı|qızı|əri|atası|qardaşı)",
                    "(?:زوجة|أرملة|والدة|أخت|شقيقة|ابنة|زوج|والد|شقيق|ابن)(?:\\s+.+)?",
                    "(?:همسر|بیوه|مادر|خواهر|دختر|پدر|برادر|پسر)(?:\\s+.+)?",
                    ".*(?:妻子|遗孀|遺孀|母亲|母親|妹妹|姐姐|女儿|女兒|丈夫|父亲|儿子)",
                    "(?:vợ|góa\\s+phụ|mẹ|chị|em\\s+gái|con\\s+gái|chồng)(?:\\s+.+)?")
            .collect(Collectors.joining("|")));

    private static final Pattern PIECES = Pattern.compile("[,;/·،、，]");

    private OnlyRelation() {}

    /** The language of the first role of a prisoner that says a relation and nothing of the person; empty where none does. */
    public static Optional<String> of(Profile profile) {
        return profile.kind() == ProfileKind.PRISONER
                ? profile.role().entrySet().stream()
                        .filter(role -> in(role.getValue()))
                        .map(java.util.Map.Entry::getKey)
                        .findFirst()
                : Optional.empty();
    }

    /** Whether a role has no piece that tells of the person's own work. */
    static boolean in(String role) {
        List<String> pieces = PIECES.splitAsStream(ContactDetails.plain(role))
                .map(piece -> piece.replaceAll("\\s+", " ").strip().replaceFirst("\\.$", ""))
                .filter(piece -> !piece.isEmpty())
                .toList();
        return !pieces.isEmpty()
                && pieces.stream().allMatch(piece -> RELATION.matcher(piece).matches());
    }

    private static Pattern pattern(String forms) {
        return Pattern.compile("(?:" + forms + ")", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
