package org.vigil.profile;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The forms of a postal address in the languages of our samples: a word for a street beside a house's number. A street
 * alone is none, since news happen in streets.
 */
final class PostalAddresses {
    /** A house's number is no year, and nothing is counted by it: "улица Ленина, 5", but not "5 мая" or "500 people". */
    private static final String NUMBER =
            "(?!(?:19|20)\\d{2}\\b)\\d{1,4}(?:[/-]\\d{1,3})?\\p{L}?(?![\\d\\p{L}])(?!\\s+\\p{Ll}{3,})";

    private static final String NAME = "[\\p{L}\\p{M}'’.\\- ]{2,40}?";

    private static final List<Pattern> FORMS = Stream.of(
                    // en
                    "(?<![\\d.,-])\\d{1,5}[A-Za-z]?,?\\s+(?-i:\\p{Lu})[\\p{L}'’.-]*(?:\\s+[\\p{L}'’.-]+){0,3}\\s+(?:street|st\\.|avenue|ave\\.?|road|rd\\.?|lane|boulevard|blvd\\.?)(?!\\p{L})",
                    "(?<!\\p{L})(?:street|avenue|road|lane|boulevard)(?:,\\s*|\\s+no\\.?\\s*|\\s+#)" + NUMBER,
                    "(?<!\\p{L})(?:apartment|apt\\.?|flat)\\s*(?:no\\.?|#|№)?\\s*\\d{1,4}(?!\\d)",
                    "(?<!\\p{L})p\\.?\\s?o\\.?\\s?box\\s*\\d+",
                    // ru, uk, be
                    "(?<!\\p{L})(?:ул\\.|вул\\.|улиц[аеыу]|вулиц[яіею]|вуліц[аыу]|пр-т|просп\\.|проспект[еау]?|переул\\p{L}+|пров\\.|бульвар[еау]?|шоссе|набережн\\p{L}+)\\s*"
                            + NAME + "(?:,\\s*(?:д\\.|дом|буд\\.|будинок|№)?|\\s+(?:д\\.|дом|буд\\.|будинок|№))\\s*"
                            + NUMBER,
                    "(?<!\\p{L})(?:ул\\.|вул\\.)\\s*" + NAME + "\\s" + NUMBER,
                    "(?<!\\p{L})(?:кв\\.|квартира)\\s*№?\\s*\\d{1,4}(?!\\d)",
                    // de, fr, es, pl
                    "\\p{L}{2,}(?:straße|strasse|str\\.|gasse|weg)\\s+\\d{1,4}\\p{L}?(?![\\d\\p{L}])",
                    "(?<!\\d)\\d{1,4}(?:\\s?bis)?,?\\s+(?:rue|avenue|boulevard|quai)\\s+\\p{L}+",
                    "(?<!\\p{L})(?:calle|avenida|carrera)\\s+" + NAME + "(?:,\\s*|\\s*#\\s*|\\s+n[.º°o]+\\s*)" + NUMBER,
                    "(?<!\\p{L})(?:ul\\.|aleja|al\\.)\\s+" + NAME + "\\s" + NUMBER,
                    // tr, az
                    "\\p{L}+\\s+(?:soka[kğ]ı?|sok\\.|sk\\.|caddesi|cad\\.|cd\\.|küçəsi|küç\\.|prospekti|pr\\.)[,\\s]*(?:no\\s*:?|ev)?\\s*"
                            + NUMBER,
                    // ar, fa
                    "شارع\\s+[\\p{L}\\s]{2,40}[،,]?\\s*(?:رقم|بناء|بناية|منزل|عمارة)(?:\\s+رقم)?\\s*\\d+",
                    "(?:خیابان|کوچه)\\s+[\\p{L}\\s\\u200C]{2,60}[،,]?\\s*(?:پلاک|شماره)\\s*\\d+",
                    "پلاک\\s*\\d+",
                    // zh, vi
                    "[\\p{IsHan}](?:路|街|巷|弄|胡同|大道)\\s?\\d{1,5}\\s?[号號]",
                    "\\d{1,4}\\s?(?:号楼|單元|单元)\\s?\\d{0,4}",
                    "(?<!\\d)\\d{1,4}(?:/\\d{1,4})*\\s+(?:đường|phố|ngõ)\\s+\\p{L}+",
                    "(?:đường|phố|ngõ)\\s+" + NAME + ",?\\s*số\\s*\\d+")
            .map(form -> Pattern.compile(form, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
            .toList();

    private PostalAddresses() {}

    /**
     * Each form has a number in it.
     *
     * @param text as {@link ContactDetails#plain} gives it
     */
    static boolean in(String text) {
        return ContactDetails.holdsDigit(text)
                && FORMS.stream().anyMatch(form -> form.matcher(text).find());
    }
}
