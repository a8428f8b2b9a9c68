package org.vigil.message;

import com.ibm.icu.util.ULocale;
import java.util.Map;

/**
 * What a screen reader says beside the words themselves, in the post's language.
 *
 * @param part {@code {0}} is the number of a thread's part, {@code {1}} how many there are
 */
record HeardWords(String hashtag, String link, String image, String part, String contentWarning) {
    private static final HeardWords ENGLISH =
            new HeardWords("hashtag", "link", "image", "part {0} of {1}", "content warning");

    private static final Map<String, HeardWords> KNOWN = Map.ofEntries(
            Map.entry("en", ENGLISH),
            Map.entry(
                    "es",
                    new HeardWords("etiqueta", "enlace", "imagen", "parte {0} de {1}", "advertencia de contenido")),
            Map.entry(
                    "fr",
                    new HeardWords("mot-dièse", "lien", "image", "partie {0} sur {1}", "avertissement de contenu")),
            Map.entry("de", new HeardWords("Hashtag", "Link", "Bild", "Teil {0} von {1}", "Inhaltswarnung")),
            Map.entry(
                    "ru",
                    new HeardWords(
                            "хештег", "ссылка", "изображение", "часть {0} из {1}", "предупреждение о содержании")),
            Map.entry(
                    "uk",
                    new HeardWords("хештег", "посилання", "зображення", "частина {0} з {1}", "попередження про вміст")),
            Map.entry(
                    "be", new HeardWords("хэштэг", "спасылка", "выява", "частка {0} з {1}", "папярэджанне пра змест")),
            Map.entry("pl", new HeardWords("hasztag", "łącze", "obraz", "część {0} z {1}", "ostrzeżenie o treści")),
            Map.entry("az", new HeardWords("heşteq", "keçid", "şəkil", "hissə {0}, cəmi {1}", "məzmun xəbərdarlığı")),
            Map.entry("tr", new HeardWords("etiket", "bağlantı", "resim", "bölüm {0}, toplam {1}", "içerik uyarısı")),
            Map.entry("ar", new HeardWords("وسم", "رابط", "صورة", "جزء {0} من {1}", "تحذير بشأن المحتوى")),
            Map.entry("fa", new HeardWords("هشتگ", "پیوند", "تصویر", "بخش {0} از {1}", "هشدار محتوا")),
            Map.entry("zh", new HeardWords("话题标签", "链接", "图片", "第{0}部分，共{1}部分", "内容警告")),
            Map.entry("vi", new HeardWords("thẻ", "liên kết", "hình ảnh", "phần {0} trên {1}", "cảnh báo nội dung")));

    /** English for a language that is not known here. */
    static HeardWords of(String language) {
        return KNOWN.getOrDefault(ULocale.forLanguageTag(language).getLanguage(), ENGLISH);
    }

    String part(String number, String all) {
        return part.replace("{0}", number).replace("{1}", all);
    }
}
