package org.vigil.watch;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;

/** The table of posts of ours that their network did not have when it was asked: once may be a fault of the network's. */
final class MissingPosts {
    private final JdbcClient jdbc;

    MissingPosts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void note(AccountName account, String remoteId) {
        jdbc.sql("insert into account_missing (account, remote_id) values (?, ?) on conflict do nothing")
                .params(account.value(), remoteId)
                .update();
    }

    /** It stands after all, or its absence is settled. */
    void forget(AccountName account, String remoteId) {
        jdbc.sql("delete from account_missing where account = ? and remote_id = ?")
                .params(account.value(), remoteId)
                .update();
    }

    void forgetAll(AccountName account) {
        jdbc.sql("delete from account_missing where account = ?")
                .param(account.value())
                .update();
    }

    List<String> of(AccountName account) {
        return jdbc.sql("select remote_id from account_missing where account = ? order by absent_since, remote_id")
                .param(account.value())
                .query((row, n) -> row.getString("remote_id"))
                .list();
    }

    /** Those that were gone some minutes ago already. */
    List<String> toConfirm(AccountName account) {
        return jdbc.sql("""
                        select remote_id from account_missing
                        where account = ? and absent_since <= now() - make_interval(secs => ?)
                        order by absent_since, remote_id
                        """)
                .params(account.value(), (double) Visits.CONFIRM_AFTER.toSeconds())
                .query((row, n) -> row.getString("remote_id"))
                .list();
    }
}
