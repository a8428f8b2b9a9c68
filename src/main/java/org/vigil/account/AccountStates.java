package org.vigil.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.vigil.database.Database;

/** Which accounts are paused and why, and who they are on their networks. */
public final class AccountStates {
    private final Database database;

    public AccountStates(Database database) {
        this.database = database;
    }

    /** Nothing more is posted there until somebody lifts it. A second pause tells the newer reason; it began with the first. */
    public void pause(AccountName account, String why) {
        database.jdbc().sql("""
                    insert into account_state as known (account, paused_at, paused_why) values (?, now(), ?)
                    on conflict (account) do update set
                        paused_at = coalesce(known.paused_at, excluded.paused_at), paused_why = excluded.paused_why
                    """).params(account.value(), why).update();
    }

    public void unpause(AccountName account) {
        database.jdbc()
                .sql("update account_state set paused_at = null, paused_why = null where account = ?")
                .param(account.value())
                .update();
    }

    public Optional<AccountState.Pause> paused(AccountName account) {
        return state(account).pause();
    }

    /** Notes that the account has signed in. */
    public void seen(AccountName account, String handle, String remoteAccountId, Instant checkedAt) {
        database.jdbc()
                .sql("""
                    insert into account_state (account, handle, remote_account_id, checked_at) values (?, ?, ?, ?)
                    on conflict (account) do update set handle = excluded.handle,
                        remote_account_id = excluded.remote_account_id, checked_at = excluded.checked_at
                    """)
                .params(account.value(), handle, remoteAccountId, checkedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    public AccountState state(AccountName account) {
        return database.jdbc()
                .sql("""
                    select paused_at, paused_why, handle, remote_account_id, checked_at
                    from account_state where account = ?
                    """)
                .param(account.value())
                .query(AccountStates::read)
                .optional()
                .orElse(AccountState.UNKNOWN);
    }

    private static AccountState read(ResultSet row, int n) throws SQLException {
        OffsetDateTime pausedAt = row.getObject("paused_at", OffsetDateTime.class);
        OffsetDateTime checkedAt = row.getObject("checked_at", OffsetDateTime.class);
        return new AccountState(
                pausedAt == null
                        ? Optional.empty()
                        : Optional.of(new AccountState.Pause(pausedAt.toInstant(), row.getString("paused_why"))),
                checkedAt == null
                        ? Optional.empty()
                        : Optional.of(new AccountState.Seen(
                                row.getString("handle"), row.getString("remote_account_id"), checkedAt.toInstant())));
    }
}
