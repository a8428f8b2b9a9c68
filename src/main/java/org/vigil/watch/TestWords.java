package org.vigil.watch;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What a test post says: that it is one, and its moment, so that no two are the same. */
final class TestWords {
    private static final String ENGLISH = "Test by Vigil, will be deleted at once.";

    private static final Map<String, String> BY_LANGUAGE = Map.ofEntries(
            Map.entry("en", ENGLISH),
            Map.entry("es", "Prueba de Vigil, se borrará enseguida."),
            Map.entry("fr", "Essai de Vigil, sera supprimé aussitôt."),
            Map.entry("de", "Test von Vigil, wird gleich gelöscht."),
            Map.entry("ru", "Проверка Vigil, сразу будет удалена."),
            Map.entry("uk", "Перевірка Vigil, одразу буде видалена."),
            Map.entry("be", "Праверка Vigil, адразу будзе выдалена."),
            Map.entry("pl", "Test Vigil, zaraz zostanie usunięty."),
            Map.entry("az", "Vigil sınağı, dərhal silinəcək."),
            Map.entry("tr", "Vigil denemesi, hemen silinecek."),
            Map.entry("ar", "اختبار من Vigil، سيُحذف فورًا."),
            Map.entry("fa", "آزمایش Vigil، فوراً حذف می‌شود."),
            Map.entry("zh", "Vigil 测试，马上删除。"));

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private TestWords() {}

    /**
     * @param language BCP 47; English where we have no words in it
     * @param nonce tells tests of one second apart
     */
    static String of(String language, Instant now, UUID nonce) {
        String words = BY_LANGUAGE.getOrDefault(Locale.forLanguageTag(language).getLanguage(), ENGLISH);
        return words + " " + MOMENT.format(now) + " " + nonce.toString().substring(0, 4);
    }
}
