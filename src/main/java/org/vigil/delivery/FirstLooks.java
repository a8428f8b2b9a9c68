package org.vigil.delivery;

import java.util.Set;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.Account;
import org.vigil.account.Sessions;
import org.vigil.database.Database;
import org.vigil.network.Reading;

/**
 * Looks once at what stands on an account before Vigil has posted there. Should the answer to the first post be lost, a
 * reading proves something only if it shows what is known to stand.
 */
final class FirstLooks {
    /** One would do; more serve if one is deleted meanwhile. */
    private static final int POSTS = 5;

    private final TransactionTemplate transactions;
    private final KnownPosts known;
    private final Sessions sessions;

    FirstLooks(Database database, Sessions sessions) {
        this.transactions = database.transactions();
        this.known = new KnownPosts(database.jdbc());
        this.sessions = sessions;
    }

    /** Outside of any transaction. Where nobody answers, the next look may be luckier. */
    void look(Account account) {
        if (!sessions.ready(account) || !known.isNew(account.name())) {
            return;
        }
        switch (sessions.open(account).posts(Set.of(), POSTS)) {
            case Reading.Posts posts ->
                transactions.executeWithoutResult(status -> {
                    known.seen(account.name(), posts.newestFirst());
                    known.looked(account.name());
                });
            case Reading.CannotBeAsked cannot -> known.looked(account.name());
            case Reading.NotReached notReached -> {
                // Asked again with the next round.
            }
        }
    }
}
