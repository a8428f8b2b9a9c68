package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.access.Roles;
import org.vigil.database.Database;
import org.vigil.organisation.OrganisationId;
import org.vigil.profile.Basis;
import org.vigil.testing.Browser;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** The roll: who is on it, and who sees whom. */
@ExtendWith(TestDatabase.class)
class PeoplePageTest {
    private final ConsoleWorld console;
    private final World world;

    PeoplePageTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
    }

    @AfterEach
    void close() {
        console.close();
    }

    private static String search(String name) {
        return "/people?q=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private static String link(String id) {
        return "href=\"/people/" + id + "\"";
    }

    @Test
    void tellsOfEachPersonTheCountTheBasisAndWhoComesNext() {
        world.start().at(World.MONDAY_AT_NINE);
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(viewer.get("/people").body())
                    .contains(
                            "aria-current=\"page\"><span>People</span></a>",
                            "6 profiles.",
                            link("anna"),
                            ">Anna Example</a>")
                    .contains("in custody, 365 days", "consent recorded", "Last verified", "5 January 2026")
                    .contains("speaks for Dana Example:", "A family", "A group")
                    .containsPattern("Posts</dt><dd>1</dd>")
                    .containsPattern("Last shown</dt>")
                    .containsPattern("Next</dt>");
        }
    }

    @Test
    void findsANameInAnyScriptAndShowsItInItsOwn() {
        world.edit(World.profile("bela"), "names: { en: Bela Example }", "names: { en: Bela Example, fa: بلا نمونه }")
                .accept();
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            for (String name : new String[] {"بلا نمونه", "bela", "Béla Example", "Bela Exampel"}) {
                assertThat(viewer.get(search(name)).body())
                        .as(name)
                        .contains(link("bela"), "<bdi class=\"own\" lang=\"fa\">بلا نمونه</bdi>")
                        .doesNotContain(link("anna"));
            }
            assertThat(viewer.get(search("<script>alert(1)</script>")).body())
                    .contains("Nobody.")
                    .doesNotContain("<script>alert");
        }
    }

    @Test
    void filtersByWhatIsKnownAndSorts() {
        world.release("cara", "2026-01-02").accept();
        world.edit(World.profile("anna"), "confirmed: 2026-01-05", "confirmed: 2025-02-01")
                .accept();
        world.hold("bela");
        world.withoutRecords();
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(viewer.get("/people?status=released").body())
                    .contains(link("cara"), "One profile.", "released on 2 January 2026");
            assertThat(viewer.get("/people?only=due").body())
                    .contains(link("anna"), "One profile.", "due for verification", "Was to be looked at by");
            assertThat(viewer.get("/people?only=held").body())
                    .contains(link("bela"), "One profile.", ">on hold</strong>");
            assertThat(viewer.get("/people?only=no-basis").body()).contains("6 profiles.", "consent not recorded");
            assertThat(viewer.get("/people?campaign=vigil").body())
                    .contains("3 profiles.")
                    .doesNotContain(link("dana"));
            String longest = viewer.get("/people?sort=days").body();
            assertThat(longest.indexOf(link("dana"))).isLessThan(longest.indexOf(link("bela")));
            assertThat(viewer.get("/people?sort=weight").statusCode()).isEqualTo(400);
            assertThat(viewer.get("/people?status=free").body()).contains("There is no such status, filter or order.");
            assertThat(viewer.get("/people?page=99").body()).contains("6 profiles.");
        }
    }

    @Test
    void whoIsWithheldOrUnderAgeIsThereForThoseAloneWhoChangeTheirFiles() {
        world.put(World.profile("dana"), world.text(World.profile("dana")) + "withheld: true\n");
        world.put(World.profile("bela"), world.text(World.profile("bela")) + "birth_date: 2010-05-05\n");
        world.accept();
        try (Browser viewer = console.as("Vic", Role.VIEWER);
                Browser editor = console.as("Ed", Role.EDITOR)) {
            assertThat(viewer.get("/people").body())
                    .contains("2 profiles.", link("anna"), link("cara"))
                    .doesNotContain("Dana", "Bela", link("five"));
            assertThat(viewer.get(search("Dana Example")).body())
                    .contains("Nobody is called just so.")
                    .doesNotContain(link("dana"));
            for (String id : new String[] {"dana", "bela", "dana-family", "five", "nobody-at-all"}) {
                assertThat(viewer.get("/people/" + id).statusCode()).as(id).isEqualTo(404);
            }
            assertThat(editor.get("/people").body()).contains("6 profiles.", link("dana"), link("bela"));
            assertThat(editor.get("/people/dana").body()).contains("Dana Example");
        }
    }

    @Test
    void whoIsOfOneOrganisationSeesItsCasesAndThoseOfItsCampaigns() {
        world.put("organisations.yaml", """
                organisations:
                  - { id: pen, name: Free Pen, people: [Pia], approvers: [Pia] }
                  - { id: help, name: Quiet Help, people: [Quin], approvers: [Quin] }
                """);
        world.put(World.profile("dana"), world.text(World.profile("dana")) + "case_holder: pen\n")
                .accept();
        try (Browser pen = console.as("Pia", Roles.in(new OrganisationId("pen"), Role.EDITOR));
                Browser help = console.as("Quin", Roles.in(new OrganisationId("help"), Role.VIEWER))) {
            assertThat(pen.get("/people").body()).contains("One profile.", link("dana"));
            assertThat(help.get("/people").body()).contains("Nobody.").doesNotContain("Dana");
            assertThat(help.get("/people/dana").statusCode()).isEqualTo(404);
            assertThat(pen.get("/people/dana").body()).contains("/people/dana/verify");
        }
    }

    @Test
    void aPhotoIsShownSmallAndOnlyWhereItMayBe() {
        world.photo("anna", 900).accept();
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(viewer.get("/people").body()).contains("src=\"/people/anna/photo\"");
            var photo = viewer.get("/people/anna/photo");
            assertThat(photo.headers().firstValue("Content-Type")).hasValue("image/jpeg");
            assertThat(photo.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(photo.body().length()).isBetween(100, 24_000);
            assertThat(viewer.get("/people/bela/photo").statusCode()).isEqualTo(404);

            world.hold("anna");
            assertThat(viewer.get("/people/anna/photo").statusCode()).isEqualTo(404);
            assertThat(viewer.get("/people").body()).doesNotContain("/people/anna/photo");
            world.lift("anna");

            world.withoutRecords()
                    .recordConsent(
                            "anna", new Basis.Consent(LocalDate.of(2025, 12, 1), null, Set.of(Basis.Scope.NAME)));
            assertThat(viewer.get("/people/anna/photo").statusCode())
                    .as("what was recorded is narrower than the file")
                    .isEqualTo(404);
        }
    }

    @Test
    void aBrokenFileIsNamedWithItsLineAndWhatMayStandThere() {
        world.edit(World.profile("anna"), "zone: Asia/Baku", "zone: Asia/Nowhere")
                .put(World.profile("newcomer"), "id: newcomer\nkind: prisoner\n")
                .accept();
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(viewer.get("/people").body())
                    .contains("Files that cannot be read", "profiles/anna.yaml:4: zone:", "Asia/Nowhere")
                    .contains("file broken");
        }
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            assertThat(editor.get("/people").body()).contains("profiles/newcomer.yaml:1: ");
        }
    }
}
