package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DataAccessException;
import org.vigil.database.Database;
import org.vigil.network.Outcome;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** The database is away just between a network's answer and the record of it. */
@ExtendWith(TestDatabase.class)
class BookkeepingTest {
    private final World world;

    BookkeepingTest(Database database) {
        world = new World(database).start();
    }

    /** Ends every session of the pool, that of whoever says so included. */
    private void cut() {
        try {
            world.database
                    .jdbc()
                    .sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()")
                    .query((row, n) -> row.getBoolean(1))
                    .list();
        } catch (DataAccessException cutOff) {
            assertThat(cutOff).isNotNull();
        }
    }

    /** As a full disk does: reads go on, and nothing is written. */
    private void refuseToWrite() {
        world.change("create function full_disk() returns trigger language plpgsql as $$ begin raise 'full'; end $$");
        world.change("create trigger full_disk before update on attempt for each row execute function full_disk()");
    }

    private void writeAgain() {
        world.change("drop trigger full_disk on attempt");
    }

    private void assertPublishedOnce() {
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(world.first().url()).isEqualTo("https://fake.example/x-1");
        assertThat(world.x.calls()).isEqualTo(1);
        assertThat(world.count("asking")).as("nobody needed to be asked").isZero();
    }

    @Test
    void whatWasAnsweredIsWrittenWhenTheDatabaseIsBack() {
        world.x.whileSending(part -> cut());
        world.at(World.MONDAY_AT_NINE).after(Duration.ofSeconds(1));
        assertPublishedOnce();
    }

    @Test
    void whatWasAnsweredIsKeptUntilItCanBeWritten() {
        refuseToWrite();
        world.at(World.MONDAY_AT_NINE).after(Duration.ofSeconds(5));
        assertThat(world.first().state()).isEqualTo(DeliveryState.SENDING);
        assertThat(world.node.loop().keepBooks()).isEqualTo(1);
        writeAgain();
        assertThat(world.node.loop().keepBooks()).isZero();
        assertPublishedOnce();
    }

    @Test
    void whatIsKnownBeatsWhatWasGivenUpMeanwhile() {
        refuseToWrite();
        world.at(World.MONDAY_AT_NINE);
        writeAgain();
        world.pastLease();
        world.another().loop().keepBooks();
        assertThat(world.first().state()).isEqualTo(DeliveryState.SETTLING);
        world.node.loop().keepBooks();
        assertPublishedOnce();
    }

    @Test
    void aRefusalIsKeptAsWell() {
        world.x.next(new Outcome.Refused("no such words here"));
        refuseToWrite();
        world.at(World.MONDAY_AT_NINE);
        writeAgain();
        world.node.loop().keepBooks();
        assertThat(world.first().state()).isEqualTo(DeliveryState.REFUSED);
    }

    @Test
    void whoEndsWritesALastTime() {
        refuseToWrite();
        world.at(World.MONDAY_AT_NINE);
        writeAgain();
        world.node.workers().close();
        assertPublishedOnce();
    }

    @Test
    void whatNobodyCouldWriteIsFoundByAsking() {
        refuseToWrite();
        world.clock.set(World.MONDAY_AT_NINE);
        world.another().loop().drain(); // a node that never comes back
        writeAgain();
        world.pastLease().after(Duration.ofMinutes(2));
        world.databaseGoesOn(Duration.ofSeconds(16)).after(Duration.ofSeconds(16));
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(world.x.calls()).isEqualTo(1);
    }
}
