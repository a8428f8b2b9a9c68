package org.vigil.database;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database as an early Vigil left it: on 5 January 2026 Anna was posted on {@code x}, and Bela's post was rejected. */
final class EarlierDatabase {
    private static final String BEFORE_THE_RECORD_OF_A_PERSON = "10";

    private EarlierDatabase() {}

    /** @param environment of a database without any table */
    static JdbcClient make(Map<String, String> environment) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(environment.get("VIGIL_DATABASE_URL"));
        source.setUser(environment.get("VIGIL_DATABASE_OWNER"));
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
