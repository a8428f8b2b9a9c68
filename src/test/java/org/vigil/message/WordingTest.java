package org.vigil.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigil.profile.CustodyCount;
import org.vigil.profile.CustodyDate;
import org.vigil.profile.CustodyKind;
import org.vigil.profile.PartialDate;
import org.vigil.profile.Total;

class WordingTest {
    private static final List<Long> NUMBERS = List.of(0L, 1L, 2L, 3L, 5L, 11L, 21L, 100L, 101L, 111L, 1000L, 6000L);

    /** RULES 4. A tilde stands for the no-break space between groups of digits, an underscore for the narrow one. */
    private static final Map<String, String> COUNTS = new TreeMap<>(
            Map.ofEntries(
                    Map.entry(
                            "en",
                            "0 days|1 day|2 days|3 days|5 days|11 days|21 days|100 days|101 days|111 days|1,000 days|6,000 days"),
                    Map.entry(
                            "es",
                            "0 días|1 día|2 días|3 días|5 días|11 días|21 días|100 días|101 días|111 días|1000 días|6000 días"),
                    Map.entry(
                            "fr",
                            "0 jour|1 jour|2 jours|3 jours|5 jours|11 jours|21 jours|100 jours|101 jours|111 jours|1_000 jours|6_000 jours"),
                    Map.entry(
                            "de",
                            "0 Tage|1 Tag|2 Tage|3 Tage|5 Tage|11 Tage|21 Tage|100 Tage|101 Tage|111 Tage|1.000 Tage|6.000 Tage"),
                    Map.entry(
                            "ru",
                            "0 дней|1 день|2 дня|3 дня|5 дней|11 дней|21 день|100 дней|101 день|111 дней|1~000 дней|6~000 дней"),
                    Map.entry(
                            "uk",
                            "0 днів|1 день|2 дні|3 дні|5 днів|11 днів|21 день|100 днів|101 день|111 днів|1~000 днів|6~000 днів"),
                    Map.entry(
                            "be",
                            "0 дзён|1 дзень|2 дні|3 дні|5 дзён|11 дзён|21 дзень|100 дзён|101 дзень|111 дзён|1000 дзён|6000 дзён"),
                    Map.entry(
                            "pl",
                            "0 dni|1 dzień|2 dni|3 dni|5 dni|11 dni|21 dni|100 dni|101 dni|111 dni|1000 dni|6000 dni"),
                    Map.entry(
                            "az",
                            "0 gün|1 gün|2 gün|3 gün|5 gün|11 gün|21 gün|100 gün|101 gün|111 gün|1.000 gün|6.000 gün"),
                    Map.entry(
                            "tr",
                            "0 gün|1 gün|2 gün|3 gün|5 gün|11 gün|21 gün|100 gün|101 gün|111 gün|1.000 gün|6.000 gün"),
                    Map.entry(
                            "ar",
                            "0 يوم|يوم واحد|يومان|3 أيام|5 أيام|11 يومًا|21 يومًا|100 يوم|101 يوم|111 يومًا|1,000 يوم|6,000 يوم"),
                    Map.entry(
                            "fa",
                            "۰ روز|۱ روز|۲ روز|۳ روز|۵ روز|۱۱ روز|۲۱ روز|۱۰۰ روز|۱۰۱ روز|۱۱۱ روز|۱٬۰۰۰ روز|۶٬۰۰۰ روز"),
                    Map.entry("zh", "0天|1天|2天|3天|5天|11天|21天|100天|101天|111天|1,000天|6,000天"),
                    Map.entry(
                            "vi",
                            "0 ngày|1 ngày|2 ngày|3 ngày|5 ngày|11 ngày|21 ngày|100 ngày|101 ngày|111 ngày|1.000 ngày|6.000 ngày")));

    static List<String> languages() {
        return DayWords.languages();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void daysAreCountedAsTheLanguageCounts(String language) {
        Wording wording = new Wording(language);
        String said = String.join(
                "|",
                NUMBERS.stream()
                        .map(number ->
                                wording.count(new CustodyCount.Exact(number)).orElseThrow())
                        .toList());
        assertThat(said.replace('\u00A0', '~').replace('\u202F', '_')).isEqualTo(COUNTS.get(language));
    }

    @ParameterizedTest
    @CsvSource({
        "en, at least 300 days",
        "es, al menos 300 días",
        "fr, au moins 300 jours",
        "de, mindestens 300 Tage",
        "ru, по меньшей мере 300 дней",
        "uk, щонайменше 300 днів",
        "be, прынамсі 300 дзён",
        "pl, co najmniej 300 dni",
        "az, ən azı 300 gün",
        "tr, en az 300 gün",
        "ar, 300 يوم على الأقل",
        "fa, دست‌کم ۳۰۰ روز",
        "zh, 至少300天",
        "zh-Hant, 至少300天",
        "vi, ít nhất 300 ngày"
    })
    void atLeastIsSaidInTheLanguage(String language, String said) {
        assertThat(new Wording(language).count(new CustodyCount.AtLeast(300))).contains(said);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2 месяцы",
        "3, 3 месяцы",
        "4, 4 месяцы",
        "22, 22 месяцы",
        "1, 1 месяц",
        "5, 5 месяцаў",
        "11, 11 месяцаў"
    })
    void monthsInBelarusianHaveTheFormsOfTheLanguage(int months, String said) {
        assertThat(new Wording("be").counts().length(Period.ofMonths(months))).contains(said);
    }

    @Test
    void whoReadsTraditionalCharactersGetsThem() {
        CustodyDate about = new CustodyDate(PartialDate.parse("2024-02"), true, false, null);
        Total total = new Total(new CustodyCount.Exact(845), CustodyKind.Label.CUSTODY, 2);
        for (String language : List.of("zh-Hant", "zh-TW", "zh-HK")) {
            assertThat(new Wording(language).date(about)).isEqualTo("約2024年2月");
            assertThat(new Wording(language).counts().total(total)).contains("合計845天，分兩個時段");
        }
        assertThat(new Wording("zh").counts().total(total)).contains("合计845天，分两个时段");
        assertThat(CorrectionWord.before("x", "zh-Hant")).isEqualTo("更正：x");
        assertThat(HanScript.of("en", "时段")).isEqualTo("时段");
    }

    /** Every number of the table, in the words of the lower bound: the form of the word for day stays as it is. */
    @ParameterizedTest
    @CsvSource({
        "en, at least #",
        "es, al menos #",
        "ru, по меньшей мере #",
        "uk, щонайменше #",
        "be, прынамсі #",
        "pl, co najmniej #",
        "az, ən azı #",
        "tr, en az #",
        "ar, # على الأقل",
        "fa, دست‌کم #",
        "zh, 至少#",
        "vi, ít nhất #"
    })
    void atLeastGoesWithEveryNumber(String language, String pattern) {
        List<String> exact = List.of(COUNTS.getOrDefault(language, "").split("\\|"));
        for (int i = 0; i < NUMBERS.size(); i++) {
            String said = new Wording(language)
                    .count(new CustodyCount.AtLeast(NUMBERS.get(i)))
                    .orElseThrow();
            assertThat(said.replace('\u00A0', '~').replace('\u202F', '_'))
                    .isEqualTo(pattern.replace("#", exact.get(i)));
        }
    }

    /** RULES 4: Persian digits by default, Arabic-Indic ones for whose tag asks for them, grouping included. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fa           | ۶٬۰۰۰ روز
            ar           | 6,000 يوم
            ar-u-nu-arab | ٦٬٠٠٠ يوم
            fa-u-nu-latn | 6,000 روز
            """)
    void digitsFollowTheTag(String language, String said) {
        assertThat(new Wording(language).count(new CustodyCount.Exact(6_000))).contains(said);
    }

    @Test
    void noNumberIsSaidWhereNoneMayBe() {
        assertThat(new Wording("en").count(new CustodyCount.None("only the year")))
                .isEmpty();
    }

    @Test
    void noNumberIsSaidInALanguageWhosePluralsAreNotKnown() {
        assertThat(new Wording("ti").count(new CustodyCount.Exact(5))).isEmpty();
    }

    @Test
    void arabicDigitsAreSaidWhereTheTagAsksForThem() {
        assertThat(new Wording("ar-u-nu-arab").count(new CustodyCount.Exact(21)))
                .contains("٢١ يومًا");
    }

    @ParameterizedTest
    @CsvSource({
        "en, 2014-12-05, 5 December 2014",
        "en, 2014-12, December 2014",
        "en, 2014, 2014",
        "en-US, 2014-12-05, 'December 5, 2014'",
        "de, 2014-12-05, 5. Dezember 2014",
        "ru, 2014-12-05, 5 декабря 2014 г.",
        "ru, 2014-12, декабрь 2014 г.",
        "zh, 2014-12-05, 2014年12月5日",
        "fa, 2014-12-05, ۵ دسامبر ۲۰۱۴",
        "fa, 2014, ۲۰۱۴",
        "th, 2014, 2014"
    })
    void aDateIsAsPreciseAsItIsKnownAndOfTheGregorianCalendar(String language, String date, String said) {
        assertThat(new Wording(language).date(PartialDate.parse(date)).replaceAll("[\u00A0\u202F]", " "))
                .isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"en, MM, Myanmar", "ru, AZ, Азербайджан", "fa, IR, ایران", "en, KP, North Korea"})
    void countriesAreNamedInTheLanguage(String language, String code, String said) {
        assertThat(new Wording(language).country(code)).isEqualTo(said);
    }

    @Test
    void listsAreSaidInTheLanguage() {
        assertThat(new Wording("de").list(List.of("A", "B", "C"))).isEqualTo("A, B und C");
    }
}
