package org.vigil.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigil.profile.CustodyDate;
import org.vigil.profile.CustodyKind;
import org.vigil.profile.CustodyPeriod;
import org.vigil.profile.PartialDate;
import org.vigil.profile.Said;
import org.vigil.profile.Sentence;

/** What is said of a sentence, and of special days. */
class SentenceWordsTest {
    private static final String ALL = "{{#sentence}}{{sentence}}{{/sentence}}{{#lifeSentence}}life{{/lifeSentence}}"
            + "{{#served}}; {{served}} served{{/served}}{{#left}}; {{left}} left{{/left}}"
            + "{{#expectedEnd}}; up to {{expectedEnd}}{{/expectedEnd}}.";
    private final Person person = new Person("somebody");
    private final Rendering rendering = new Rendering(person);

    @BeforeEach
    void heldSinceMay2014() {
        person.custody = List.of(custody("2014-12-05"));
    }

    @Test
    void theCalendarsFiguresAreSaid() {
        sentenced("2015-09-01", Period.of(7, 6, 0), null);
        assertThat(on("2016-05-25", ALL))
                .isEqualTo("7 years, 6 months; 537 days served; 2,202 days left; up to 5 June 2022.");
        sentenced("2015-09-01", Period.of(7, 6, 0), LocalDate.parse("2015-09-01"));
        assertThat(on("2016-05-25", ALL))
                .isEqualTo("7 years, 6 months; 267 days served; 2,471 days left; up to 1 March 2023.");
    }

    @Test
    void onceItIsOverNothingOfItIsSaid() {
        sentenced("2015-09-01", Period.ofMonths(18), null);
        assertThat(on("2016-06-04", ALL)).isEqualTo("18 months; 547 days served; 1 day left; up to 5 June 2016.");
        assertThat(on("2016-06-05", ALL)).isEqualTo("18 months.");
        assertThat(on("2017-06-05", ALL)).isEqualTo("18 months.");
    }

    @Test
    void whereAnythingIsNotCertainNothingIsReckoned() {
        sentenced("2015-09-01", Period.ofYears(3), null);
        person.custody = List.of(custody("2014-12"));
        assertThat(on("2016-05-25", ALL)).isEqualTo("3 years.");
        person.custody = List.of(
                new CustodyPeriod(
                        CustodyKind.HOUSE_ARREST,
                        CustodyDate.parse("2014-12-05"),
                        CustodyDate.parse("2015-03-01"),
                        false,
                        null,
                        null),
                custody("2015-03-01"));
        assertThat(on("2016-05-25", ALL))
                .as("house arrest is counted by laws in many ways")
                .isEqualTo("3 years.");
        person.custody = List.of(custody("2014-12-05"));
        person.sentences = List.of(
                new Sentence(PartialDate.parse("2015-09"), "3 years", Period.ofYears(3), false, null),
                new Sentence(PartialDate.parse("2015"), "5 years", Period.ofYears(5), false, null));
        assertThat(on("2016-05-25", ALL)).as("which came last is not known").isEqualTo(".");
    }

    @Test
    void whereTheSourcesDisagreeOnTheSentenceNothingOfItIsReckoned() {
        person.sentences = List.of(new Sentence(
                PartialDate.parse("2015-09-01"),
                "7 years",
                Period.ofYears(7),
                false,
                null,
                List.of(new Said("5 years", List.of())),
                List.of()));
        assertThat(on("2016-05-25", ALL)).isEqualTo(".");
    }

    @Test
    void theLastSentenceOfThePresentCustodyIsMeant() {
        person.sentences = List.of(
                new Sentence(PartialDate.parse("2013-09-01"), "2 years", Period.ofYears(2), false, null),
                new Sentence(PartialDate.parse("2015-09-01"), "7 years", Period.ofYears(7), false, null),
                new Sentence(PartialDate.parse("2016-03-01"), "6 years on appeal", Period.ofYears(6), false, null));
        assertThat(on("2016-02-28", "{{sentence}}")).isEqualTo("7 years");
        assertThat(on("2016-03-01", "{{sentence}}")).isEqualTo("6 years");
        assertThat(on("2015-05-01", ALL)).isEqualTo(".");
        person.sentences = List.of(new Sentence(PartialDate.parse("2015-09-01"), "for life", null, true, null));
        assertThat(on("2016-05-25", ALL)).isEqualTo("life.");
        person.sentences = List.of(new Sentence(PartialDate.parse("2015-09-01"), "a long time"));
        assertThat(on("2016-05-25", ALL)).isEqualTo(".");
    }

    @Test
    void specialDaysAreSaidInSectionsAndTheDayInItsLanguageOrNotAtAll() {
        String template = "{{name}}{{#milestone}}, a milestone{{/milestone}}"
                + "{{#anniversary}}, {{anniversaryYears}} years{{/anniversary}}{{#observance}}, {{observance}}{{/observance}}";
        assertThat(rendering.text(template)).isEqualTo("Leyla Aliyeva");
        Map<String, String> names = Map.of("en", "A Day", "ru", "День");
        rendering.occasion = new Occasion(true, OptionalInt.of(3), names, true);
        assertThat(rendering.text(template)).isEqualTo("Leyla Aliyeva, a milestone, 3 years, A Day");
        assertThat(Rendering.text(rendering.of("prisoner.ru", template)))
                .isEqualTo("Leyla Aliyeva, a milestone, 3 years, День");
        assertThat(Rendering.text(rendering.of("prisoner.pl", template)))
                .isEqualTo("Leyla Aliyeva, a milestone, 3 years");
        assertThat(rendering
                        .of("prisoner.en", template)
                        .message()
                        .orElseThrow()
                        .parts()
                        .getFirst()
                        .contentWarning())
                .isEqualTo("A Day");
    }

    @Test
    void theYearsSinceAnArrestAreSaidWithTheRightPlural() {
        String template = "{{#anniversary}}{{yearsSinceArrest}}{{/anniversary}}";
        rendering.occasion = new Occasion(false, OptionalInt.of(1), Map.of(), false);
        assertThat(rendering.text(template)).isEqualTo("1 year");
        assertThat(Rendering.text(rendering.of("prisoner.ru", template))).isEqualTo("1 год");
        rendering.occasion = new Occasion(false, OptionalInt.of(2), Map.of(), false);
        assertThat(rendering.text(template)).isEqualTo("2 years");
        assertThat(Rendering.text(rendering.of("prisoner.ru", template))).isEqualTo("2 года");
        assertThat(Rendering.text(rendering.of("prisoner.ar", template))).isEqualTo("سنتان");
    }

    @Test
    void aDateThatEndsWithADotBringsItsOwnFullStop() {
        rendering.at = Instant.parse("2016-05-25T08:00:00Z");
        assertThat(Rendering.text(rendering.of("prisoner.ru", "Начало: {{since}}.")))
                .isEqualTo("Начало: 5 декабря 2014\u202fг.");
        assertThat(Rendering.text(rendering.of("prisoner.uk", "{{#since}}Від: {{since}}{{/since}}. Далі.")))
                .isEqualTo("Від: 5 грудня 2014\u202fр. Далі.");
        assertThat(Rendering.text(rendering.of("prisoner.ru", "{{since}}... {{since}}, и")))
                .isEqualTo("5 декабря 2014\u202fг.... 5 декабря 2014\u202fг., и");
        assertThat(Rendering.text(rendering.of("prisoner.pl", "Od: {{since}}.")))
                .isEqualTo("Od: 5 grudnia 2014.");
    }

    private void sentenced(String date, Period length, @Nullable LocalDate from) {
        person.sentences = List.of(new Sentence(PartialDate.parse(date), "so long", length, false, from));
    }

    private static CustodyPeriod custody(String from) {
        return new CustodyPeriod(
                CustodyKind.PRISON, CustodyDate.parse(from), null, false, PartialDate.parse("2030"), null);
    }

    private String on(String day, String template) {
        rendering.at = Instant.parse(day + "T08:00:00Z");
        return rendering.text(template);
    }
}
