package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.source.SourceFile;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** A campaign goes with its plan, says so of each post, and comes back as a draft. */
@ExtendWith(TestDatabase.class)
class ScheduleRemovalTest {
    private final World world;
    private final ScheduleRemoval removal;

    ScheduleRemovalTest(Database database) {
        world = new World(database);
        world.onDisk();
        removal = new ScheduleRemoval(database, world.node.files(), world.node.fileDesk(), world.clock);
    }

    private String read() {
        return world.node
                .fileDesk()
                .file(World.CAMPAIGN)
                .map(SourceFile::digest)
                .orElse("");
    }

    private ScheduleRemoval.Outcome remove() {
        return removal.remove(World.VIGIL, World.CAMPAIGN, read(), "Ada");
    }

    private void stop() {
        world.node.brakes().apply(new Brakes.Target.OneCampaign(World.VIGIL), null, "Ada");
    }

    @Test
    void aDraftGoesAndLeavesItsVersions() {
        assertThat(removal.meaning(World.VIGIL)).isEqualTo(new ScheduleRemoval.Meaning(false, false, 0, 0, 0));
        assertThat(remove()).isEqualTo(new ScheduleRemoval.Outcome.Done(0));
        assertThat(world.folder().resolve(World.CAMPAIGN)).doesNotExist();
        assertThat(world.node.files().inForce().workspace().campaigns()).isEmpty();
        FileVersions versions = new FileVersions(world.database.jdbc());
        assertThat(versions.gone("schedules/")).containsExactly(World.CAMPAIGN);
        assertThat(versions.of(World.CAMPAIGN).getFirst())
                .satisfies(last -> assertThat(last.there()).isFalse())
                .satisfies(last -> assertThat(last.who()).isEqualTo("Ada"));
        assertThat(versions.file(World.CAMPAIGN, 1)).isPresent();
        assertThat(world.count("audit where who = 'Ada' and what = 'remove' and subject = '" + World.CAMPAIGN + "'"))
                .isEqualTo(1);
    }

    @Test
    void oneThatRunsStays() {
        world.start();
        assertThat(removal.meaning(World.VIGIL).runs()).isTrue();
        assertThat(remove()).isInstanceOf(ScheduleRemoval.Outcome.NotNow.class);
        assertThat(removal.end(World.VIGIL, "Ada")).isInstanceOf(ScheduleRemoval.Outcome.NotNow.class);
        assertThat(world.folder().resolve(World.CAMPAIGN)).exists();
        assertThat(world.count("delivery where state = 'withdrawn'")).isZero();
        assertThat(world.node.desk().isStarted(World.VIGIL)).isTrue();
    }

    /** Everything stopped is let go with one button: it says nothing of this campaign. */
    @Test
    void thatEverythingIsStoppedIsNotEnough() {
        world.start();
        world.node.brakes().apply(new Brakes.Target.Everything(), null, "Ada");
        assertThat(remove()).isInstanceOf(ScheduleRemoval.Outcome.NotNow.class);
    }

    @Test
    void whatWasPlannedOfOneThatIsStoppedIsWithdrawnAndSaysWhy() {
        world.start();
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).hasSize(1);
        stop();
        long planned = world.count("delivery where state in ('planned', 'held', 'due')");
        assertThat(planned).isEqualTo(6);
        assertThat(removal.meaning(World.VIGIL)).isEqualTo(new ScheduleRemoval.Meaning(true, false, planned, 0, 0));
        assertThat(remove()).isEqualTo(new ScheduleRemoval.Outcome.Done(6));
        assertThat(world.count("delivery where state = 'withdrawn' and why = 'the campaign was taken away'"))
                .isEqualTo(planned);
        assertThat(world.count("planned_slot where withdrawn_why = 'the campaign was taken away'"))
                .isEqualTo(planned);
        assertThat(world.count("delivery where state = 'published'"))
                .as("what was said stays in the log")
                .isEqualTo(1);
        assertThat(world.count("audit where who = 'Ada' and what = 'remove campaign' and detail like '%: 6'"))
                .isEqualTo(1);
        world.node.planner().planAll();
        world.at("2026-01-06T09:00:00Z");
        assertThat(world.x.posts()).hasSize(1);
    }

    @Test
    void whatComesBackIsADraftAndGoesOnOnceSomebodyStartsItAnew() throws IOException {
        world.start();
        world.at(World.MONDAY_AT_NINE);
        stop();
        String text = Files.readString(world.folder().resolve(World.CAMPAIGN));
        remove();
        Files.writeString(world.folder().resolve(World.CAMPAIGN), text);
        world.node.files().accept(world.node.fileDesk().folder());
        world.node.planner().planAll();
        assertThat(world.node.desk().isStarted(World.VIGIL)).isFalse();
        assertThat(world.count("delivery where state in ('planned', 'held', 'due')"))
                .isZero();
        world.node.brakes().release(new Brakes.Target.OneCampaign(World.VIGIL), "Ada");
        world.at("2026-01-06T09:00:00Z");
        assertThat(world.x.posts()).as("nobody has started it").hasSize(1);
        assertThat(world.node.desk().start(World.VIGIL, "Ben")).isTrue();
        world.at("2026-01-07T09:00:00Z");
        assertThat(world.x.posts()).hasSize(2);
        assertThat(world.x.posts().get(1).part().text())
                .as("whoever came already waits for the others")
                .isNotEqualTo(world.x.posts().getFirst().part().text());
    }

    @Test
    void oneThatIsOverGoesAsItIs() {
        world.start();
        world.clock.set(java.time.Instant.parse("2026-01-12T09:00:00Z"));
        assertThat(removal.meaning(World.VIGIL).runs()).isFalse();
        assertThat(remove()).isInstanceOf(ScheduleRemoval.Outcome.Done.class);
    }

    /** Of what is being handed over nobody knows yet what becomes of it. */
    @Test
    void whatIsOnItsWayIsWaitedFor() {
        world.start();
        stop();
        world.change(
                "update delivery set state = 'sending', frozen = '{}'::jsonb where id = (select min(id) from delivery)");
        assertThat(removal.meaning(World.VIGIL).canGo()).isFalse();
        assertThat(remove()).isInstanceOf(ScheduleRemoval.Outcome.NotNow.class);
        assertThat(world.folder().resolve(World.CAMPAIGN)).exists();
    }

    @Test
    void anotherFileThanTheOneThatWasReadStays() {
        world.start();
        stop();
        assertThat(removal.remove(World.VIGIL, World.CAMPAIGN, "0badc0de", "Ada"))
                .isInstanceOf(ScheduleRemoval.Outcome.NotWritten.class);
        assertThat(world.node.desk().isStarted(World.VIGIL)).isTrue();
        assertThat(world.count("delivery where state = 'withdrawn'")).isZero();
    }

    @Test
    void whereTheFilesLeadOneIsEndedAndItsFileStays() {
        world.put("settings.yaml", "source: files\n").start();
        world.onDisk();
        stop();
        assertThat(remove()).isInstanceOf(ScheduleRemoval.Outcome.NotWritten.class);
        assertThat(world.node.desk().isStarted(World.VIGIL)).isTrue();
        assertThat(removal.end(World.VIGIL, "Ada")).isEqualTo(new ScheduleRemoval.Outcome.Done(7));
        assertThat(world.node.desk().isStarted(World.VIGIL)).isFalse();
        assertThat(world.count("delivery where state = 'withdrawn' and why = 'the campaign was ended'"))
                .isEqualTo(7);
        assertThat(world.folder().resolve(World.CAMPAIGN)).exists();
    }

    /** A file that an editor moves for a moment ends nothing: it is there again, and goes on. */
    @Test
    void aFileThatIsGoneByHandEndsNothingBeforeTheTimeOfItsPosts() {
        world.start();
        String text = world.text(World.CAMPAIGN);
        world.remove(World.CAMPAIGN).follow();
        assertThat(world.count("delivery where state = 'planned'")).isEqualTo(7);
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.count(
                        "delivery where state = 'withdrawn' and why = 'the campaign is not in the folder any more'"))
                .isEqualTo(1);
        world.put(World.CAMPAIGN, text).follow();
        world.at("2026-01-06T09:00:00Z");
        assertThat(world.x.posts()).hasSize(1);
    }
}
