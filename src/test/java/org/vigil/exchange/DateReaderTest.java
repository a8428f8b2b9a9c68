package org.vigil.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.exchange.WrittenDate.Flag;
import org.vigil.exchange.WrittenDate.Precision;

/** Dates as people write them. The table is of lists that were really published. */
class DateReaderTest {
    private static final DateHint NO_HINT = DateHint.NONE;

    static Stream<CSVRecord> table() throws IOException {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(DateReaderTest.class.getResourceAsStream("/exchange/date_formats.csv")),
                StandardCharsets.UTF_8)) {
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get();
            return format.parse(reader).getRecords().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void everyFormOfTheTableIsReadAsTheTableSays(CSVRecord row) {
        WrittenDate date = inItsFile(row);
        assertThat(text(date.earliest())).as("earliest").isEqualTo(row.get("earliest"));
        assertThat(text(date.latest())).as("latest").isEqualTo(row.get("latest"));
        assertThat(date.precision().name().toLowerCase(Locale.ROOT)).isEqualTo(row.get("precision"));
        String flag = date.flag() == Flag.NONE ? "" : date.flag().name().toLowerCase(Locale.ROOT);
        assertThat(flag).as("flag").isEqualTo(row.get("flag"));
    }

    /** Two rows of the table depend on what else stands in their file: the order of the days, and those of one case. */
    private static WrittenDate inItsFile(CSVRecord row) {
        DateColumn column = new DateColumn();
        if (row.get("seen_in").equals("ovdinfo_detentions_2013.csv")) {
            column.see("31.01.2013");
        }
        WrittenDate date = DateReader.read(row.get("raw"), new DateHint(row.get("locale_hint"), column.order(), null));
        CaseDates accused = new CaseDates();
        if (row.get("comment").contains("co-accused")) {
            accused.see("one case", DateReader.read("7 March 2013", NO_HINT));
            accused.see("one case", DateReader.read("March 7, 2013", NO_HINT));
            accused.see("one case", date);
        }
        return accused.compared("one case", date);
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en | 13-March-2014 | 2014-03-13
                    en | 13 Mar 2014 | 2014-03-13
                    en | Thursday, 13 March 2014 | 2014-03-13
                    en | Sept. 5, 2014 | 2014-09-05
                    en | 5th of September 2014 | 2014-09-05
                    ru | 5 июня 2014 года | 2014-06-05
                    ru | с 5 июня 2014 г. | 2014-06-05
                    uk | 5 червня 2014 року | 2014-06-05
                    be | 5 чэрвеня 2014 | 2014-06-05
                    pl | 5 czerwca 2014 r. | 2014-06-05
                    az | 5 iyun 2014 | 2014-06-05
                    tr | 5 Ağustos 2014 | 2014-08-05
                    tr | 5 KASIM 2014 | 2014-11-05
                    ar | ٥ يونيو ٢٠١٤ | 2014-06-05
                    ar | 5 حزيران 2014 | 2014-06-05
                    ar | 5 كانون الثاني 2014 | 2014-01-05
                    ar | 5 تشرين الأول 2014 | 2014-10-05
                    fa | ۵ ژوئن ۲۰۱۴ | 2014-06-05
                    es | 5 de junio de 2014 | 2014-06-05
                    zh | 2014年6月5日 | 2014-06-05
                    zh | ２０１４年６月５日 | 2014-06-05
                    vi | ngày 5 tháng 6 năm 2014 | 2014-06-05
                    de | 5. Juni 2014 | 2014-06-05
                    en | 2014-06-05 00:00:00 | 2014-06-05
                    en | 2014-06-05T00:00 | 2014-06-05
                    en | 20140605 | 2014-06-05
                    en | 2014/6/5 | 2014-06-05
                    en | 25/12/2014 | 2014-12-25
                    ru | 24.12.2014 г. | 2014-12-24
                    ru | с 24.12.2014 | 2014-12-24
                    pl | 24.12.2014 r. | 2014-12-24
                    vi | ngày 24/12/2014 | 2014-12-24
                    az | 24 aprel 2014-cü il | 2014-04-24
                    es | 24 de setiembre de 2014 | 2014-09-24
                    ar | 24 آب 2014 | 2014-08-24
                    fa | ۲۴ مه ۲۰۱۴ | 2014-05-24
                    en | 12/25/2014 | 2014-12-25
                    """)
    void aDayIsReadInEveryLanguage(String language, String raw, LocalDate day) {
        WrittenDate date = DateReader.read(raw, new DateHint(language, DateOrder.UNSAID, null));
        assertThat(date).isEqualTo(WrittenDate.of(Precision.DAY, day, day));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "30.02.2013",
                "31/04/2014",
                "2015-13-01",
                "2015-00-10",
                "32 May 2014",
                "30 February 2014",
                "2014年2月30日",
                "1952-08021",
                "19812",
                "41753",
                "29.02.2015",
                "0.5.2014",
                "13.13.2014",
                "1854-01-01",
                "9999-01-01",
                "2015-02-29",
                "2 August 3 2014"
            })
    void whatNoCalendarHasIsNeverMovedToAnotherDay(String raw) {
        WrittenDate date = DateReader.read(raw, new DateHint("ru", DateOrder.DAY_FIRST, null));
        assertThat(date.precision()).isEqualTo(Precision.INVALID);
        assertThat(date.flag()).isEqualTo(Flag.ERROR);
        assertThat(date.why()).isNotEmpty();
        assertThat(date.earliest()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "۱۳۹۴/۰۴/۱۸, Solar Hijri or Islamic",
        "18 تیر ۱۳۹۴, Solar Hijri",
        "5 رمضان 1436, Islamic",
        "1436-09-05, Islamic",
        "1436 هـ, Islamic",
        "24 เมษายน 2557, Buddhist",
        "2557-04-24, Buddhist",
        "民國103年4月24日, Republic of China",
        "103/04/24, Republic of China",
        "平成26年4月24日, Japanese",
        "5774-01-24, Hebrew",
        "24 Nisan 5774, Hebrew",
        "כ״ד בניסן 5774, Hebrew",
        "24 Kislev 5774, Hebrew",
        "16 Meskerem 2006, Ethiopian",
        "16/01/2006 E.C., Ethiopian",
        "2006 EC, Ethiopian",
        "መስከረም 16 2006 ዓ.ም, Ethiopian",
        "24 Baisakh 2071, Bikram Sambat",
        "2071-01-11 B.S., Bikram Sambat",
        "२०७१ बैशाख ११, Bikram Sambat",
    })
    void anotherCalendarIsNamedAndNeverConverted(String raw, String calendar) {
        WrittenDate date = DateReader.read(raw, NO_HINT);
        assertThat(date.precision()).isEqualTo(Precision.UNKNOWN);
        assertThat(date.flag()).isEqualTo(Flag.REVIEW);
        assertThat(date.why()).contains("another calendar (" + calendar + ")").contains("Gregorian");
        assertThat(date.latest()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "?", "N/A", "null", "не известно", "غير معروف", "نامعلوم", "不详", "Không rõ"})
    void whatSaysThatNobodyKnowsIsNotADay(String raw) {
        assertThat(DateReader.read(raw, NO_HINT)).isEqualTo(WrittenDate.unknown());
    }

    /** From when to when somebody was held is no doubt about the first day: whoever reads it so says of a freed person "in custody". */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "5 May 2015 - 7 June 2016",
                "5 May 2015 – 7 June 2016",
                "May 5, 2015 - June 7, 2016",
                "5 May - 7 June 2015",
                "5-7 May 2015",
                "May 5-7, 2015",
                "7/8 November 2020",
                "May–June 2015",
                "2014-2016",
                "5 мая 2015 — 7 июня 2016",
                "about 7 or 8 November 2020"
            })
    void aDashBetweenTwoDatesIsAsked(String raw) {
        WrittenDate date = DateReader.read(raw, NO_HINT);
        assertThat(date.dated()).isFalse();
        assertThat(date.flag()).isEqualTo(Flag.REVIEW);
        assertThat(date.why()).isNotEmpty();
    }

    @Test
    void orBetweenTwoDatesIsADoubt() {
        for (String raw : List.of("7 or 8 November 2020", "7 или 8 ноября 2020", "7 November or 8 November 2020")) {
            WrittenDate date = DateReader.read(raw, NO_HINT);
            assertThat(date.flag()).as(raw).isEqualTo(Flag.CONFLICT);
            assertThat(date.earliest()).isEqualTo("2020-11-07");
            assertThat(date.latest()).isEqualTo("2020-11-08");
        }
    }

    @Test
    void aMonthByTwoOfItsNamesIsOneMonth() {
        LocalDate day = LocalDate.parse("2014-04-24");
        assertThat(DateReader.read("24 نيسان/أبريل 2014", NO_HINT)).isEqualTo(WrittenDate.of(Precision.DAY, day, day));
        assertThat(DateReader.read("نيسان / أبريل 2014", NO_HINT))
                .isEqualTo(
                        WrittenDate.of(Precision.MONTH, LocalDate.parse("2014-04-01"), LocalDate.parse("2014-04-30")));
    }

    @Test
    void aboutBesideNumbersIsADoubt() {
        for (String raw : List.of("~2014-06-17", "около 17.06.2014", "ca. 17/06/2014", "2014-06-17 (approx.)")) {
            WrittenDate date = DateReader.read(raw, NO_HINT);
            assertThat(date.flag()).as(raw).isEqualTo(Flag.CIRCA);
            assertThat(date.earliest()).isEqualTo("2014-06-17");
        }
        assertThat(DateReader.read("решение суда 17.06.2014", NO_HINT).dated()).isFalse();
        assertThat(DateReader.read("до 17.06.2014", NO_HINT).dated()).isFalse();
        assertThat(DateReader.read("17.06.2014 (суд)", NO_HINT).dated()).isFalse();
    }

    @Test
    void aColumnsEvidenceIsFoundBesideWordsThatSayNothing() {
        DateColumn column = new DateColumn();
        column.see("24.04.2014 г.");
        assertThat(column.order()).isEqualTo(DateOrder.DAY_FIRST);
    }

    @Test
    void theEndOfASentenceIsNeverTheDayOfDetention() {
        for (String raw : List.of(
                "Sentenced on 14 April 2014",
                "detained after 14 April 2014",
                "арестован не позднее 14 апреля 2014 года",
                "see the verdict of April 14, 2014")) {
            WrittenDate date = DateReader.read(raw, NO_HINT);
            assertThat(date.dated()).as(raw).isFalse();
            assertThat(date.flag()).isEqualTo(Flag.REVIEW);
        }
        assertThat(DateReader.read("detained after 14 April 2014", NO_HINT).latest())
                .isNull();
    }

    @Test
    void aYearWithoutItsCenturyIsAsked() {
        assertThat(DateReader.read("04.05.13", new DateHint("ru", DateOrder.DAY_FIRST, null))
                        .why())
                .contains("century");
    }

    @Test
    void oneDayAfterTheTwelfthDecidesForTheColumn() {
        assertThat(order("04.05.2013", "13.05.2013", "01.02.2013")).isEqualTo(DateOrder.DAY_FIRST);
        assertThat(order("04/05/2013", "05/13/2013")).isEqualTo(DateOrder.MONTH_FIRST);
        assertThat(order("04/05/2013", "2013-05-13", "May 2013", "")).isEqualTo(DateOrder.UNSAID);
        assertThat(order("13/05/2013", "05/13/2013")).isEqualTo(DateOrder.CONTRADICTORY);
        assertThat(order("31/31/2013")).isEqualTo(DateOrder.UNSAID);
    }

    @Test
    void withoutEvidenceBothReadingsAreAskedFor() {
        WrittenDate date = DateReader.read("04/05/2013", new DateHint("en", DateOrder.UNSAID, null));
        assertThat(date.flag()).isEqualTo(Flag.AMBIGUOUS);
        assertThat(date.why()).contains("4 May or 5 April");
        assertThat(date.earliest()).isEqualTo(LocalDate.of(2013, 4, 5));
        assertThat(date.latest()).isEqualTo(LocalDate.of(2013, 5, 4));
    }

    @Test
    void theSameNumberTwiceHasOneReading() {
        assertThat(DateReader.read("05/05/2013", NO_HINT).flag()).isEqualTo(Flag.NONE);
    }

    @Test
    void aMomentIsTheDayThatItIsInThePlace() {
        DateHint tokyo = new DateHint("en", DateOrder.UNSAID, ZoneId.of("Asia/Tokyo"));
        assertThat(DateReader.read("2020-03-10 18:56:58.597549+00:00", tokyo).earliest())
                .isEqualTo(LocalDate.of(2020, 3, 11));
        assertThat(DateReader.read(
                                "2020-03-10T01:00Z", new DateHint("en", DateOrder.UNSAID, ZoneId.of("America/Havana")))
                        .earliest())
                .isEqualTo(LocalDate.of(2020, 3, 9));
    }

    private static DateOrder order(String... cells) {
        DateColumn column = new DateColumn();
        Stream.of(cells).forEach(column::see);
        return column.order();
    }

    /** Whatever three numbers stand there: the answer is a day with exactly these numbers, or no day at all. */
    @Property
    void noDayIsEverInvented(
            @ForAll @IntRange(max = 40) int first,
            @ForAll @IntRange(max = 40) int second,
            @ForAll @IntRange(min = 1900, max = 2100) int year,
            @ForAll DateOrder order) {
        WrittenDate date = DateReader.read(first + "." + second + "." + year, new DateHint(null, order, null));
        for (LocalDate day : Stream.of(date.earliest(), date.latest())
                .filter(Objects::nonNull)
                .toList()) {
            assertThat(day.getYear()).isEqualTo(year);
            assertThat(List.of(day.getDayOfMonth(), day.getMonthValue())).containsExactlyInAnyOrder(first, second);
        }
        assertThat(date.dated()).isEqualTo(date.earliest() != null);
    }

    @Property
    void noTextBreaksTheReader(@ForAll String text) {
        WrittenDate date = DateReader.read(text, NO_HINT);
        assertThat(date.dated()).isEqualTo(date.earliest() != null && date.latest() != null);
    }
}
