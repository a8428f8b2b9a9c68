package org.vigil.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.vigil.database.Database;

/** Which accounts are paused and why, and who they are on their networks. */
public final class AccountStates {
    private final Database database;

    public AccountStates(Database database) {
        this.database = database;
    }

    /**
     * Nothing more is posted there until somebody lifts it. A second pause tells the newer reason; it began with the first.
     *
     * <p>It does not take the lock between those who restrict and those who write attempts: it is no decision of anybody's,
     * but follows from a network that has just refused the account. An attempt that was being written at that moment is
     * refused there as well. Whoever wants an account silent stops it.
     */
    public void pause(AccountName account, String why) {
        database.jdbc().sql("""
                    insert into account_state as known (account, paused_at, paused_why) values (?, now(), ?)
                    on conflict (account) do update set
                        paused_at = coalesce(known.paused_at, excluded.paused_at), paused_why = excluded.paused_why
                    """).params(account.value(), why).update();
    }

    /** @return whether it was paused */
    public boolean unpause(AccountName account) {
        return database.jdbc()
                        .sql(
                                "update account_state set paused_at = null, paused_why = null where account = ? and paused_at is not null")
                        .param(account.value())
                        .update()
                == 1;
    }

    public Optional<AccountState.Pause> paused(AccountName account) {
        return state(account).pause();
    }

    /** Those of these accounts that are paused. */
    public Map<AccountName, AccountState.Pause> paused(Collection<AccountName> accounts) {
        Map<AccountName, AccountState.Pause> paused = new HashMap<>();
        database.jdbc()
                .sql("""
                    select account, paused_at, paused_why from account_state
                    where paused_at is not null and account = any(?)
                    """)
                .param(accounts.stream().map(AccountName::value).toArray(String[]::new))
                .query((row, n) -> paused.put(
                        new AccountName(row.getString("account")),
                        new AccountState.Pause(
                                row.getObject("paused_at", OffsetDateTime.class).toInstant(),
                                row.getString("paused_why"))))
                .list();
        return paused;
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

    /** The account is not Vigil's any more, or another one takes its name: nothing of it is known. */
    public void forget(AccountName account) {
        database.jdbc().sql("""
                    update account_state set paused_at = null, paused_why = null, handle = null, remote_account_id = null,
                        checked_at = null
                    where account = ?
                    """).param(account.value()).update();
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

    /** As {@link #state}, of all these accounts; of whom nothing is known is not among them. */
    public Map<AccountName, AccountState> states(Collection<AccountName> accounts) {
        Map<AccountName, AccountState> states = new HashMap<>();
        database.jdbc()
                .sql("""
                    select account, paused_at, paused_why, handle, remote_account_id, checked_at
                    from account_state where account = any(?)
                    """)
                .param(accounts.stream().map(AccountName::value).toArray(String[]::new))
                .query((row, n) -> states.put(new AccountName(row.getString("account")), read(row, n)))
                .list();
        return states;
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
