package org.vigil.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.profile.ProfileId;

/** The table of those whose pictures are handed over before their slots: who is next, and who has whom in hand. */
final class EarlyClaims {
    /** How often pictures of one delivery are handed over, or were to be: twice four, or one that is tried again. */
    private static final int MOST_UPLOADS = 8;

    /** Longer than handing one over may take in all. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private final JdbcClient jdbc;

    EarlyClaims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes a delivery whose slot is near, so that nobody else looks at it for a while, nor at another of its account. Who
     * was tried least comes first: a network that takes nothing keeps nobody waiting. Inside a transaction in which
     * nobody else chooses.
     *
     * @param profiles whose posts show pictures
     * @param accounts whose networks may take pictures early
     * @param now by Vigil's clock
     */
    Optional<Long> next(Collection<ProfileId> profiles, Collection<AccountName> accounts, Instant now, Duration ahead) {
        return jdbc.sql("""
                        insert into early_picture as known (delivery, account, leased_until, next_look_at)
                        select d.id, d.account, now() + make_interval(secs => :lease),
                               now() + make_interval(secs => :lease)
                        from delivery d left join early_picture e on e.delivery = d.id
                        where d.state in ('planned', 'held', 'due') and d.due_at <= :until and d.late_at >= :now
                          and d.profile = any(:profiles) and d.account = any(:accounts)
                          and (e.delivery is null or e.next_look_at <= now() and e.uploads < :most)
                          and not exists (select 1 from early_picture in_hand
                                          where in_hand.account = d.account and in_hand.leased_until > now())
                          and not exists (select 1 from attempt a where a.delivery = d.id and a.outcome = 'refused')
                        order by coalesce(e.uploads, 0), d.due_at, d.id
                        limit 1
                        on conflict (delivery) do update
                            set leased_until = excluded.leased_until, next_look_at = excluded.next_look_at
                        returning delivery
                        """)
                .param("lease", (double) LEASE.toSeconds())
                .param("until", Deliveries.utc(now.plus(ahead)))
                .param("now", Deliveries.utc(now))
                .param("profiles", profiles.stream().map(ProfileId::value).toArray(String[]::new))
                .param("accounts", accounts.stream().map(AccountName::value).toArray(String[]::new))
                .param("most", MOST_UPLOADS)
                .query(Long.class)
                .optional();
    }

    /** A picture is about to be handed over. */
    void begun(long delivery) {
        jdbc.sql("update early_picture set uploads = uploads + 1 where delivery = :delivery")
                .param("delivery", delivery)
                .update();
    }

    /** Done with it for now. */
    void release(long delivery, Duration lookAgainAfter) {
        jdbc.sql("""
                        update early_picture
                        set leased_until = now(), next_look_at = now() + make_interval(secs => :after)
                        where delivery = :delivery
                        """)
                .param("delivery", delivery)
                .param("after", lookAgainAfter.toMillis() / 1000.0)
                .update();
    }
}
