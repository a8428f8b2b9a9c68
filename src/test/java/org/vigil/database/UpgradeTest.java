package org.vigil.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.testing.TestDatabase;

/** A database that an earlier Vigil has used is brought up to date, with all that stands in it. */
class UpgradeTest {
    private final Map<String, String> environment = TestDatabase.empty();

    @Test
    void whatWasPlannedApprovedAndPostedStaysAndReasonsOfRejectionsLeaveTheQueue() {
        EarlierDatabase.make(environment);
        try (Database database = Database.open(Path.of("target"), environment)) {
            JdbcClient jdbc = database.jdbc();
            assertThat(jdbc.sql("select state || ' ' || coalesce(why, '-') from delivery order by id")
                            .query((row, n) -> row.getString(1))
                            .list())
                    .containsExactly("published -", "held rejected by Bo");
            assertThat(jdbc.sql("select outcome from attempt")
                            .query((row, n) -> row.getString(1))
                            .list())
                    .containsExactly("published");
            assertThat(jdbc.sql("select verdict || ' ' || decided_by from approval")
                            .query((row, n) -> row.getString(1))
                            .list())
                    .containsExactly("rejected Bo");
            assertThat(jdbc.sql("select campaign from agreed_schedule")
                            .query((row, n) -> row.getString(1))
                            .list())
                    .as("the schedule in force counts as agreed to")
                    .containsExactly("vigil");
        }
    }

    /** Of a stop that lasts the reason waits to be encrypted; it stands nowhere else any more. */
    @Test
    void reasonsOfStopsLeaveTheTablesThatEverybodyReads() {
        JdbcClient before = EarlierDatabase.make(environment);
        before.sql("""
                        insert into restriction (scope, subject, why, set_by, lifted_at, lifted_by) values
                            ('campaign', 'vigil', 'the family asked', 'Ada', null, null),
                            ('account', 'x', 'the family asked', 'Ada', now(), 'Ada'),
                            ('everything', '*', 'restored a backup', 'Bo', null, null);
                        update delivery set why = case local_date when date '2026-01-06'
                            then 'held until its late window was over: the campaign is stopped by Ada: the family asked: wait' end
                            where state = 'held'
                        """).update();
        try (Database database = Database.open(Path.of("target"), environment)) {
            JdbcClient jdbc = database.jdbc();
            assertThat(jdbc.sql("select coalesce(why, '-') from restriction order by scope")
                            .query((row, n) -> row.getString(1))
                            .list())
                    .containsExactly("-", "-", "restored a backup");
            assertThat(jdbc.sql("select person || ': ' || why from unsealed_reason")
                            .query((row, n) -> row.getString(1))
                            .list())
                    .containsExactly("campaign vigil: the family asked");
            assertThat(jdbc.sql("select why from delivery where state = 'held'")
                            .query((row, n) -> row.getString(1))
                            .list())
                    .containsExactly("held until its late window was over: the campaign is stopped by Ada");
        }
    }
}
