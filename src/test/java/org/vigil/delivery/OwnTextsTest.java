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
import org.vigil.campaign.CampaignId;
import org.vigil.database.Database;
import org.vigil.message.OwnPosterWords;
import org.vigil.message.Signature;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Nobody approves words of their own, and two who may approve are always enough. */
@ExtendWith(TestDatabase.class)
class OwnTextsTest {
    private static final String ANNA = World.profile("anna");
    private static final String WORDS_ON_POSTERS = "templates/posters/prisoner.en.txt";
    private static final CampaignId OTHER = new CampaignId("other");

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
    void whatIsSaidOfAFamilysPrisonerIsSaidInItsPosts() {
        change(World.CAMPAIGN, "[anna, bela, cara]", "[dana-family, anna]", "Cleo");
        change(World.profile("dana"), "Dana Example", "Dana Elsewhere", "Ann");
        assertThat(world.node.desk().mayNotApprove(post("dana-family"), "Ann")).isPresent();
        assertThat(world.node.desk().mayNotApprove(post("dana-family"), "Ben")).isEmpty();
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

    @Test
    void whoeverChangedOneThingOfAPersonStaysItsAuthorWhenSomebodyElseChangesAnother() {
        change(ANNA, "Anna Example", "Anna Elsewhere", "Ann");
        change(ANNA, "from: 2025-01-05", "from: 2025-01-04", "Ben");
        assertThat(whyNot("Ann")).as("the name is hers").isPresent();
        assertThat(whyNot("Ben")).as("the day is his").isPresent();
        change(ANNA, "Anna Elsewhere", "Anna Example", "Ben");
        assertThat(whyNot("Ann")).as("nothing is hers any more").isEmpty();
    }

    @Test
    void whoeverWroteTheWordsOfAPosterDoesNotApproveThePostThatCarriesIt() {
        world.schedule("approval: required", "approval: required\nposters: always")
                .put(WORDS_ON_POSTERS, OwnPosterWords.text("en").orElseThrow())
                .accept();
        world.onDisk();
        String words = desk.file(WORDS_ON_POSTERS).flatMap(SourceFile::text).orElseThrow();
        save(WORDS_ON_POSTERS, words.replaceFirst("(?m)^(.*\\{\\{name}}.*)$", "Remember $1"), "Ann");
        assertThat(whyNot("Ann")).hasValueSatisfying(why -> assertThat(why).contains(WORDS_ON_POSTERS));
        change(World.CAMPAIGN, "posters: always", "posters: none", "Ben");
        assertThat(whyNot("Ann")).as("no post has a poster").isEmpty();
    }

    private Optional<String> whyNotStart(String who) {
        return world.node.desk().mayNotStart(OTHER, who);
    }

    /** A draft whose posts go out unread. */
    private void draft(String account) {
        save(
                "schedules/other.yaml",
                world.text(World.CAMPAIGN)
                        .replace("campaign: vigil", "campaign: other")
                        .replace("name: \"#Vigil\"", "name: \"#Other\"")
                        .replace("accounts: [x]", "accounts: [" + account + "]")
                        .replace("approval: required", "approval: none"),
                "Cleo");
    }

    @Test
    void wordsThatGoOutUnreadAreNotStartedByTheirAuthorOnly() {
        draft("x");
        change(World.TEMPLATE, "Day ", "Today, day ", "Ann");
        assertThat(whyNotStart("Ann"))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("go out unread", "Ann wrote the text " + World.TEMPLATE));
        assertThat(whyNotStart("Cleo"))
                .hasValueSatisfying(why -> assertThat(why).contains("the schedule"));
        assertThatThrownBy(() -> world.node.desk().start(OTHER, "Ann")).isInstanceOf(IllegalArgumentException.class);
        assertThat(world.node.desk().isStarted(OTHER)).isFalse();
        assertThat(world.node.desk().start(OTHER, "Ben")).isTrue();
        change(World.CAMPAIGN, "to: 2026-01-11", "to: 2026-01-12", "Ann");
        world.node.desk().start(World.VIGIL, "Ann");
    }

    @Test
    void whatNobodySeesIsStartedByAnybody() {
        draft("box");
        change(World.TEMPLATE, "Day ", "Today, day ", "Cleo");
        assertThat(whyNotStart("Cleo")).isEmpty();
    }

    @Test
    void ofTwoWhoBothWroteSomeOfItOneMayStartIt() {
        world.put("settings.yaml", "approvers: [Ann, Cleo]\n").accept();
        world.onDisk();
        draft("x");
        change(World.TEMPLATE, "Day ", "Today, day ", "Ann");
        assertThat(whyNotStart("Cleo")).as("hers are the older").isEmpty();
        assertThat(whyNotStart("Ann")).hasValueSatisfying(why -> assertThat(why).endsWith("these may: Cleo"));
    }
}
