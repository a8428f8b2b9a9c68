package org.vigil.delivery;

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

    /** @param digest of template and facts, {@link org.vigil.message.Rendered#approvalDigest} */
    public Optional<Decision> decision(CampaignId campaign, ProfileId profile, AccountName account, String digest) {
        return jdbc.sql("""
                        select verdict, decided_by, why from approval
                        where campaign = :campaign and profile = :profile and account = :account and digest = :digest
                        """)
                .param("campaign", campaign.value())
                .param("profile", profile.value())
                .param("account", account.value())
                .param("digest", digest)
                .query((row, n) -> new Decision(
                        row.getString("verdict").equals("approved"), row.getString("decided_by"), row.getString("why")))
                .optional();
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
