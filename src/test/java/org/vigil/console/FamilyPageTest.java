package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.database.Database;
import org.vigil.profile.Basis;
import org.vigil.profile.ProfileId;
import org.vigil.testing.Browser;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** The family reads first, and its answer decides. */
@ExtendWith(TestDatabase.class)
class FamilyPageTest {
    private static final String PAGE = "/people/anna/family";

    private final ConsoleWorld console;
    private final World world;

    FamilyPageTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
        // A sign-in ends after an hour without a request.
        world.clock.set(World.MONDAY_AT_NINE.minusSeconds(600));
        world.withoutRecords().schedule("[anna, bela, cara]", "[anna]").start();
        Basis.Consent agreed = (Basis.Consent) world.node
                .files()
                .inForce()
                .workspace()
                .profile(new ProfileId("anna"))
                .orElseThrow()
                .basis();
        world.recordConsent("anna", agreed);
    }

    @AfterEach
    void close() {
        console.close();
    }

    private static String to(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("status " + answer.statusCode());
    }

    private static String mark(String body) {
        return body.replaceAll("(?s).*name=\"letter\" value=\"([^\"]+)\".*", "$1");
    }

    @Test
    void theFirstPostWaitsForTheFamilysYes() {
        try (Browser editor = console.as("Edi", Role.EDITOR)) {
            assertThat(editor.get(PAGE).body()).contains("Nothing was written for them yet.", "Azerbaijani");
            assertThat(editor.post(PAGE, PAGE + "/answer", Map.of("answer", "yes"))
                            .body())
                    .contains("Write to them first");
            String letter = editor.post(PAGE, PAGE + "/letter", Map.of("lang", "en", "as", "page"))
                    .body();
            assertThat(letter).contains("Anna Example", "Day 1", "class=\"letter\"");
            world.at(World.MONDAY_AT_NINE);
            assertThat(world.x.posts()).isEmpty();
            String page = editor.get(PAGE).body();
            assertThat(page).contains("their answer is not written down yet", "in English, by Edi,");
            assertThat(to(editor.post(PAGE, PAGE + "/answer", Map.of("answer", "yes", "letter", mark(page)))))
                    .isEqualTo(PAGE + "?done=family-yes");
            assertThat(editor.get(PAGE).body()).contains("They have said yes");
        }
        world.pastBackOff().at("2026-01-05T09:10:00Z");
        assertThat(world.x.posts()).hasSize(1);
    }

    @Test
    void aYesToAnotherLetterIsNoneToThisOne() {
        try (Browser editor = console.as("Edi", Role.EDITOR);
                Browser other = console.as("Ann", Role.EDITOR)) {
            editor.post(PAGE, PAGE + "/letter", Map.of("lang", "en"));
            String read = mark(editor.get(PAGE).body());
            other.post(PAGE, PAGE + "/letter", Map.of("lang", "ru"));
            assertThat(editor.post(PAGE, PAGE + "/answer", Map.of("answer", "yes", "letter", read))
                            .body())
                    .contains("Somebody has written to them again");
            assertThat(world.count("family_answer")).isZero();
        }
    }

    @Test
    void theLetterIsThereAsAFileAndItsWordsAreKeptNowhere() {
        try (Browser editor = console.as("Edi", Role.EDITOR)) {
            HttpResponse<String> file = editor.post(PAGE, PAGE + "/letter", Map.of("lang", "ru", "as", "file"));
            assertThat(file.headers().firstValue("Content-Disposition"))
                    .hasValue("attachment; filename=\"family-anna-ru.txt\"");
            assertThat(file.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
            assertThat(file.body()).contains("Anna Example");
            assertThat(world.count("family_letter where language = 'ru' and written_by = 'Edi'"))
                    .isOne();
            assertThat(editor.post(PAGE, PAGE + "/letter", Map.of("lang", "tlh"))
                            .body())
                    .contains("No letter can be written in that language");
            assertThat(world.count("family_letter")).isOne();
        }
    }

    @Test
    void aNoTakesTheConsentBackAndNeedsNoRole() {
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(viewer.get(PAGE).body()).doesNotContain(">They said yes<");
            assertThat(viewer.post(PAGE, PAGE + "/answer", Map.of("answer", "yes"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(viewer.post(PAGE, PAGE + "/answer", Map.of("answer", "perhaps"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(to(viewer.post(PAGE, PAGE + "/answer", Map.of("answer", "stop"))))
                    .isEqualTo("/people/anna/consent?done=family-no");
            assertThat(viewer.get(PAGE).body()).contains("They said no");
        }
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).isEmpty();
        assertThat(world.count("consent_revocation where ended_at is null")).isOne();
    }
}
