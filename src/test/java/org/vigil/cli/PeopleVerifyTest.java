package org.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigil.database.Database;
import org.vigil.delivery.RelativeReviews;
import org.vigil.operator.Audit;
import org.vigil.profile.ProfileId;
import org.vigil.profile.Relative;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Status grows old: the team sees whose does, and looking again is one command that is written down (RULES 1, R9). */
class PeopleVerifyTest {
    private final Map<String, String> environment = TestDatabase.environment();
    private final Database database = Database.open(Path.of("target"), environment);
    private final World world = new World(database).at("2026-07-03T10:00:00Z");

    @AfterEach
    void close() {
        database.close();
    }

    private String typed(int code, String... arguments) {
        People people = new People(world.clock, new BufferedReader(new StringReader("")));
        String[] all = Stream.concat(Stream.of("people"), Stream.of(arguments)).toArray(String[]::new);
        return new WorldCommands(world, environment).write().typed(code, Stream.of(people), all);
    }

    private String file(String id) throws IOException {
        return Files.readString(world.folder().resolve(World.profile(id)));
    }

    @Test
    void theTeamSeesWhoIsDue() throws IOException {
        world.edit(World.profile("anna"), "2026-01-05 }", "2026-01-01 }");
        String text = typed(0, "due", "--days", "1");
        assertThat(text)
                .contains("LATE", "anna", "no number is said since 30 June 2026", "soon", "bela", "people verify");
        JsonNode due = JsonMapper.shared()
                .readTree(typed(0, "due", "--format", "json"))
                .get("due");
        assertThat(due.get(0).get("id").asString()).isEqualTo("anna");
        assertThat(due.get(0).get("last_confirmed").asString()).isEqualTo("2026-01-01");
        assertThat(due.get(0).get("late").asBoolean()).isTrue();
        assertThat(typed(2, "due", "--days", "-1")).contains("0 or more");
    }

    @Test
    void verifyingWritesTheDayAndWhoLooked() throws IOException {
        world.put(World.profile("anna"), "# ours\n" + world.text(World.profile("anna")));
        String before = world.text(World.profile("anna"));
        typed(
                0,
                "verify",
                "anna",
                "--on",
                "2026-07-01",
                "--source",
                "OVD-Info, 2 July",
                "--source",
                "the lawyer",
                "--as",
                "Ada");
        assertThat(file("anna")).isEqualTo(before.replace("confirmed: 2026-01-05", "confirmed: 2026-07-01"));
        Audit.Entry entry = new Audit(database.jdbc()).latest(1).getFirst();
        assertThat(entry.who() + " " + entry.what() + " " + entry.subject() + ": " + entry.detail())
                .isEqualTo("Ada verify anna: custody lasted on 2026-07-01; OVD-Info, 2 July; the lawyer");
        assertThat(world.node.files().inForce().workspace().profiles().values())
                .as("the new day is in force")
                .anyMatch(profile -> profile.custody().stream()
                        .anyMatch(period -> "2026-07-01".equals(String.valueOf(period.confirmed()))));
    }

    @Test
    void verifyingLiftsNothing() throws IOException {
        world.hold("anna");
        typed(0, "verify", "anna", "--on", "2026-07-01", "--source", "OVD-Info");
        assertThat(world.node.brakes().inForce())
                .anyMatch(hold -> hold.subject().equals("anna"));
        world.release("bela", "2026-06-01");
        assertThat(typed(1, "verify", "bela", "--on", "2026-07-01", "--source", "OVD-Info"))
                .contains("released", "no custody without an end");
        world.edit(World.profile("cara"), "confirmed:", "to: unknown, confirmed:");
        assertThat(typed(1, "verify", "cara", "--on", "2026-07-01", "--source", "OVD-Info"))
                .contains("to: unknown");
        assertThat(file("cara")).isEqualTo(world.text(World.profile("cara")));
    }

    @Test
    void aDayThatCannotBeIsRefusedAndNothingChanges() throws IOException {
        assertThat(typed(1, "verify", "anna", "--on", "2026-07-04", "--source", "X"))
                .contains("still to come");
        assertThat(typed(1, "verify", "anna", "--on", "2025-12-31", "--source", "X"))
                .contains("newer news");
        assertThat(typed(2, "verify", "anna", "--on", "2026-07", "--source", "X"))
                .contains("no single day");
        for (String contact : List.of("her sister, +374 10 123456", "sister@example.org", "@her_sister")) {
            assertThat(typed(2, "verify", "anna", "--on", "2026-07-01", "--source", contact))
                    .contains("--source", "cannot be erased")
                    .doesNotContain(contact);
        }
        assertThat(typed(2, "verify", "anna", "--on", "2026-07-01", "--source", " "))
                .contains("who says so");
        assertThat(typed(2, "verify", "anna", "--on", "2026-07-01")).contains("--source");
        assertThat(typed(1, "verify", "nobody", "--on", "2026-07-01", "--source", "X"))
                .contains("There is no profile");
        assertThat(file("anna")).isEqualTo(world.text(World.profile("anna")));
        assertThat(new Audit(database.jdbc()).latest(9))
                .noneMatch(entry -> entry.what().equals("verify"));
    }

    private void withBrother(String more) {
        world.put(
                        World.profile("anna"),
                        world.text(World.profile("anna"))
                                + "relatives:\n  - { name: A Brother, relation: brother, living: true" + more + " }\n")
                .follow();
    }

    private String[] review(String until) {
        return new String[] {"review", "anna", "--relative", "A Brother", "--until", until, "--as", "Ada"};
    }

    /** The yearly question: recorded, it holds nobody; a later day that a hand writes does. */
    @Test
    void askingARelativeAgainNamesThemForLongerAndHoldsNobody() throws IOException {
        withBrother(", review: 2026-07-05");
        assertThat(typed(0, "due")).contains("A Brother (brother)", "people review ID --relative");
        assertThat(typed(0, review("2027-07-01"))).contains("A Brother was asked", "until 2027-07-01");
        assertThat(file("anna")).contains("review: 2027-07-01");
        assertThat(world.node.brakes().inForce()).isEmpty();
        assertThat(
                        world.count(
                                "audit where who = 'Ada' and what = 'review' and subject = 'anna' and detail like '%2027-07-01'"))
                .isOne();
        assertThat(world.count("audit where detail like '%Brother%'")).isZero();
        world.put(World.profile("anna"), file("anna").replace("2027-07-01", "2026-08-01"))
                .follow();
        assertThat(world.node.brakes().inForce()).as("an earlier day restricts").isEmpty();
        world.edit(World.profile("anna"), "2026-08-01", "2027-07-01").follow();
        assertThat(world.node.brakes().inForce())
                .as("what was written down has let one file follow it")
                .anyMatch(hold -> hold.subject().equals("anna"));
    }

    @Test
    void onlyTheDayThatWasWrittenDownMayFollow() {
        withBrother(", review: 2026-07-05");
        new RelativeReviews(database)
                .record(
                        new ProfileId("anna"),
                        new Relative("A Brother", "brother", true),
                        LocalDate.parse("2027-01-01"),
                        "Ada");
        world.edit(World.profile("anna"), "2026-07-05", "2027-01-02").follow();
        assertThat(world.node.brakes().inForce())
                .anyMatch(hold -> hold.subject().equals("anna"));
    }

    @Test
    void aReviewThatCannotBeIsRefusedAndNothingChanges() throws IOException {
        withBrother(", review: 2026-07-05");
        String before = world.text(World.profile("anna"));
        assertThat(typed(2, review("2026-07-01"))).contains("--until: give a day from 2026-07-03 to 2027-07-04");
        assertThat(typed(2, review("2028-01-01"))).contains("--until");
        assertThat(typed(2, review("soon"))).contains("--until");
        assertThat(typed(1, "review", "anna", "--relative", "A Sister", "--until", "2027-01-01"))
                .contains("nobody who is called so", "A Brother");
        assertThat(typed(1, "review", "nobody", "--relative", "A", "--until", "2027-01-01"))
                .contains("There is no profile");
        assertThat(file("anna")).isEqualTo(before);
        assertThat(world.count("relative_review")).isZero();
    }

    @Test
    void whoIsHeldBackIsNotNamedByAReview() throws IOException {
        withBrother(", do_not_publish: true");
        assertThat(typed(1, review("2027-01-01"))).contains("not to be published, or not living");
        assertThat(file("anna")).doesNotContain("2027");
    }

    /** Who changed what and when can be read for each person; never why somebody is silent. */
    @Test
    void theHistoryTellsWhoChangedWhat() throws IOException {
        typed(0, "history", "anna");
        world.put(
                World.profile("anna"),
                world.text(World.profile("anna"))
                        + "story: { en: SECRETSTORY }\nrole: { en: lawyer }\ndo_not_publish: [story]\n");
        typed(0, "verify", "anna", "--on", "2026-07-01", "--source", "OVD-Info", "--as", "Ada");
        world.put(World.profile("anna"), file("anna").replace("role: { en: lawyer }", "role: { en: writer }"));
        world.node
                .brakes()
                .apply(
                        new org.vigil.delivery.Brakes.Target.Person(new org.vigil.profile.ProfileId("anna")),
                        "SECRETREASON",
                        "Bo");
        String told = typed(0, "history", "anna");
        assertThat(told)
                .contains("Ada  changed custody: ", "confirmed: 2026-01-05", "confirmed: 2026-07-01")
                .contains("Ada  verify: custody lasted on 2026-07-01; OVD-Info", "Bo  hold")
                .contains("changed story: – → –", "files  changed role: {en: lawyer} → {en: writer}")
                .doesNotContain("SECRET");
        assertThat(typed(0, "history", "anna", "--format", "json"))
                .contains("\"what\" : \"changed role\"")
                .doesNotContain("SECRET");
        assertThat(typed(1, "history", "nobody-of-that-id")).contains("Nothing is known");
    }

    /** What is kept back from today on stood in the history before that, openly. */
    @Test
    void theHistoryKeepsBackWhatWasToldBeforeItWasWithheld() throws IOException {
        typed(0, "history", "anna");
        String file = world.text(World.profile("anna")).replace("title: A report", "id: doc, title: A report");
        String facts = "facts: { names: { sources: [doc], alternatives: [{ text: EARLIER, sources: [doc] }] } }\n";
        world.put(World.profile("anna"), file + "story: { en: EARLIER }\naliases: [EARLIER]\n" + facts);
        assertThat(typed(0, "history", "anna")).contains("changed facts.names", "changed story", "EARLIER");
        world.put(
                World.profile("anna"),
                file + "story: { en: OTHER }\naliases: [EARLIER]\ndo_not_publish: [story, aliases]\n" + facts);
        assertThat(typed(0, "history", "anna"))
                .contains("changed story: – → –", "changed aliases: – → –", "changed facts.names: – → –")
                .doesNotContain("EARLIER", "OTHER");
    }
}
