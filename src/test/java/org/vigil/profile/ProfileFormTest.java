package org.vigil.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigil.source.Problem;
import org.vigil.source.YamlSteps;
import org.vigil.source.YamlValues;

class ProfileFormTest {
    private static final String TEXT = """
            # Her brother asked for this spelling.
            id: anna
            kind: prisoner
            names: { en: Anna Example, az: Anna }
            held_by: AZ
            zone: Asia/Baku
            custody:
              - { kind: detention, from: { date: 2015-09, circa: true, latest: 2015-09-20 }, to: 2015-12-01 } # sure
              - kind: prison
                from: { date: 2016, alternatives: [{ date: 2017, sources: [hrw] }] }   # who is right?
                confirmed: 2026-01-05
            relatives:
              - { name: Mother, relation: mother, living: yes }
            sources: [{ id: hrw, title: A report, publisher: HRW }, { title: B, publisher: P }]
            charges: [{ charge: hooliganism, according_to: the court, sources: [hrw] }]
            basis: { consent: { given: 2025-12-01, scope: [name] } }
            """;

    private final ProfileForm form = new ProfileForm(FormParts.ofKnown(ProfileKind.PRISONER));
    private final Map<String, Object> values = YamlValues.of(TEXT).orElseThrow();
    private final Map<String, String> typed = new LinkedHashMap<>(form.shown(values));

    private String after() {
        return YamlSteps.apply(TEXT, form.edit(values, typed).steps(), FormParts.ORDER)
                .orElseThrow();
    }

    @Test
    void whatIsNotTouchedIsNotChanged() {
        assertThat(form.edit(values, typed).steps()).isEmpty();
        assertThat(typed)
                .containsEntry("custody[1].from", "about 2015-09")
                .containsEntry("custody[1].from.latest", "2015-09-20")
                .containsEntry("relatives[1].living", "yes")
                .containsEntry("basis.kind", "consent")
                .containsEntry("basis.scope", "name")
                .doesNotContainKey("custody[2].from");
    }

    @Test
    void whatTheFormCannotShowStaysWhateverComesBack() {
        typed.put("custody[2].from", "2018");
        typed.put("custody[2].confirmed", "2026-02-01");
        assertThat(after()).isEqualTo(TEXT.replace("confirmed: 2026-01-05", "confirmed: 2026-02-01"));
    }

    @Test
    void eachInputChangesItsOwnPlaceAlone() {
        typed.put("names[2].text", "Anna X");
        typed.put("names[3].language", "ru");
        typed.put("names[3].text", "Анна");
        typed.put("custody[1].from", "disputed 2015-08");
        typed.put("hashtags", "#FreeAnna, #Free");
        typed.put("minor", "true");
        typed.put("sources[2].remove", "true");
        typed.put("basis.until", "2027-01-01");
        assertThat(after())
                .isEqualTo(
                        TEXT.replace("az: Anna }", "az: Anna X, ru: Анна }")
                                .replace(
                                        "from: { date: 2015-09, circa: true, latest: 2015-09-20 }",
                                        "from: {date: 2015-08, disputed: true, latest: 2015-09-20}")
                                .replace(", { title: B, publisher: P }", "")
                                .replace(
                                        "basis: { consent: { given: 2025-12-01, scope: [name] } }\n",
                                        "hashtags: ['#FreeAnna', '#Free']\nbasis: {consent: {given: 2025-12-01, until: 2027-01-01, scope: [name]}}\nminor: true\n"));
    }

    @Test
    void aProblemIsFoundAtItsInputWhateverRowsAreGone() {
        typed.put("custody[1].remove", "true");
        typed.put("custody[4].kind", "prison");
        typed.put("custody[4].from", "never");
        typed.put("names[3].text", "Without a language");
        ProfileForm.Edit edit = form.edit(values, typed);
        assertThat(edit.input("custody[1].confirmed")).isEqualTo("custody[2].confirmed");
        assertThat(edit.input("custody[2].from")).isEqualTo("custody[4].from");
        assertThat(edit.input("names.")).isEqualTo("names[3].language");
        assertThat(edit.input("basis.consent.given")).isEqualTo("basis.given");
        assertThat(edit.input("charges[1].charge")).isEqualTo("charges[1].charge");
    }

    @Test
    void aLanguageThatIsTypedTwiceIsNotLost() {
        typed.put("names[3].language", "az");
        typed.put("names[3].text", "Another");
        assertThat(after()).contains("az: Anna,", "az (a second time): Another");
    }

    @Test
    void theOrderIsThatOfTheFile() {
        Profile profile = new Draft("prisoner").profile();
        assertThat(FormParts.ORDER)
                .containsSubsequence(ProfileFile.fields(profile).keySet());
    }

    @Test
    void somebodyNewIsMadeOfTheShortForm() {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("names[1].language", "en");
        answers.put("names[1].text", "Xədicə Example");
        answers.put("held_by", "AZ");
        answers.put("zone", "Asia/Baku");
        answers.put("custody[2].kind", "detention");
        answers.put("custody[2].from", "about 2014-12");
        answers.put("custody[2].to", "2016-05-25");
        answers.put("ended.what", "acquitted");
        answers.put("sources[1].title", "A paper");
        answers.put("sources[1].publisher", "CPJ");
        answers.put("sources[1].date", "2016-05-25");
        answers.put("sources[1].dates", "true");
        NewProfileForm.Made made = NewProfileForm.of(ProfileKind.PRISONER, answers);
        assertThat(made.problems()).isEmpty();
        Profile profile = made.profile().orElseThrow();
        assertThat(profile.file()).isEqualTo("profiles/x-dic-example.yaml");
        assertThat(profile.custody().getFirst().sources())
                .extracting(SourceId::value)
                .containsExactly("cpj-2016");
        assertThat(profile.events()).hasSize(1);
        answers.put("custody[2].from", "some day");
        answers.put("held_by", "Baku");
        answers.put("zone", "");
        assertThat(NewProfileForm.of(ProfileKind.PRISONER, answers))
                .satisfies(wrong -> assertThat(wrong.profile()).isEmpty())
                .satisfies(wrong -> assertThat(
                                wrong.problems().stream().map(Problem::field).map(wrong.places()::input))
                        .contains("custody[2].from", "held_by", "zone"));
    }

    @Test
    void anEmptyFormNamesAllThatIsMissing() {
        assertThat(NewProfileForm.of(ProfileKind.PRISONER, Map.of()).problems())
                .extracting(Problem::field)
                .containsAll(List.of("names", "zone", "custody", "held_by", "sources"));
    }
}
