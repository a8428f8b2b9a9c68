package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.vigil.database.Database;
import org.vigil.network.Outcome;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** The database is away just between a network's answer and the record of it. */
@ExtendWith(TestDatabase.class)
class BookkeepingTest {
    private final Line line;
    private final World world;

    BookkeepingTest(Database database) {
        line = new Line(database.dataSource());
        world = new World(Database.over(line)).start();
    }

    /** Ends every session of the pool, that of whoever says so included. */
    private void cut() {
        try {
            world.database.jdbc().sql("""
                            select pg_terminate_backend(pid) from pg_stat_activity
                            where datname = current_database() and usename = current_user
                            """).query((row, n) -> row.getBoolean(1)).list();
        } catch (DataAccessException cutOff) {
            assertThat(cutOff).isNotNull();
        }
    }

    /** As a full disk does: reads go on, and nothing is written. */
    private void refuseToWrite() {
        world.alter("create function full_disk() returns trigger language plpgsql as $$ begin raise 'full'; end $$");
        world.alter("create trigger full_disk before update on attempt for each row execute function full_disk()");
    }

    /** As a row that breaks a rule nobody thought of: this one is never written, and the others are. */
    private void refuseToWriteOf(long attempt) {
        world.alter("create function poisoned() returns trigger language plpgsql as $$ begin raise 'poisoned'; end $$");
        world.alter("create trigger poisoned before update on attempt for each row when (old.id = " + attempt
                + ") execute function poisoned()");
    }

    private void writeAgain() {
        world.alter("drop trigger full_disk on attempt");
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
    void whatCanNeverBeWrittenKeepsNothingBackThatCan() {
        world.schedule("accounts: [x]", "accounts: [x, mastodon]").start();
        refuseToWrite();
        world.at(World.MONDAY_AT_NINE);
        writeAgain();
        long kept = world.database
                .jdbc()
                .sql("select min(id) from attempt")
                .query(Long.class)
                .single();
        refuseToWriteOf(kept);
        assertThat(world.node.loop().keepBooks()).isEqualTo(1);
        assertThat(world.deliveries.in(DeliveryState.PUBLISHED)).hasSize(1);
        world.alter("drop trigger poisoned on attempt");
        assertThat(world.node.loop().keepBooks()).isZero();
        assertThat(world.deliveries.in(DeliveryState.PUBLISHED)).hasSize(2);
        assertThat(world.count("asking")).isZero();
    }

    @Test
    void aDatabaseThatIsAwayIsWaitedForOnceARound() {
        world.schedule("accounts: [x]", "accounts: [x, mastodon, box]").start();
        refuseToWrite();
        world.at(World.MONDAY_AT_NINE);
        writeAgain();
        line.isAway = true;
        assertThatThrownBy(() -> world.node.loop().keepBooks()).isInstanceOf(DataAccessException.class);
        assertThat(line.asked)
                .as("once for the three that are kept, once for what was lost")
                .isEqualTo(2);
        line.isAway = false;
        assertThat(world.node.loop().keepBooks()).isZero();
        assertThat(world.deliveries.in(DeliveryState.PUBLISHED)).hasSize(3);
    }

    /** To a database that may be away. */
    private static final class Line extends DelegatingDataSource {
        private boolean isAway;
        private int asked;

        Line(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (isAway) {
                asked++;
                throw new SQLException("nobody is there");
            }
            return super.getConnection();
        }
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
