package org.vigil.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.profile.CustodyDate;
import org.vigil.profile.CustodyKind;
import org.vigil.profile.LifeEvent;
import org.vigil.profile.ProfileId;
import org.vigil.profile.ProfileKind;

/** RULES 1, R6, R7, R9, R10: what is not plain custody is never posted as if it were. */
class CustodyLabelsTest {
    private static final String PLAIN =
            "{{name}} {{#count}}has spent {{count}} in prison{{/count}}{{#noCount}}is in prison{{/noCount}}.";
    private final Person leyla = new Person("leyla");
    private final Rendering rendering = new Rendering(leyla);

    @ParameterizedTest
    @CsvSource({"HOUSE_ARREST, houseArrest, under house arrest", "DISAPPEARANCE, disappearance, missing"})
    void anotherKindOfCustodyIsNotCalledPrison(CustodyKind kind, String section, String said) {
        leyla.custody = List.of(Person.period(kind, "2014-12-05"));
        assertThat(rendering.problems(PLAIN))
                .singleElement()
                .asString()
                .contains("templates/test/prisoner.en.txt:1", "the words about leyla do not say \"" + said + "\"");
        assertThat(rendering.text("{{name}}: {{count}}{{#" + section + "}} so{{/" + section + "}}"))
                .isEqualTo("Leyla Aliyeva: 537 days so");
    }

    @ParameterizedTest
    @CsvSource({"FURLOUGH, furlough", "MEDICAL_LEAVE, medicalLeave", "HOSPITAL, hospital"})
    void aLeaveIsSaid(LifeEvent.Kind kind, String section) {
        leave(kind);
        assertThat(rendering.problems(PLAIN)).singleElement().asString().contains("{{#" + section + "}}");
        assertThat(rendering.text("{{name}}{{#" + section + "}}, on leave since {{leaveSince}}{{/" + section + "}}"))
                .isEqualTo("Leyla Aliyeva, on leave since 20 May 2016");
    }

    @Test
    void whatMayGoOrStandsInTheOppositeOrHasNoWordsDoesNotSayIt() {
        leave(LifeEvent.Kind.FURLOUGH);
        for (String section : List.of(
                "{{#ifRoom}}{{#furlough}} on leave{{/furlough}}{{/ifRoom}}",
                "{{^furlough}} on leave{{/furlough}}",
                "{{#furlough}} . {{/furlough}}",
                "{{#houseArrest}}{{#furlough}} on leave{{/furlough}}{{/houseArrest}}")) {
            assertThat(rendering.problems(PLAIN + section)).as(section).hasSize(1);
        }
    }

    @Test
    void oldNewsSaysHowOldItIs() {
        rendering.statusLimit = Duration.ofDays(10);
        assertThat(rendering.problems(PLAIN)).singleElement().asString().contains("lastConfirmed", "leyla");
        assertThat(rendering.problems(PLAIN + "{{#lastConfirmed}} Old news.{{/lastConfirmed}}"))
                .as("the day itself has to be said")
                .hasSize(1);
        assertThat(rendering.text(
                        "{{name}} is held{{#lastConfirmed}}; last confirmed {{lastConfirmed}}{{/lastConfirmed}}"))
                .isEqualTo("Leyla Aliyeva is held; last confirmed 1 May 2016");
    }

    @Test
    void aLeaveIsSaidAlsoWhereTheNewsOfTheCustodyIsOld() {
        rendering.statusLimit = Duration.ofDays(10);
        leave(LifeEvent.Kind.FURLOUGH);
        assertThat(rendering.problems("{{name}}: last confirmed {{lastConfirmed}}"))
                .hasSize(1);
    }

    @Test
    void aFamilysPostSpeaksOfItsPrisoner() {
        Person family = new Person("family");
        family.kind = ProfileKind.FAMILY;
        family.custody = List.of();
        family.speaksFor = new ProfileId("leyla");
        leyla.custody = List.of(Person.period(CustodyKind.HOUSE_ARREST, "2014-12-05"));
        Rendering ofFamily = new Rendering(family);
        ofFamily.others = List.of(leyla.profile());
        assertThat(ofFamily.problems("{{prisoner}}: {{count}} in prison"))
                .singleElement()
                .asString()
                .contains("under house arrest");
    }

    @Test
    void plainCustodyNeedsNoLabel() {
        assertThat(rendering.text("{{name}}: {{count}}")).isEqualTo("Leyla Aliyeva: 537 days");
    }

    private void leave(LifeEvent.Kind kind) {
        leyla.events = List.of(new LifeEvent(kind, CustodyDate.parse("2016-05-20"), ""));
    }
}
