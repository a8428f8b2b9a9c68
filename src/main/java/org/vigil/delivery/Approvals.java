package org.vigil.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.profile.ProfileId;

/** What people have approved and rejected: words about a person on an account, whatever the date they go out. */
public final class Approvals {

    /** What was decided, and by whom. */
    public record Decision(
            boolean approved, String by, @Nullable String why) {}

    private final JdbcClient jdbc;

    public Approvals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a decision is about.
     *
     * @param digest of template and facts, {@link org.vigil.message.Rendered#approvalDigest}
     */
    public record Words(CampaignId campaign, ProfileId profile, AccountName account, String digest) {
        static Words of(Delivery delivery, String digest) {
            return new Words(delivery.campaign(), delivery.profile(), delivery.account(), digest);
        }
    }

    /** All decisions about what deliveries ever wanted to say. */
    Map<Words, Decision> decisions(Collection<Delivery> deliveries) {
        Map<Words, Decision> decisions = new HashMap<>();
        jdbc.sql("""
                        select distinct a.campaign, a.profile, a.account, a.digest, a.verdict, a.decided_by, a.why
                        from delivery d join approval a using (campaign, profile, account) where d.id = any(:ids)
                        """)
                .param("ids", Deliveries.ids(deliveries))
                .query((row, n) -> decisions.put(
                        new Words(
                                new CampaignId(row.getString("campaign")),
                                new ProfileId(row.getString("profile")),
                                new AccountName(row.getString("account")),
                                row.getString("digest")),
                        new Decision(
                                row.getString("verdict").equals("approved"),
                                row.getString("decided_by"),
                                row.getString("why"))))
                .list();
        return decisions;
    }

    Optional<Decision> decision(Delivery delivery, String digest) {
        return Optional.ofNullable(decisions(List.of(delivery)).get(Words.of(delivery, digest)));
    }

    /** The last decision about the same words stands. */
    void decide(Delivery delivery, String digest, boolean approved, String who, @Nullable String why) {
        jdbc.sql("""
                        insert into approval (campaign, profile, account, digest, verdict, decided_by, why)
                        values (:campaign, :profile, :account, :digest, :verdict, :who, :why)
                        on conflict (campaign, profile, account, digest) do update
                        set verdict = excluded.verdict, decided_by = excluded.decided_by, why = excluded.why, decided_at = now()
                        """)
                .param("campaign", delivery.campaign().value())
                .param("profile", delivery.profile().value())
                .param("account", delivery.account().value())
                .param("digest", digest)
                .param("verdict", approved ? "approved" : "rejected")
                .param("who", who)
                .param("why", why)
                .update();
    }
}
