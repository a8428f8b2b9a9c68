package org.vigil.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;

/** The table of alarms. An alarm stays; a person acknowledges it. */
public final class Alarms {
    private final JdbcClient jdbc;

    public Alarms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An alarm that nobody has acknowledged.
     *
     * @param paused whether its account was paused because of it
     */
    public record Open(AccountName account, Alarm alarm, boolean paused, Instant at) {}

    /** @return whether it is new: neither the same post is reported twice, nor the same of the account while nobody has looked */
    boolean raise(AccountName account, Alarm alarm, boolean paused) {
        return jdbc.sql("""
                        insert into account_alarm (account, kind, what, remote_id, url, paused)
                        select :account, :kind, :what, :remote, :url, :paused
                        where not exists (select from account_alarm where account = :account and kind = :kind
                                          and what = :what and remote_id is null and acknowledged_at is null)
                        on conflict (account, kind, remote_id) where remote_id is not null do nothing
                        """)
                        .param("account", account.value())
                        .param("kind", alarm.kind().word())
                        .param("what", alarm.what())
                        .param("remote", alarm.remoteId(), Types.VARCHAR)
                        .param("url", alarm.url(), Types.VARCHAR)
                        .param("paused", paused)
                        .update()
                == 1;
    }

    /** The oldest first. */
    public List<Open> open() {
        return jdbc.sql("""
                        select account, kind, what, remote_id, url, paused, at from account_alarm
                        where acknowledged_at is null order by id
                        """).query(Alarms::row).list();
    }

    public List<Open> open(AccountName account) {
        return open().stream().filter(open -> open.account().equals(account)).toList();
    }

    /** @return how many nobody had acknowledged yet */
    int acknowledge(AccountName account, String who) {
        return jdbc.sql("""
                        update account_alarm set acknowledged_at = now(), acknowledged_by = :who
                        where account = :account and acknowledged_at is null
                        """).param("who", who).param("account", account.value()).update();
    }

    /** The posts of an account of which this was reported, acknowledged or not. */
    Set<String> reported(AccountName account, Alarm.Kind kind) {
        return new HashSet<>(jdbc.sql(
                        "select remote_id from account_alarm where account = :account and kind = :kind and remote_id is not null")
                .param("account", account.value())
                .param("kind", kind.word())
                .query((row, n) -> row.getString("remote_id"))
                .list());
    }

    private static Open row(ResultSet row, int n) throws SQLException {
        Alarm alarm = new Alarm(
                Alarm.Kind.of(row.getString("kind")),
                row.getString("what"),
                row.getString("remote_id"),
                row.getString("url"));
        return new Open(
                new AccountName(row.getString("account")),
                alarm,
                row.getBoolean("paused"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
