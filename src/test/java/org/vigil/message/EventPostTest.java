package org.vigil.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigil.profile.Event;
import org.vigil.profile.PartialDate;
import org.vigil.profile.ProfileId;

class EventPostTest {
    private static final Event FIGURE = event(Event.Kind.FIGURE, List.of());
    private static final Event STATEMENT = event(Event.Kind.STATEMENT, List.of("Ann Lee", "An Organisation", "Bo"));

    @Test
    void aFigureIsSaidWithItsSourceAndDate() {
        assertThat(text(FIGURE, "event.en", "{{title}}: {{figure}}, {{figureSource}}, {{figureDate}}"))
                .isEqualTo("How many: 1,235, Memorial, February 2019");
        assertThat(text(FIGURE, "event-figure.ru", "{{title}}: {{figure}} ({{figureSource}})"))
                .isEqualTo("Сколько: 1235 (Memorial)".replace("1235", "1\u00a0235"));
    }

    @Test
    void aStatementNamesItsSignatories() {
        assertThat(text(STATEMENT, "event.en", "{{#signatories}}Signed by {{signatories}}, {{date}}{{/signatories}}"))
                .isEqualTo("Signed by Ann Lee, An Organisation and Bo, 11 February 2019");
    }

    @Test
    void onlyThoseWhoMayBeNamedAreNamedBesideIt() {
        Rendering rendering = rendering(FIGURE);
        rendering.person.members = List.of(new ProfileId("leyla"), new ProfileId("other"));
        rendering.others = List.of(new Person("leyla").profile());
        assertThat(Rendering.text(rendering.of("event.en", "{{about}}"))).isEqualTo("Leyla Aliyeva");
    }

    /** As every other fact: among words from right to left a sign in front of a number would move behind it (RULES 4). */
    @Test
    void numbersWithASignStayAsTheyAreInItsTitleAndText() {
        Event event = new Event(
                FIGURE.id(),
                FIGURE.kind(),
                FIGURE.date(),
                FIGURE.postOn(),
                Map.of("fa", "کاهش 50% از -4"),
                Map.of("fa", "با #FreeThem"),
                FIGURE.figure(),
                FIGURE.signatories(),
                FIGURE.link(),
                FIGURE.sources(),
                FIGURE.about(),
                FIGURE.campaigns(),
                FIGURE.place(),
                FIGURE.slot(),
                FIGURE.hashtags(),
                FIGURE.file());
        assertThat(text(event, "event.fa", "{{title}}: {{text}}"))
                .isEqualTo("کاهش \u206850%\u2069 از \u2068-4\u2069: با \u2068#FreeThem\u2069");
    }

    @Test
    void aTitleThatALanguageLacksIsAHoleAndNoOtherLanguageStandsIn() {
        assertThat(rendering(FIGURE).of("event.fr", "{{title}}").problems())
                .singleElement()
                .asString()
                .contains("gives no title in the language \"fr\"");
    }

    private static String text(Event event, String name, String template) {
        return Rendering.text(rendering(event).of(name, template));
    }

    private static Rendering rendering(Event event) {
        Rendering rendering = new Rendering(new Person("how-many"));
        rendering.kind = PostKind.EVENT;
        rendering.event = event;
        return rendering;
    }

    private static Event event(Event.Kind kind, List<String> signatories) {
        return new Event(
                new ProfileId("how-many"),
                kind,
                PartialDate.parse("2019-02-11"),
                LocalDate.of(2019, 2, 28),
                Map.of("en", "How many", "ru", "Сколько"),
                Map.of(),
                new Event.Figure(1235, "Memorial", PartialDate.parse("2019-02")),
                signatories,
                null,
                List.of(),
                List.of(),
                List.of("vigil"),
                Event.Place.BESIDE,
                null,
                List.of(),
                "events/how-many.yaml");
    }
}
