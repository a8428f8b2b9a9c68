package org.vigil.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What somebody tries who got hold of a session of the role that works, and wants a line of the audit changed. */
record AuditAct(String sql, String outcome) {
    private static final String NOT_PERMITTED = "42501";
    private static final String WITHOUT_EFFECT = "done, and no right more";

    static List<AuditAct> all(String owner) {
        return List.of(
                refused("update audit set who = 'nobody'"),
                refused("update audit set detail = null where false"),
                refused("delete from audit"),
                refused("truncate audit"),
                refused("truncate audit, delivery cascade"),
                refused("merge into audit a using (select 1) s on true when matched then delete"),
                refused("insert into audit overriding system value values (1, now(), 'a', 'b', 'c', null)"
                        + " on conflict (id) do update set who = 'nobody'"),
                refused("select * from audit for update"),
                refused("drop table audit cascade"),
                refused("drop trigger audit_is_append_only on audit"),
                refused("alter table audit disable trigger audit_is_append_only"),
                refused("alter table audit disable trigger all"),
                refused("alter trigger audit_is_append_only on audit rename to other"),
                refused("alter table audit owner to current_user"),
                refused("alter table audit rename to other"),
                refused("alter table audit add column x int"),
                refused("alter table audit set schema public"),
                refused("create trigger mine before insert on audit for each row execute function refuse_change()"),
                refused("create rule mine as on insert to audit do instead nothing"),
                refused(
                        "create or replace function refuse_change() returns trigger language plpgsql as 'begin return new; end'"),
                refused("alter function refuse_change() rename to other"),
                refused("create table mine (id int)"),
                refused("create temporary table audit (who text)"),
                refused("create function mine() returns int language sql as 'select 1'"),
                refused("drop schema vigil cascade"),
                refused("alter schema vigil rename to other"),
                inVain("grant update, delete on audit to current_user"),
                inVain("grant all on all tables in schema vigil to current_user"),
                inVain("grant all on schema vigil to current_user"),
                refused("alter default privileges for role " + owner + " grant update on tables to public"),
                refused("set role " + owner),
                refused("set session authorization " + owner),
                refused("set session_replication_role = replica"),
                refused("select set_config('session_replication_role', 'replica', false)"),
                refused("create role mine superuser"),
                refused("alter role current_user superuser"),
                refused("grant " + owner + " to current_user"),
                refused("alter role " + owner + " password 'x'"),
                refused("alter role current_user createdb createrole"),
                refused("copy (select 1) to '/dev/null'"),
                refused("copy audit from program 'true'"),
                refused("create extension dblink"),
                refused("update pg_catalog.pg_trigger set tgenabled = 'D'"),
                refused("select lo_export(1, '/dev/null')"),
                refused("select pg_read_file('postgresql.conf')"),
                refused("delete from flyway_schema_history"),
                refused("update observation set likes = 0"),
                refused("delete from profile_change"),
                refused("delete from file_version"),
                refused("truncate attempt"));
    }

    private static AuditAct refused(String sql) {
        return new AuditAct(sql, NOT_PERMITTED);
    }

    /** PostgreSQL warns, and grants nothing, where somebody has some right at a table and may not grant it. */
    private static AuditAct inVain(String sql) {
        return new AuditAct(sql, WITHOUT_EFFECT);
    }

    /** Each in a transaction of its own, which is rolled back; all are tried. */
    static void assertAllRefused(Database database, String owner) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (AuditAct act : all(owner)) {
                assertThat(act.tryIn(connection, statement)).as(act.sql).isEqualTo(act.outcome);
            }
        }
    }

    private String tryIn(Connection connection, Statement statement) throws SQLException {
        try {
            statement.execute(sql);
            return rights(connection).equals("[]") ? WITHOUT_EFFECT : "done";
        } catch (SQLException e) {
            return NOT_PERMITTED.equals(e.getSQLState()) ? NOT_PERMITTED : e.getSQLState() + " " + e.getMessage();
        } finally {
            connection.rollback();
        }
    }

    private static String rights(Connection connection) throws SQLException {
        return TableRights.of(connection, connection.getMetaData().getUserName())
                .excess()
                .toString();
    }
}
