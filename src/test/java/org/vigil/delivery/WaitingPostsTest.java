package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.access.Roles;
import org.vigil.access.UserName;
import org.vigil.account.AccountName;
import org.vigil.database.Database;
import org.vigil.source.SourceFile;
import org.vigil.testing.Rows;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** The menu counts what the page of approvals shows, for whoever may approve it, and as soon as something has changed. */
@ExtendWith(TestDatabase.class)
class WaitingPostsTest {
    private static final Duration AHEAD = Duration.ofDays(31);

    private final World world;
    private final Database database;
    private final WaitingPosts waiting;

    WaitingPostsTest(Database database) {
        this.database = database;
        world = new World(database);
        world.schedule("approval: none", "approval: required")
                .schedule("accounts: [x]", "accounts: [x, mastodon]")
                .start();
        world.onDisk();
        waiting = waiting(Duration.ofSeconds(60));
    }

    private WaitingPosts waiting(Duration patience) {
        return new WaitingPosts(
                database,
                world.clock,
                world.node.files(),
                world.node.desk().approvals(),
                new SecondReader(database),
                patience);
    }

    private long approvals(String who) {
        return waiting.forWhom(who, (workspace, account) -> true).approvals();
    }

    /** As the page shows them. */
    private long shown(String who) {
        return world.node.desk().coming(AHEAD).stream()
                .filter(Desk.Coming::waitsForApproval)
                .filter(post -> world.node.desk().mayNotApprove(post, who).isEmpty())
                .count();
    }

    private void same() {
        assertThat(approvals("Ada")).isEqualTo(shown("Ada"));
        assertThat(approvals("Ben")).isEqualTo(shown("Ben"));
    }

    @Test
    void itIsWhatThePageShowsAfterEachThingThatCouldChangeIt() {
        same();
        assertThat(approvals("Ada")).isEqualTo(14);
        world.node.desk().approve(world.node.desk().coming(AHEAD).getFirst(), "Ada");
        same();
        world.hold("bela");
        same();
        world.lift("bela");
        same();
        world.edit(World.TEMPLATE, "Day {{day}}: ", "Today ").follow();
        same();
        world.put("settings.yaml", "approvers: [Ben]\n").follow();
        same();
        assertThat(approvals("Ada")).isZero();
        world.schedule("approval: required", "approval: none").follow();
        same();
        assertThat(approvals("Ben")).isPositive(); // nobody has agreed that it goes out unread
        world.node.desk().start(World.VIGIL, "Tester");
        same();
        assertThat(approvals("Ben")).isZero();
    }

    @Test
    void theirOwnWordsDoNotWaitForThem() {
        user("Ada");
        user("Ben");
        FileDesk desk = world.node.fileDesk();
        SourceFile file = desk.file(World.TEMPLATE).orElseThrow();
        String text = file.text().orElseThrow().replace("Day ", "Today, day ");
        desk.save(
                List.of(new FileDesk.Change(World.TEMPLATE, file.digest(), text.getBytes(StandardCharsets.UTF_8))),
                "Ada");
        same();
        assertThat(approvals("Ada")).isZero();
        assertThat(approvals("Ben")).isPositive();
    }

    private void user(String name) {
        var links = world.node.doors().links();
        links.use(
                links.invite(new UserName(name), null, Roles.inTeam(Role.APPROVER), "test")
                        .orElseThrow(),
                null,
                "correct horse battery");
    }

    @Test
    void onlyAccountsCountAboutWhichTheyDecide() {
        Set<AccountName> theirs = Set.of(new AccountName("x"));
        assertThat(waiting.forWhom("Xenia", (workspace, account) -> theirs.contains(account))
                        .approvals())
                .isEqualTo(7);
    }

    @Test
    void timeGoesOnWithoutAnybodyDoingAnything() {
        assertThat(approvals("Ada")).isEqualTo(14);
        world.clock.set(Instant.parse("2026-01-06T16:00:00Z"));
        world.change("update delivery set state = 'missed', why = 'too late' where local_date = '2026-01-05'");
        same();
        assertThat(approvals("Ada")).isEqualTo(12);
    }

    @Test
    void uncertainPostsAreCountedAtOnce() {
        Rows rows = new Rows(database);
        rows.delivery(
                "vigil", "dana", "mastodon", 9, Instant.parse("2026-01-04T09:00:00Z"), "uncertain", "it was lost");
        assertThat(waiting.forWhom("Ada", (workspace, account) -> true).uncertain())
                .isEqualTo(1);
        assertThat(waiting.forWhom(
                                "Xenia", (workspace, account) -> account.value().equals("x"))
                        .uncertain())
                .isZero();
    }

    /** Where words of a whole month have to be read, the page tells what it knew, and the next one what is true. */
    @Test
    void noPageWaitsUntilAllIsCounted() {
        WaitingPosts hurried = waiting(Duration.ZERO);
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (hurried.forWhom("Ada", (workspace, account) -> true).approvals() != 14 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        world.approveAll();
        assertThat(hurried.forWhom("Ada", (workspace, account) -> true).approvals())
                .isIn(14L, 0L);
        while (hurried.forWhom("Ada", (workspace, account) -> true).approvals() != 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(hurried.forWhom("Ada", (workspace, account) -> true).approvals())
                .isZero();
    }
}
