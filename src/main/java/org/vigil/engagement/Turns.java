package org.vigil.engagement;

import java.time.Duration;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;

/** Who asks about an account at the moment, among all nodes on one database: never two at once. */
final class Turns {
    /** Longer than any reading takes. So long an account waits for a node that died while it was asking. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final UUID holder = UUID.randomUUID();

    Turns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return what the work returns; 0 where another is at it, and nothing is done */
    int during(AccountName account, IntSupplier work) {
        if (!take(account)) {
            return 0;
        }
        try {
            return work.getAsInt();
        } finally {
            release(account);
        }
    }

    private boolean take(AccountName account) {
        return jdbc.sql("""
                        insert into engagement_turn as turn (account, holder, leased_until)
                        values (:account, :holder, now() + make_interval(secs => :lease))
                        on conflict (account) do update set holder = excluded.holder, leased_until = excluded.leased_until
                        where turn.leased_until <= now()
                        """)
                        .param("account", account.value())
                        .param("holder", holder)
                        .param("lease", LEASE.toSeconds())
                        .update()
                == 1;
    }

    private void release(AccountName account) {
        jdbc.sql("delete from engagement_turn where account = :account and holder = :holder")
                .param("account", account.value())
                .param("holder", holder)
                .update();
    }
}
