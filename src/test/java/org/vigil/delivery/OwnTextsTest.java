package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.access.Roles;
import org.vigil.access.UserName;
import org.vigil.database.Database;
import org.vigil.message.Signature;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Nobody approves words of their own, and two who may approve are always enough. */
@ExtendWith(TestDatabase.class)
class OwnTextsTest {
    private static final String ANNA = World.profile("anna");

    private final World world;
    private final FileDesk desk;

    OwnTextsTest(Database database) {
        world = new World(database);
        world.schedule("approval: none", "approval: required").start();
        world.onDisk();
        desk = world.node.fileDesk();
    }

    private void save(String path, String text, String who) {
        assertThat(desk.save(
                        List.of(new FileDesk.Change(
                                path,
                                desk.file(path).map(SourceFile::digest).orElse(null),
                                text.getBytes(StandardCharsets.UTF_8))),
                        who))
                .isInstanceOf(FileDesk.Outcome.InForce.class);
    }

    private void change(String path, String old, String now, String who) {
        String text = desk.file(path).flatMap(SourceFile::text).orElseThrow();
        assertThat(text).contains(old);
        save(path, text.replace(old, now), who);
    }

    private void byHand(String path, String text) {
        try {
            Files.writeString(world.folder().resolve(path), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        world.node.files().accept(desk::folder, Set.of(), AcceptedFiles.FILES);
    }

    private Desk.Coming post(String person) {
        return world.node.desk().coming(Duration.ofDays(31)).stream()
                .filter(post -> post.delivery().profile().value().equals(person))
                .findFirst()
                .orElseThrow();
    }

    private Optional<String> whyNot(String who) {
        return world.node.desk().mayNotApprove(post("anna"), who);
    }

    private void user(String name, Role role) {
        var links = world.node.doors().links();
        var link = links.invite(new UserName(name), null, Roles.inTeam(role), "test")
                .orElseThrow();
        links.use(link, null, "correct horse battery");
    }

    @Test
    void whoeverWroteTheTextDoesNotApproveItAndSomebodyElseDoes() {
        change(World.TEMPLATE, "Day ", "Today, day ", "Ann");
        assertThat(whyNot("Ann"))
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("nobody approves words of their own", "Ann wrote the text " + World.TEMPLATE));
        assertThat(whyNot("ANN ")).as("however it is typed").isPresent();
        assertThat(whyNot("Ben")).isEmpty();
        Desk.Coming post = post("anna");
        assertThatThrownBy(() -> world.node.desk().approve(post, "Ann")).isInstanceOf(IllegalArgumentException.class);
        assertThat(world.count("approval")).isZero();
        world.node.desk().approve(post, "Ben");
        assertThat(post("anna").waitsForApproval()).isFalse();
        world.node.desk().reject(post("bela"), "Ann");
        assertThat(post("bela").waitsForApproval())
                .as("to reject is open to everybody")
                .isFalse();
    }

    @Test
    void whoeverLastChangedWhatIsSaidOfThePersonDoesNotApproveIt() {
        change(ANNA, "Anna Example", "Anna Elsewhere", "Ann");
        assertThat(whyNot("Ann")).hasValueSatisfying(why -> assertThat(why).contains("what is said of the person"));
        assertThat(world.node.desk().mayNotApprove(post("bela"), "Ann"))
                .as("of somebody else")
                .isEmpty();
        change(ANNA, "Anna Elsewhere", "Anna Example", "Ben");
        assertThat(whyNot("Ben")).isPresent();
    }

    @Test
    void whoeverWroteWhatTheScheduleSaysInItDoesNotApproveIt() {
        change(World.CAMPAIGN, "hashtags: [\"#Vigil\"]", "hashtags: [\"#Wache\"]", "Ann");
        assertThat(whyNot("Ann")).hasValueSatisfying(why -> assertThat(why).contains("what the schedule says in it"));
        change(World.CAMPAIGN, "at: \"09:00\"", "at: \"10:00\"", "Ben");
        assertThat(whyNot("Ben")).as("a time is no word of it").isEmpty();
        assertThat(whyNot("Ann")).isPresent();
    }

    @Test
    void whoeverLooksForNewsOrSignsAsAReaderWritesNothing() {
        change(ANNA, "confirmed: 2026-01-05", "confirmed: 2026-01-04", "Ann");
        assertThat(whyNot("Ann")).isEmpty();
        SourceFile signed = Signature.sign(
                        desk.file(World.TEMPLATE).orElseThrow(), "Ann", LocalDate.of(2026, 1, 5), new Problems())
                .orElseThrow();
        save(World.TEMPLATE, signed.text().orElseThrow(), "Ann");
        assertThat(whyNot("Ann")).isEmpty();
        change(ANNA, "from: 2025-01-05", "from: 2025-01-04", "Ann");
        assertThat(whyNot("Ann")).as("when it began is said").isPresent();
    }

    @Test
    void whatIsChangedByHandIsNobodysAndHandsNobodyTheirOwnWordsBack() {
        change(World.TEMPLATE, "Day ", "Today, day ", "Ann");
        String hers = desk.file(World.TEMPLATE).flatMap(SourceFile::text).orElseThrow();
        byHand(World.TEMPLATE, hers.replace("Today", "On this"));
        assertThat(whyNot("Ann")).isEmpty();
        byHand(World.TEMPLATE, hers);
        assertThat(whyNot("Ann")).as("the same words by hand are hers still").isPresent();
    }

    @Test
    void ofTwoWhoBothWroteSomeOfItOneMay() {
        world.put("settings.yaml", "approvers: [Ann, Ben]\n").accept();
        world.onDisk();
        change(World.TEMPLATE, "Day ", "Today, day ", "Ann");
        change(ANNA, "Anna Example", "Anna Elsewhere", "Ben");
        assertThat(whyNot("Ann")).as("hers are the older").isEmpty();
        assertThat(whyNot("Ben")).hasValueSatisfying(why -> assertThat(why).endsWith("these may: Ann"));
        change(World.TEMPLATE, "Today", "On this", "Ann");
        assertThat(whyNot("Ann")).isPresent();
        assertThat(whyNot("Ben")).isEmpty();
    }

    @Test
    void asLongAsAThirdMayNeitherOfTwoAuthorsDoes() {
        List.of("Ann", "Ben", "Cleo").forEach(name -> user(name, Role.APPROVER));
        user("Ed", Role.EDITOR);
        change(World.TEMPLATE, "Day ", "Today, day ", "Ann");
        change(ANNA, "Anna Example", "Anna Elsewhere", "Ben");
        assertThat(whyNot("Ann")).hasValueSatisfying(why -> assertThat(why).endsWith("these may: Cleo"));
        assertThat(whyNot("Ben")).isPresent();
        assertThat(whyNot("Cleo")).isEmpty();
    }

    @Test
    void whoeverIsTheOnlyOneWhoMayApproveDoesNotApproveTheirOwn() {
        user("Ann", Role.ADMIN);
        user("Ed", Role.EDITOR);
        change(World.TEMPLATE, "Day ", "Today, day ", "Ann");
        assertThat(whyNot("Ann"))
                .hasValueSatisfying(why -> assertThat(why).contains("a team needs two people who may"));
    }

    @Test
    void whoeverBringsBackWordsAnswersForThem() {
        String first = desk.file(World.TEMPLATE).flatMap(SourceFile::text).orElseThrow();
        change(World.TEMPLATE, "Day ", "Today, day ", "Ann");
        save(World.TEMPLATE, first, "Ben");
        assertThat(whyNot("Ben")).isPresent();
        assertThat(whyNot("Ann")).isEmpty();
    }
}
