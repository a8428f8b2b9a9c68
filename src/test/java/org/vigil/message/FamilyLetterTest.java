package org.vigil.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigil.profile.Basis;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileFile;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** What a family reads before somebody is spoken of. */
class FamilyLetterTest {
    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 4);
    private static final FamilyLetter.Next NEXT =
            new FamilyLetter.Next(LocalDate.of(2026, 1, 5), List.of("Day 1: Sample Person.\n\n#FreeSample"));

    static List<String> languages() {
        return FamilyLetter.languages();
    }

    private static Profile sample() {
        Problems problems = new Problems();
        return ProfileFile.read(SourceFile.ofText("profiles/someone.yaml", """
                                id: someone
                                kind: prisoner
                                names: { en: Some One, fa: نمونه نمونه‌ای }
                                held_by: AZ
                                zone: Asia/Baku
                                custody: [{ kind: detention, from: 2025-01-05, to: 2025-06-01 }, { kind: prison, from: 2025-06-01, confirmed: 2026-01-05 }]
                                story: { en: She wrote. }
                                relatives: [{ name: Her Mother, relation: mother }, { name: Her Father, relation: father, living: false }]
                                photo: { file: profiles/photos/x.jpg, credit: A, licence: CC0, alt_text: { en: At her desk } }
                                sources: [{ title: A report, publisher: A paper, date: 2026-01-01, link: "https://example.org/2026/report" }]
                                basis: { consent: { given: 2025-12-01, scope: [name, photo] } }
                                """), problems)
                .orElseThrow(() -> new AssertionError(problems.list()));
    }

    private static Basis.Consent agreed(Basis.Scope... scope) {
        EnumSet<Basis.Scope> all = EnumSet.noneOf(Basis.Scope.class);
        all.addAll(List.of(scope));
        return new Basis.Consent(LocalDate.of(2025, 12, 1), LocalDate.of(2026, 12, 1), all);
    }

    private static String letter(Basis.Consent agreed, String language) {
        return FamilyLetter.write(sample(), TODAY, agreed, Optional.of(NEXT), language)
                .orElseThrow();
    }

    @Test
    void itSaysThePostTheFactsThePhotoTheConsentAndHowToStopIt() {
        assertThat(letter(agreed(Basis.Scope.NAME, Basis.Scope.PHOTO), "en"))
                .contains(
                        "    Day 1: Sample Person.",
                        "5 January 2026",
                        "Held by: Azerbaijan",
                        "In custody since: 5 January 2025",
                        "profiles/photos/x.jpg. In words: At her desk",
                        "the name and the photo",
                        "until 1 December 2026",
                        "stop this at any time",
                        "Without an answer we post nothing");
    }

    @Test
    void whatIsNotCoveredIsNotThere() {
        assertThat(letter(agreed(Basis.Scope.NAME), "en"))
                .contains("We would show no photo")
                .doesNotContain("She wrote", "Her Mother", "x.jpg");
        assertThat(letter(agreed(Basis.Scope.NAME, Basis.Scope.STORY, Basis.Scope.RELATION), "en"))
                .contains("She wrote", "Her Mother")
                .doesNotContain("Her Father");
    }

    @Test
    void beforeAnythingIsAgreedTheFamilySeesAllThatWouldBeUsed() {
        assertThat(FamilyLetter.write(sample(), TODAY, null, Optional.empty(), "en")
                        .orElseThrow())
                .contains(
                        "No post is planned yet", "She wrote", "Her Mother", "x.jpg", "not written down any agreement");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasAllWordsWithTheSamePlaces(String language) {
        FamilyWords words = FamilyWords.of(language).orElseThrow();
        FamilyWords english = FamilyWords.of("en").orElseThrow();
        assertThat(new TreeSet<>(words.words().stringPropertyNames()))
                .isEqualTo(new TreeSet<>(english.words().stringPropertyNames()));
        assertThat(english.words().stringPropertyNames())
                .allSatisfy(key -> assertThat(slots(words, key)).as(key).isEqualTo(slots(english, key)));
    }

    private static Set<String> slots(FamilyWords words, String key) {
        return SLOT.matcher(words.words().getProperty(key))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLetterIsWholeAndLeavesNoPlaceOpen(String language) {
        String letter = letter(agreed(Basis.Scope.values()), language);
        assertThat(letter).doesNotContain("{", "}", "null").contains("    #FreeSample");
        assertThat(letter.split("\n\n")).hasSizeGreaterThan(7);
        assertThat(FamilyLetter.isReviewed(language)).isEqualTo(language.equals("en"));
    }

    /** Whatever a template can say of a person stands in the letter; a new such fact belongs here, too. */
    @Test
    void chargesSentencesCountersActionsAndHashtagsAreShownAsTheyWouldBeSaid() {
        Problems problems = new Problems();
        Profile person = ProfileFile.read(SourceFile.ofText("profiles/someone.yaml", """
                                id: someone
                                kind: prisoner
                                names: { en: Some One }
                                held_by: AZ
                                zone: Asia/Baku
                                country: [AZ, TR]
                                custody: [{ kind: prison, from: 2025-01-05, confirmed: 2026-01-04 }, { kind: prison, from: 2020-03, to: 2021-04-01 }]
                                events: [{ kind: hospital, date: 2026-01-02, what: for the team }]
                                relatives: [{ name: Eva One, relation: mother }]
                                charges:
                                  - { charge: { en: espionage }, according_to: { en: the prosecution }, denies: true }
                                  - { charge: { en: tax evasion }, according_to: { en: the police } }
                                sentences: [{ date: 2025-06-01, text: 7 years, length: 7 years }]
                                counters: [{ kind: hunger_strike, from: 2026-01-01, confirmed: 2026-01-03 }]
                                actions: [{ ask: { en: Ask for her release }, office: The Ministry, text: { en: Dear Minister }, closes: 2026-12-31, checked: 2026-01-05 }]
                                hashtags: ["#FreeSomeOne"]
                                sources: [{ title: A report, publisher: A paper }]
                                """), problems)
                .orElseThrow(() -> new AssertionError(problems.list()));
        assertThat(FamilyLetter.write(person, TODAY, null, Optional.empty(), "en")
                        .orElseThrow())
                .contains(
                        "A charge that is denied, told so: charged with espionage, according to the prosecution",
                        "A charge, told as one: charged with tax evasion, according to the police",
                        "Sentence: 7 years",
                        "Country: Azerbaijan and Türkiye",
                        "In custody since: 5 January 2025",
                        "In custody earlier: March 2020 – 1 April 2021",
                        "In hospital under guard since: 2 January 2026",
                        "Relatives whom we would name: Eva One (mother)",
                        "On hunger strike since: 1 January 2026",
                        "What we would ask readers: Ask for her release (The Ministry)",
                        "Words that readers may send: Dear Minister",
                        "Hashtags: #FreeSomeOne");
    }

    /** Posts say since when, also where the news is old. */
    @Test
    void sinceWhenStandsThereThoughNobodyHasConfirmedForLong() {
        assertThat(FamilyLetter.write(sample(), LocalDate.of(2027, 1, 4), null, Optional.empty(), "en")
                        .orElseThrow())
                .contains("In custody since: 5 January 2025");
    }

    /** A name that runs the other way than the sentence does not turn it around. */
    @Test
    void namesThatRunTheOtherWayAreIsolated() {
        assertThat(letter(agreed(Basis.Scope.NAME), "ar")).contains("\u2068Some One\u2069");
        assertThat(letter(agreed(Basis.Scope.NAME), "fa"))
                .contains("نمونه نمونه‌ای")
                .doesNotContain("\u2068نمونه");
        assertThat(letter(agreed(Basis.Scope.NAME), "en")).doesNotContain("\u2068");
    }

    @Test
    void aLanguageThatNobodyWordedGivesNoLetter() {
        assertThat(FamilyLetter.write(sample(), TODAY, null, Optional.empty(), "tlh"))
                .isEmpty();
        assertThat(FamilyLetter.write(sample(), TODAY, null, Optional.empty(), "zh-Hans"))
                .isPresent();
    }
}
