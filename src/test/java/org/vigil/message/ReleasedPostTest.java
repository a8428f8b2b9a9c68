package org.vigil.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.profile.CustodyDate;
import org.vigil.profile.CustodyKind;
import org.vigil.profile.CustodyPeriod;
import org.vigil.profile.LifeEvent;
import org.vigil.profile.Photo;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** RULES 1, R7, R11 and R12: the last post says the total; whoever is out under conditions is not called free. */
class ReleasedPostTest {
    private static final String TEMPLATE = "{{name}} was released on {{releasedOn}}"
            + "{{#conditional}} under conditions{{#conditions}}: {{conditions}}{{/conditions}}{{/conditional}}."
            + "{{#total}} She spent {{total}} in custody.{{/total}}";
    private final Person leyla = new Person("leyla");
    private final Rendering rendering = new Rendering(leyla);

    @BeforeEach
    void released() {
        release(LifeEvent.Condition.NONE);
        rendering.kind = PostKind.RELEASED;
    }

    @Test
    void thePostSaysTheFrozenTotalWhateverTheDay() {
        assertThat(text(TEMPLATE))
                .isEqualTo("Leyla Aliyeva was released on 20 May 2016. She spent 532 days in custody.");
        rendering.at = rendering.at.plusSeconds(86_400L * 20);
        assertThat(text(TEMPLATE)).contains("532 days");
    }

    @Test
    void daysUnderHouseArrestAreSaidApart() {
        leyla.custody = List.of(
                period(CustodyKind.PRISON, "2016-01-01", "2016-01-11"),
                period(CustodyKind.HOUSE_ARREST, "2016-01-11", "2016-05-20"));
        assertThat(text("{{name}}: {{total}} in custody, {{totalHouseArrest}} under house arrest"))
                .isEqualTo("Leyla Aliyeva: 10 days in custody, 130 days under house arrest");
    }

    @Test
    void aConditionalReleaseSaysSo() {
        release(LifeEvent.Condition.BAIL);
        assertThat(text(TEMPLATE)).contains("released on 20 May 2016 under conditions: on bail, and may not travel.");
        assertThat(problems("{{name}} was released on {{releasedOn}}."))
                .singleElement()
                .asString()
                .contains("the release is conditional, and the words do not say so");
        assertThat(problems("{{name}} was released.{{^conditional}} At home.{{/conditional}}"))
                .as("the opposite says nothing")
                .hasSize(1);
        assertThat(problems("{{name}} was released.{{#ifRoom}} Now {{conditions}}.{{/ifRoom}}"))
                .as("what may go does not say it surely")
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "en, is free at last",
        "en, was FREED",
        "en, is at liberty",
        "ru, теперь на свободе",
        "uk, вона вільна",
        "be, яна вольная",
        "pl, jest wolna",
        "es, está en libertad",
        "fr, est en liberté",
        "de, ist frei",
        "az, indi azaddır",
        "tr, artık özgür",
        "ar, هي حرة",
        "fa, او آزاد شد",
        "zh-Hans, 她自由了",
        "vi, đã được tự do",
    })
    void nobodyOutUnderConditionsIsCalledFree(String language, String words) {
        release(LifeEvent.Condition.PAROLE);
        assertThat(rendering
                        .of("released." + language, "{{name}}{{#conditional}} (1){{/conditional}} " + words)
                        .problems())
                .singleElement()
                .asString()
                .contains("the post says");
    }

    @ParameterizedTest
    @CsvSource({
        "en, was released on bail #FreeLeyla",
        "en, writes a freestyle column",
        "es, está en libertad condicional",
        "fr, est en liberté surveillée",
        "fa, آزادی مشروط",
    })
    void whatOnlySoundsLikeItMayStand(String language, String words) {
        release(LifeEvent.Condition.PAROLE);
        assertThat(rendering
                        .of("released." + language, "{{name}}{{#conditional}} (1){{/conditional}} " + words)
                        .problems())
                .isEmpty();
    }

    @Test
    void aNameThatMeansFreeIsAName() {
        release(LifeEvent.Condition.BAIL);
        leyla.named("az", "Azad Azadov");
        assertThat(rendering
                        .of("released.az", "{{name}}{{#conditional}} (1){{/conditional}}")
                        .problems())
                .isEmpty();
    }

    @Test
    void aContentWarningIsReadAsWell() {
        release(LifeEvent.Condition.BAIL);
        assertThat(rendering
                        .of("released.en", "---\ncontent_warning: free at last\n---\n" + TEMPLATE)
                        .problems())
                .hasSize(1);
    }

    @Test
    void soAreTheWordsOfAPhoto() throws java.io.IOException {
        release(LifeEvent.Condition.BAIL);
        leyla.photo =
                new Photo("profiles/photos/leyla.png", "A. Friend", "CC0", Map.of("en", "Leyla, free, at the gate"));
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB), "png", bytes);
            rendering.photo = new SourceFile("profiles/photos/leyla.png", bytes.toByteArray());
        }
        assertThat(problems(TEMPLATE)).singleElement().asString().contains("the post says \"free\"");
        leyla.photo = new Photo("profiles/photos/leyla.png", "A. Friend", "CC0", Map.of("en", "Leyla at the gate"));
        assertThat(text(TEMPLATE)).contains("under conditions");
    }

    @Test
    void inALanguageWhoseWordsAreNotKnownAConditionalReleaseIsNotPosted() {
        release(LifeEvent.Condition.BAIL);
        assertThat(rendering
                        .of("released.ka", "{{name}}{{#conditional}} (1){{/conditional}}")
                        .problems())
                .singleElement()
                .asString()
                .contains("does not know the words");
    }

    @Test
    void somebodyReleasedForGoodMayBeCalledFree() {
        assertThat(text("{{name}} is free.")).isEqualTo("Leyla Aliyeva is free.");
    }

    @ParameterizedTest
    @CsvSource({"released, count", "released, since", "released, day", "memorial, count", "memorial, day"})
    void aRunningNumberIsRefusedInSuchATemplate(String kind, String name) {
        Problems problems = new Problems();
        TemplateFile.read(SourceFile.ofText("templates/t/" + kind + ".en.txt", "{{name}}\n{{" + name + "}}"), problems);
        assertThat(problems.list())
                .singleElement()
                .asString()
                .contains("templates/t/" + kind + ".en.txt:2", "{{" + name + "}}", "a running number never stands");
    }

    /** Where {@code total} meant two things, one of them was false: that of a template written before says so. */
    @ParameterizedTest
    @CsvSource({
        "prisoner, {{total}}, released only, {{inTotal}}",
        "family, {{#total}}, released only, {{inTotal}}",
        "released, {{inTotal}}, daily posts only, {{total}}",
        "memorial, {{inTotal}}, daily posts only, {{total}}",
        "event, {{^inTotal}}, daily posts only, {{total}}",
    })
    void theTwoTotalsHaveTwoNamesAndNeitherStandsForTheOther(String kind, String tag, String why, String instead) {
        String body = tag.contains("#") || tag.contains("^") ? tag + "x" + tag.replaceAll("[#^]", "/") : tag;
        Problems problems = new Problems();
        TemplateFile.read(SourceFile.ofText("templates/t/" + kind + ".en.txt", "{{name}}\n" + body), problems);
        assertThat(problems.list())
                .singleElement()
                .asString()
                .contains("templates/t/" + kind + ".en.txt:2", tag, why, instead);
    }

    @Test
    void aMemorialSaysTheDayAndNoNumber() {
        leyla.custody = List.of(period(CustodyKind.PRISON, "2014-12-05", "2016-05-20"));
        leyla.events = List.of(new LifeEvent(LifeEvent.Kind.DIED, CustodyDate.parse("2016-05-20"), ""));
        rendering.kind = PostKind.MEMORIAL;
        assertThat(Rendering.text(rendering.of("memorial.en", "{{name}} died on {{diedOn}}.")))
                .isEqualTo("Leyla Aliyeva died on 20 May 2016.");
        assertThat(rendering.of("memorial.en", "{{name}}: {{total}}").problems())
                .hasSize(1);
    }

    private void release(LifeEvent.@Nullable Condition condition) {
        leyla.custody = List.of(period(CustodyKind.PRISON, "2014-12-05", "2016-05-20"));
        leyla.events = List.of(new LifeEvent(
                LifeEvent.Kind.RELEASED,
                CustodyDate.parse("2016-05-20"),
                "for the team",
                null,
                null,
                condition,
                Map.of("en", "on bail, and may not travel"),
                List.of()));
    }

    private static CustodyPeriod period(CustodyKind kind, String from, String to) {
        return new CustodyPeriod(kind, CustodyDate.parse(from), CustodyDate.parse(to), false, null, null);
    }

    private String text(String template) {
        return Rendering.text(rendering.of("released.en", template));
    }

    private List<String> problems(String template) {
        return rendering.of("released.en", template).problems().stream()
                .map(Object::toString)
                .toList();
    }
}
