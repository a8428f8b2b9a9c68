package org.vigil.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.network.Part;
import org.vigil.network.Visibility;
import org.vigil.profile.Action;
import org.vigil.profile.Basis;
import org.vigil.profile.Charge;
import org.vigil.profile.CustodyDate;
import org.vigil.profile.CustodyKind;
import org.vigil.profile.CustodyPeriod;
import org.vigil.profile.PartialDate;
import org.vigil.profile.ProfileId;
import org.vigil.profile.ProfileKind;
import org.vigil.profile.Pronoun;
import org.vigil.profile.Quote;
import org.vigil.profile.Relative;
import org.vigil.profile.Source;
import org.vigil.profile.Withheld;

class RendererTest {
    private static final LocalDate CHECKED = LocalDate.parse("2016-05-01");

    private final Person leyla = new Person("leyla-aliyeva");
    private final Rendering rendering = new Rendering(leyla);

    @Test
    void aWholePostIsSaid() {
        assertThat(rendering.text("""
                        Day {{day}}: {{name}}{{#role}}, {{role}}{{/role}}, {{heldBy}}.
                        {{#count}}{{#she}}She{{/she}}{{#he}}He{{/he}}{{#they}}They{{/they}} spent {{count}} in custody.{{/count}}
                        {{#ifRoom}}{{story}}{{/ifRoom}}

                        {{hashtags}}
                        """)).isEqualTo("""
                        Day 2: Leyla Aliyeva, investigative journalist, Azerbaijan.
                        She spent 537 days in custody.
                        She wrote about those in power.

                        #FreeThe20 #FreeLeyla""");
    }

    @Test
    void partsCarryLanguageWarningAndVisibility() {
        Part part = rendering
                .of("---\ncontent_warning: hunger strike\n---\n{{name}}")
                .message()
                .orElseThrow()
                .parts()
                .getFirst();
        assertThat(part).isEqualTo(new Part("Leyla Aliyeva", List.of(), "en", "hunger strike", Visibility.UNLISTED));
    }

    @Test
    void theDayIsThatOfThePlaceOfCustody() {
        rendering.at = Instant.parse("2016-05-25T20:30:00Z");
        assertThat(rendering.text("{{count}}")).isEqualTo("538 days");
        leyla.zone = java.time.ZoneId.of("America/New_York");
        assertThat(rendering.text("{{count}}")).isEqualTo("537 days");
    }

    /** RULES 1, R9: no running number once nobody has confirmed the custody for 180 days, but how old the news is. */
    @Test
    void oldNewsSaysNoNumberAndHowOldItIs() {
        String template = "{{#count}}{{count}}{{/count}}{{#noCount}}{{#custody}}since {{since}}{{/custody}}"
                + "{{#lastConfirmed}}; last confirmed {{lastConfirmed}}{{/lastConfirmed}}{{/noCount}}";
        leyla.custody = new ArrayList<>(List.of(new CustodyPeriod(
                CustodyKind.PRISON,
                CustodyDate.parse("2014-12-05"),
                null,
                false,
                PartialDate.parse("2016-01-10"),
                null)));
        rendering.at = Instant.parse("2016-05-25T08:00:00Z");
        assertThat(rendering.text(template)).isEqualTo("537 days");
        rendering.at = Instant.parse("2016-12-25T08:00:00Z");
        assertThat(rendering.text(template)).isEqualTo("since 5 December 2014; last confirmed 10 January 2016");
        rendering.statusLimit = Duration.ofDays(366);
        assertThat(rendering.text(template)).as("the campaign's own limit").isEqualTo("751 days");
    }

    /** RULES 2: "charged with …", never as a fact, and never without whose charge it is. */
    @Test
    void aChargeIsWordedAsAChargeAndWhoseItIs() {
        leyla.charges = List.of(
                new Charge(Map.of("ru", "шпионаж"), Map.of("ru", "прокуратура"), false, null, List.of()),
                new Charge(Map.of("en", "espionage"), Map.of("en", "the prosecutor"), true, null, List.of()));
        String template =
                "{{#charge}}{{charge}}, {{chargeAccordingTo}}{{#chargeDenied}}; denies it{{/chargeDenied}}{{/charge}}";
        assertThat(rendering.text(template))
                .isEqualTo("charged with espionage, according to the prosecutor; denies it");
        assertThat(Rendering.text(rendering.of("prisoner.ru", template)))
                .isEqualTo("обвинение: шпионаж, обвиняет: прокуратура");
        leyla.charges =
                List.of(new Charge(Map.of("en", "espionage"), Map.of("ru", "прокуратура"), false, null, List.of()));
        assertThat(rendering.text("x{{#charge}}{{charge}}, {{chargeAccordingTo}}{{/charge}}"))
                .isEqualTo("x");
    }

    /** RULES 2: relatives die, and change their minds; past the day of review nobody is named. */
    @Test
    void aRelativePastTheReviewIsNotNamed() {
        LocalDate today = LocalDate.parse("2016-05-25");
        leyla.relatives = List.of(
                new Relative("Ana", "aunt", true, today, false, List.of()),
                new Relative("Bea", "sister", true, today.minusDays(1), false, List.of()),
                new Relative("Cid", "brother", true, null, true, List.of()));
        assertThat(rendering.text("{{relatives}}")).isEqualTo("Ana (aunt)");
    }

    @Test
    void whatIsNotToBePublishedIsAbsentAsIfItWereNotThere() {
        leyla.named("az", "Leyla Əliyeva");
        leyla.sources = List.of(new Source("T", "P", null, "https://example.org/"));
        leyla.doNotPublish = new Withheld(
                Set.of("names.az", "role", "story", "custody", "hashtags", "sources", "country", "held_by", "pronoun"));
        assertThat(
                        rendering.text(
                                "{{name}}{{nativeName}}{{#role}}r{{/role}}{{#story}}s{{/story}}{{#count}}c{{/count}}"
                                                .replace("{{nativeName}}", "{{#nativeName}}n{{/nativeName}}")
                                        + "{{#since}}c{{/since}}{{#source}}l{{/source}}{{#country}}o{{/country}}{{#she}}she{{/she}} {{hashtags}}"))
                .isEqualTo("Leyla Aliyeva #FreeThe20");
    }

    @Test
    void aFactThatIsMissingOutsideOfASectionIsReportedWithItsLine() {
        leyla.role = Map.of("ru", "журналистка");
        leyla.story = Map.of();
        assertThat(rendering.problems("---\ncontent_warning: x\n---\n{{name}}\n{{role}} {{#count}}{{story}}{{/count}}"))
                .containsExactly(
                        "templates/test/prisoner.en.txt:5: {{role}}: profiles/leyla-aliyeva.yaml gives no role in the"
                                + " language \"en\"; give the fact, or write {{#role}}…{{/role}} around the words that"
                                + " need it",
                        "templates/test/prisoner.en.txt:5: {{story}}: profiles/leyla-aliyeva.yaml gives no story in the"
                                + " language \"en\"; give the fact, or write {{#story}}…{{/story}} around the words that"
                                + " need it");
    }

    @Test
    void aFactThatIsMissingInsideOfItsSectionIsLeftOut() {
        leyla.role = Map.of();
        assertThat(rendering.text("{{name}}{{#role}}, {{role}}{{/role}}{{^role}} is held{{/role}}."))
                .isEqualTo("Leyla Aliyeva is held.");
        assertThat(rendering.problems("{{^role}}{{role}}{{/role}}")).hasSize(1);
    }

    @Test
    void whereNoNumberMayBeSaidNoneIs() {
        leyla.custody = List.of(Person.period(CustodyKind.PRISON, "2014"));
        assertThat(rendering.text("{{#count}}{{count}}{{/count}}{{#noCount}}since {{since}}{{/noCount}}"))
                .isEqualTo("since 2014");
        assertThat(rendering.problems("{{count}}"))
                .singleElement()
                .asString()
                .contains("no number of days may be said of leyla-aliyeva on that day");
    }

    @ParameterizedTest
    @CsvSource({"DETENTION, in custody", "HOUSE_ARREST, under house arrest", "DISAPPEARANCE, since she disappeared"})
    void whatTheDaysAreDaysOfIsSaid(CustodyKind kind, String said) {
        leyla.custody = List.of(Person.period(kind, "2016-05"));
        leyla.custody = List.of(Person.period(kind, "2016-04"));
        assertThat(rendering.text("{{count}} {{#custody}}in custody{{/custody}}"
                        + "{{#houseArrest}}under house arrest{{/houseArrest}}"
                        + "{{#disappearance}}since she disappeared{{/disappearance}}"))
                .isEqualTo("at least 25 days " + said);
    }

    @ParameterizedTest
    @CsvSource({"SHE, she", "HE, he", "THEY, they", ", they"})
    void pronounsAreSections(@org.jspecify.annotations.Nullable Pronoun pronoun, String said) {
        leyla.pronoun = pronoun;
        assertThat(rendering.text("{{#she}}she{{/she}}{{#he}}he{{/he}}{{#they}}they{{/they}}"))
                .isEqualTo(said);
    }

    @Test
    void aFamilySpeaksOfItsPrisoner() {
        Person family = new Person("aliyev-family").named("en", "The Aliyev family");
        family.kind = ProfileKind.FAMILY;
        family.speaksFor = new ProfileId("leyla-aliyeva");
        family.custody = List.of();
        family.country = List.of();
        family.heldBy = null;
        family.pronoun = null;
        family.relatives = List.of(
                new Relative("Aygun", "mother", true),
                new Relative("Rashid", "father", false),
                new Relative("Samir", "brother", null));
        Rendering forFamily = new Rendering(family);
        forFamily.others = List.of(leyla.profile());
        assertThat(forFamily.text("{{name}}: {{relatives}} wait for {{prisoner}}, held in {{heldBy}} for {{count}},"
                        + " since {{since}}. {{#she}}She{{/she}} is of {{country}}."))
                .isEqualTo("The Aliyev family: Aygun (mother) and Samir (brother) wait for Leyla Aliyeva, held in"
                        + " Azerbaijan for 537 days, since 5 December 2014. She is of Azerbaijan.");
        leyla.withheld = true;
        forFamily.others = List.of(leyla.profile());
        assertThat(forFamily.text("{{name}}{{#prisoner}}{{prisoner}}{{/prisoner}}{{#count}}{{count}}{{/count}}"))
                .isEqualTo("The Aliyev family");
    }

    @Test
    void aGroupNamesItsMembersAndCountsNothing() {
        leyla.kind = ProfileKind.GROUP;
        leyla.members = List.of(new ProfileId("b"), new ProfileId("a"), new ProfileId("hidden"));
        Person hidden = new Person("hidden").named("en", "Hidden");
        hidden.withheld = true;
        rendering.others = List.of(
                new Person("a").named("en", "Ana").profile(),
                new Person("b").named("en", "Bo").profile(),
                hidden.profile());
        assertThat(rendering.text("{{members}}{{#noCount}}: no number{{/noCount}}{{#custody}}!{{/custody}}"))
                .isEqualTo("Bo and Ana: no number");
        leyla.members = List.of();
        assertThat(rendering.text("Nameless{{#members}} {{members}}{{/members}}"))
                .isEqualTo("Nameless");
    }

    @Test
    void thoseSpokenOfTogetherAreNamed() {
        leyla.together = List.of(new ProfileId("a"), new ProfileId("unknown"));
        rendering.others = List.of(new Person("a").named("en", "Ana").profile());
        assertThat(rendering.text("{{name}} together with {{together}}")).isEqualTo("Leyla Aliyeva together with Ana");
    }

    @Test
    void theNativeNameIsThatOfTheCountry() {
        leyla.named("ru", "Лейла Алиева").named("az", "Leyla Əliyeva");
        assertThat(rendering.text("{{nativeName}}")).isEqualTo("Leyla Əliyeva");
        assertThat(Rendering.text(rendering.of("prisoner.az", "{{name}}{{#nativeName}}!{{/nativeName}}")))
                .isEqualTo("Leyla Əliyeva");
    }

    @Test
    void quotesActionsAndSourcesAreThoseOfTheLanguageAndTheDay() {
        Source source = new Source("T", "P", null, "https://example.org/a");
        leyla.quotes = List.of(
                new Quote("Слово", "ru", "Лейла", PartialDate.parse("2015"), source, Quote.Permission.PUBLISHED),
                new Quote("A word.", "en", "Leyla", PartialDate.parse("2015"), source, Quote.Permission.PUBLISHED));
        leyla.actions = List.of(
                new Action(Map.of("en", "Too late."), "Nobody", Map.of(), null, LocalDate.parse("2016-05-24"), CHECKED),
                new Action(Map.of("en", "Unseen."), "Nobody", Map.of(), null, LocalDate.parse("2016-05-25"), null),
                new Action(Map.of("ru", "Просите"), "Nobody", Map.of(), null, LocalDate.parse("2016-05-25"), CHECKED),
                new Action(Map.of("en", "Ask."), "Office", Map.of(), null, LocalDate.parse("2016-05-25"), CHECKED));
        leyla.sources = List.of(new Source("T", "P", null, null), source);
        assertThat(rendering.text("“{{quote}}” ({{quoteSpeaker}}) {{action}} {{actionOffice}} {{source}} {{campaign}}"))
                .isEqualTo("“A word.” (Leyla) Ask. Office https://example.org/a #FreeThe20");
    }

    private static Basis.Consent consent(Basis.Scope... scope) {
        return new Basis.Consent(LocalDate.parse("2016-01-01"), null, Set.of(scope));
    }

    @Test
    void aQuoteNeedsItsOwnConsent() {
        Source source = new Source("T", "P", null, "https://example.org/a");
        leyla.quotes = List.of(
                new Quote("A word.", "en", "Leyla", PartialDate.parse("2015"), source, Quote.Permission.FAMILY));
        String template =
                "{{name}}{{#quote}}: {{quote}} ({{quoteSpeaker}}){{/quote}}{{#quoteSpeaker}}!{{/quoteSpeaker}}";
        leyla.basis = consent(Basis.Scope.NAME, Basis.Scope.STORY, Basis.Scope.PHOTO, Basis.Scope.RELATION);
        assertThat(rendering.text(template)).isEqualTo("Leyla Aliyeva");
        leyla.basis = consent(Basis.Scope.NAME, Basis.Scope.QUOTES);
        assertThat(rendering.text(template)).isEqualTo("Leyla Aliyeva: A word. (Leyla)!");
    }

    /** Neither does the prisoner's consent cover the family's words, nor the family's the prisoner's. */
    @ParameterizedTest
    @CsvSource({"FAMILY", "GROUP"})
    void aFamilyAndAGroupGoByTheirOwnConsent(ProfileKind kind) {
        Source source = new Source("T", "P", null, "https://example.org/a");
        Person other = new Person("other").named("en", "The others");
        other.kind = kind;
        other.speaksFor = kind == ProfileKind.FAMILY ? new ProfileId("leyla-aliyeva") : null;
        other.members = kind == ProfileKind.GROUP ? List.of(new ProfileId("leyla-aliyeva")) : List.of();
        other.custody = List.of();
        other.relatives =
                List.of(new Relative("Aygun", "mother", true, LocalDate.parse("2030-01-01"), false, List.of()));
        other.quotes =
                List.of(new Quote("Ours.", "en", "Aygun", PartialDate.parse("2015"), source, Quote.Permission.FAMILY));
        leyla.quotes =
                List.of(new Quote("Hers.", "en", "Leyla", PartialDate.parse("2015"), source, Quote.Permission.FAMILY));
        leyla.relatives = List.of(new Relative("Samir", "brother", true));
        String template = "{{name}}{{#prisoner}}, {{prisoner}}{{/prisoner}}{{#members}}, {{members}}{{/members}}"
                + "{{#story}} {{story}}{{/story}}{{#relatives}} {{relatives}}{{/relatives}}{{#quote}} {{quote}}{{/quote}}";
        Rendering ofOther = new Rendering(other);
        other.basis = consent(Basis.Scope.NAME);
        leyla.basis = consent(Basis.Scope.values());
        ofOther.others = List.of(leyla.profile());
        assertThat(ofOther.text(template)).isEqualTo("The others, Leyla Aliyeva");
        other.basis = consent(Basis.Scope.values());
        leyla.basis = consent(Basis.Scope.NAME);
        ofOther.others = List.of(leyla.profile());
        assertThat(ofOther.text(template))
                .isEqualTo("The others, Leyla Aliyeva She wrote about those in power. Aygun (mother) Ours.");
    }

    private void quoted(Relative relative, Basis.Scope... scope) {
        Source source = new Source("T", "P", null, "https://example.org/a");
        leyla.relatives = List.of(relative);
        leyla.quotes = List.of(new Quote(
                "Come home.", "en", "Aygün Əliyeva", PartialDate.parse("2015"), source, Quote.Permission.FAMILY));
        leyla.basis = new Basis.Consent(LocalDate.parse("2016-01-01"), null, Set.of(scope));
    }

    /** RULES 2: relatives die, so each who is quoted has living and a review date. */
    @Test
    void aRelativeIsQuotedOnlyWhileKnownToLiveAndAskedInTime() {
        String template = "{{name}}{{#quote}}: {{quote}}{{/quote}}";
        Basis.Scope[] all = {Basis.Scope.NAME, Basis.Scope.QUOTES, Basis.Scope.RELATION};
        LocalDate later = LocalDate.parse("2030-01-01");
        quoted(new Relative("Aygun Aliyeva", "mother", true, later, false, List.of()), all);
        assertThat(rendering.text(template)).isEqualTo("Leyla Aliyeva: Come home.");
        quoted(
                new Relative("Aygun Aliyeva", "mother", true, later, false, List.of()),
                Basis.Scope.NAME,
                Basis.Scope.QUOTES);
        assertThat(rendering.text(template)).as("relatives are not covered").isEqualTo("Leyla Aliyeva");
        for (Relative relative : List.of(
                new Relative("Aygun Aliyeva", "mother", false, later, false, List.of()),
                new Relative("Aygun Aliyeva", "mother", true, LocalDate.parse("2016-01-01"), false, List.of()),
                new Relative("Aygun Aliyeva", "mother", true, later, true, List.of()),
                new Relative("Aygun Aliyeva", "mother", null, later, false, List.of()),
                new Relative("Aygun Aliyeva", "mother", true, null, false, List.of()))) {
            quoted(relative, all);
            assertThat(rendering.text(template)).as(relative.toString()).isEqualTo("Leyla Aliyeva");
        }
    }

    @Test
    void wordsOfWhichNobodyWroteDownWhoAllowedThemAreNotSaid() {
        Source source = new Source("T", "P", null, "https://example.org/a");
        leyla.quotes = List.of(new Quote("A word.", "en", "Leyla", PartialDate.parse("2015"), source, null));
        assertThat(rendering.text("{{name}}{{#quote}}: {{quote}}{{/quote}}")).isEqualTo("Leyla Aliyeva");
    }

    @Test
    void consentCoversWhatItNamesAndNothingElse() {
        leyla.relatives = List.of(new Relative("Aygun", "mother", true));
        String template = "{{name}}{{#story}} story{{/story}}{{#relatives}} relatives{{/relatives}}";
        leyla.basis = new Basis.Consent(LocalDate.parse("2016-01-01"), null, Set.of(Basis.Scope.NAME));
        assertThat(rendering.text(template)).isEqualTo("Leyla Aliyeva");
        leyla.basis = new Basis.Consent(
                LocalDate.parse("2016-01-01"), null, Set.of(Basis.Scope.NAME, Basis.Scope.STORY, Basis.Scope.RELATION));
        assertThat(rendering.text(template)).isEqualTo("Leyla Aliyeva story relatives");
    }

    @Test
    void namesOfTheOtherDirectionAreIsolated() {
        leyla.names = Map.of("en", "لیلا");
        assertThat(rendering.text("For {{name}}!")).isEqualTo("For \u2068لیلا\u2069!");
        leyla.names = Map.of("en", "Leyla");
        assertThat(Rendering.text(rendering.of("prisoner.fa", "برای {{name}}: {{count}} {{hashtags}}")))
                .isEqualTo("برای \u2068Leyla\u2069: ۵۳۷ روز \u2068#FreeThe20\u2069 \u2068#FreeLeyla\u2069");
    }

    /** RULES 4: from right to left, numbers with signs and hashtags are isolated, in templates and in facts. */
    @Test
    void signsStayAtTheirNumbersFromRightToLeft() {
        leyla.story = Map.of("fa", "دما \u221212,5 و +3 و ۲۰٪ بود #FreeHer");
        assertThat(Rendering.text(rendering.of("prisoner.fa", "سهم -4 از 50% #FreeAll در 2014-12-05\n{{story}}")))
                .isEqualTo("سهم \u2068-4\u2069 از \u206850%\u2069 \u2068#FreeAll\u2069 در 2014-12-05\n"
                        + "دما \u2068\u221212,5\u2069 و \u2068+3\u2069 و \u2068۲۰٪\u2069 بود \u2068#FreeHer\u2069");
        assertThat(Rendering.text(rendering.of("prisoner.en", "-4 of 50% #FreeAll")))
                .isEqualTo("-4 of 50% #FreeAll");
    }

    @Test
    void controlsAreStrippedFromFactsAndTextIsComposed() {
        leyla.names = Map.of("en", "Ley\u202Ela\u2066 Ali\u200Fye\uE000va\u0007");
        leyla.story = Map.of("en", "Cafe\u0301");
        assertThat(rendering.text("{{name}} {{story}}")).isEqualTo("Leyla Aliyeva Café");
    }

    @Test
    void factsAreNeitherEscapedNorReadAsTags() {
        leyla.story = Map.of("en", "A & B <c> {{name}}");
        assertThat(rendering.text("{{story}}")).isEqualTo("A & B <c> {{name}}");
    }

    @Test
    void whatSectionsLeaveBehindIsTidied() {
        leyla.role = Map.of();
        assertThat(
                        rendering.text(
                                "{{name}} {{#role}}x{{/role}} is held \n\n{{#role}}a{{/role}}\n\n {{#role}}b{{/role}}\nNow.\n\n"))
                .isEqualTo("Leyla Aliyeva is held\n\nNow.");
    }

    @Test
    void aLineThatSectionsLeaveEmptyGoesAndOneThatWasWrittenStays() {
        assertThat(
                        rendering.text(
                                "A\n{{! a remark }}\n{{#he}}he{{/he}} {{#they}}\n\nthey{{/they}}\nB\n\n{{#she}}\nC\n{{/she}}\nD"))
                .isEqualTo("A\nB\n\nC\nD");
    }

    @Test
    void aTextOfNothingIsReported() {
        assertThat(rendering.problems("{{#he}}x{{/he}}"))
                .singleElement()
                .asString()
                .contains("nothing is said of leyla-aliyeva");
    }

    @Test
    void theLastOfWhatMayGoGoesFirstAndWhole() {
        String template = "A.{{#ifRoom}} bbbb{{/ifRoom}}{{#ifRoom}} cc{{/ifRoom}} D.";
        rendering.maxLength = 13;
        assertThat(rendering.text(template)).isEqualTo("A. bbbb cc D.");
        rendering.maxLength = 12;
        assertThat(rendering.text(template)).isEqualTo("A. bbbb D.");
        rendering.maxLength = 9;
        assertThat(rendering.text(template)).isEqualTo("A. D.");
    }

    @Test
    void whatCannotFitIsReportedWithItsLength() {
        rendering.maxLength = 10;
        Rendered rendered = rendering.of("---\ncontent_warning: x\n---\n{{name}}{{#ifRoom}} {{story}}{{/ifRoom}}");
        assertThat(rendered.message()).isEmpty();
        assertThat(rendered.length()).isEqualTo(13);
        assertThat(rendered.problems())
                .singleElement()
                .hasToString("templates/test/prisoner.en.txt:4: the text has 13 of 10 characters for leyla-aliyeva;"
                        + " shorten it or put {{#ifRoom}}…{{/ifRoom}} around what may go");
    }

    @Test
    void anEmojiAtTheLimitStaysWhole() {
        String family = "👩‍👩‍👧";
        rendering.maxLength = 5 + 5;
        assertThat(rendering.text("1234 " + family)).isEqualTo("1234 " + family);
        rendering.maxLength = 9;
        rendering.threads = true;
        assertThat(rendering.text("1234 " + family)).isEqualTo("1234\n=====\n" + family);
    }

    @Test
    void aWordThatIsTooLongForAPartIsReported() {
        rendering.threads = true;
        assertThat(rendering.problems("Now " + "a".repeat(400)))
                .singleElement()
                .asString()
                .contains("404 of 280 characters")
                .contains("a piece that must stay whole is too long");
    }

    @Test
    void aThreadIsDividedAtParagraphsThenSentencesAndItsHashtagsGoLast() {
        rendering.threads = true;
        rendering.maxLength = 45;
        assertThat(rendering.text(
                        "{{name}} has been held for {{count}}.\n\nShe writes. Dr. Smith waits for her at home."
                                + " {{hashtags}}\nThe end."))
                .isEqualTo("""
                        Leyla Aliyeva has been held for 537 days.
                        =====
                        She writes. Dr. Smith waits for her at home.
                        =====
                        #FreeThe20 #FreeLeyla
                        The end.""");
    }

    @Test
    void anApprovalOutlivesTheDayButNoFact() {
        String template = "{{day}} {{name}} {{#count}}{{count}}{{/count}}";
        String approved = rendering.of(template).approvalDigest();
        rendering.day = 3;
        rendering.at = rendering.at.plusSeconds(86_400);
        leyla.story = Map.of("en", "Another story, which this template does not tell.");
        assertThat(rendering.of(template).approvalDigest()).isEqualTo(approved);
        assertThat(rendering.of(template + ".").approvalDigest()).isNotEqualTo(approved);
        leyla.custody = List.of(Person.period(CustodyKind.DETENTION, "2014-12-04"));
        assertThat(rendering.of(template).approvalDigest()).isNotEqualTo(approved);
        leyla.custody = List.of(Person.period(CustodyKind.DETENTION, "2014-12-05"));
        assertThat(rendering.of(template).approvalDigest()).isEqualTo(approved);
        leyla.named("en", "Leyla");
        assertThat(rendering.of(template).approvalDigest()).isNotEqualTo(approved);
    }

    @Test
    void aClosedActionVanishesAndTheCampaignsOwnTakesItsPlace() {
        Person leyla = new Person("leyla");
        Rendering rendering = new Rendering(leyla);
        leyla.actions = List.of(action("Ask the court.", null, "2016-05-25"));
        rendering.campaignActions = List.of(action("Ask the ministry.", null, "2016-12-31"));
        String template =
                "{{#action}}{{action}} {{actionOffice}}, until {{actionCloses}}.{{/action}}{{^action}}-{{/action}}";
        assertThat(rendering.text(template)).isEqualTo("Ask the court. Office, until 25 May 2016.");
        rendering.at = rendering.at.plusSeconds(86_400);
        assertThat(rendering.text(template)).isEqualTo("Ask the ministry. Office, until 31 December 2016.");
        rendering.campaignActions = List.of();
        assertThat(rendering.text(template)).isEqualTo("-");
    }

    @Test
    void readersOfAnotherCountryAreNotAsked() {
        Person leyla = new Person("leyla");
        Rendering rendering = new Rendering(leyla);
        leyla.actions = List.of(action("Write to the embassy in Berlin.", "DE", "2016-12-31"));
        String template = "{{#action}}{{actionCountry}}: {{action}} {{actionText}}{{/action}}{{^action}}-{{/action}}";
        assertThat(rendering.text(template)).isEqualTo("Germany: Write to the embassy in Berlin. Dear Sir");
        rendering.readersIn = "DE";
        assertThat(rendering.text(template)).contains("Berlin");
        rendering.readersIn = "FR";
        assertThat(rendering.text(template)).isEqualTo("-");
    }

    private static Action action(String ask, @Nullable String readersIn, String closes) {
        return new Action(
                Map.of("en", ask), "Office", Map.of("en", "Dear Sir"), readersIn, LocalDate.parse(closes), CHECKED);
    }
}
