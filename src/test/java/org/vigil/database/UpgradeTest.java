package org.vigil.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.testing.TestDatabase;

/** A database that an earlier Vigil has used is brought up to date, with all that stands in it. */
class UpgradeTest {
    private static final String BEFORE_THE_RECORD_OF_A_PERSON = "10";

    private final Map<String, String> environment = TestDatabase.empty();

    @Test
    void whatWasPlannedApprovedAndPostedStaysAndReasonsOfRejectionsLeaveTheQueue() {
        earlier();
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
        JdbcClient before = earlier();
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

    private JdbcClient earlier() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(environment.get("VIGIL_DATABASE_URL"));
        source.setUser(environment.get("VIGIL_DATABASE_USER"));
        source.setCurrentSchema(Address.SCHEMA);
        Flyway.configure()
                .dataSource(source)
                .defaultSchema(Address.SCHEMA)
                .locations("classpath:db/migration")
                .target(BEFORE_THE_RECORD_OF_A_PERSON)
                .load()
                .migrate();
        JdbcClient jdbc = JdbcClient.create(source);
        jdbc.sql("""
                        insert into source_file (path, bytes, digest) values ('schedules/vigil.yaml', 'campaign: vigil', 'd');
                        insert into campaign (id, started_at, started_by) values ('vigil', now(), 'Tester');
                        insert into planned_slot (campaign, local_date, slot_id, profile, round, day, due_at) values
                            ('vigil', date '2026-01-05', 'morning', 'anna', 1, 1, timestamptz '2026-01-05T09:00Z'),
                            ('vigil', date '2026-01-06', 'morning', 'bela', 1, 2, timestamptz '2026-01-06T09:00Z');
                        insert into approval (campaign, profile, account, digest, verdict, decided_by, why)
                            values ('vigil', 'bela', 'x', 'digest', 'rejected', 'Bo', 'she asked us to wait');
                        insert into delivery (planned_slot, campaign, local_date, slot_id, profile, account, due_at, late_at, state,
                                              why, url, published_at, simulated)
                            select id, campaign, local_date, slot_id, profile, 'x', due_at, due_at + interval '6 hours',
                                   case when profile = 'anna' then 'published' else 'held' end,
                                   case when profile = 'bela' then 'rejected by Bo: she asked us to wait' end,
                                   case when profile = 'anna' then 'https://example.org/1' end,
                                   case when profile = 'anna' then due_at end, false
                            from planned_slot order by day;
                        insert into attempt (delivery, account, part, n, text, digest, idempotency_key, node, send_by, lease_until,
                                             outcome, remote_id, ended_at)
                            select id, 'x', 1, 1, 'Day 1', 'd', 'k', 'node', now(), now(), 'published', '1', now()
                            from delivery where state = 'published';
                        """).update();
        return jdbc;
    }
}
