package org.vigil.exchange;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words that stand beside dates, in the languages that lists are written in. */
final class DateWords {
    /** Between two dates of which one is meant. */
    static final Set<String> OR = words("or|или|або|ці|lub|albo|veya|ya|yaxud|və ya|o|ou|oder|أو|یا|或|hoặc");

    /** Between the parts of one date; between two dates they may say "or", and may say "to". */
    static final Set<String> TO = words("-|‐|‑|–|—|/");

    static final Set<String> CIRCA = words(
            "around|about|circa|ca|c|approx|approximately|early|mid|late|~|≈|около|примерно|приблизительно|близько",
            "приблизно|каля|прыблізна|okolo|ok|około|təxminən|yaklaşık|civarı|حوالي|نحو|تقريبا|حدود|cerca|alrededor",
            "aproximadamente|hacia|vers|environ|etwa|khoảng|约|大约|左右");

    /** Says nothing. */
    static final Set<String> FILLER = words(
            "of|the|in|on|de|del|el|la|en|a|since|desde|с|з|в|у|od|w|г|год|года|году|гг|р|рік|року|роц|годзе|r|roku|rok",
            "il|ilin|ildə|yıl|yılı|yılında|năm|ngày|từ|منذ|في|سنة|عام|م|از|سال|自|le|am|,|.|:|;|(|)|'|’");

    static final Set<String> AFTER = words("after|после|після|пасля|po|sonra|بعد|después|sau|later|nach|après");

    static final Set<String> UNKNOWN = words(
            "unknown|not known|none|null|nan|n/a|na|not available|-|–|—|?|??|???|0000-00-00|неизвестно|не известно",
            "неизвестна|нет данных|невідомо|немає даних|невядома|няма звестак|nieznany|nieznana|nieznane|brak danych",
            "naməlum|məlum deyil|bilinmiyor|belirsiz|غير معروف|غير معروفة|مجهول|لا يوجد|نامعلوم|نامشخص|no disponible",
            "desconocido|desconocida|se desconoce|sin datos|不详|不詳|未知|不明|无|không rõ|chưa rõ|inconnu|unbekannt");

    private DateWords() {}

    private static Set<String> words(String... lines) {
        return Stream.of(lines)
                .flatMap(line -> Stream.of(line.split("\\|")))
                .map(PlainWords::of)
                .collect(Collectors.toUnmodifiableSet());
    }
}
