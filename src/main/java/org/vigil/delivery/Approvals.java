package org.vigil.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.message.Grounds;
import org.vigil.message.PostKind;
import org.vigil.message.Rendered;
import org.vigil.profile.ProfileId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What people have approved and rejected: words about a person on an account, whatever the date they go out. */
public final class Approvals {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * What was decided, by whom and when.
     *
     * @param digest of the words
     */
    public record Decision(boolean approved, String by, String digest, Instant at) {}

    /** @param besidesAction digest of the words without what readers are asked; null where Vigil did not keep it yet */
    record Made(Words words, PostKind kind, @Nullable String besidesAction, Decision decision) {}

    /**
     * What was decided last, whatever the words were.
     *
     * @param grounds what those words were made from; empty where Vigil did not keep it yet
     */
    record Earlier(Decision decision, Optional<Grounds> grounds) {
        /** Whether it was about such a post: one that announces something has a template of its own kind. */
        boolean isOf(PostKind kind) {
            return grounds.map(known -> PostKind.ofTemplate(known.templateFile()) == kind)
                    .orElse(kind == PostKind.TURN);
        }
    }

    /** Whom a campaign speaks of on which account. */
    record Subject(CampaignId campaign, ProfileId profile, AccountName account) {
        static Subject of(Delivery delivery) {
            return new Subject(delivery.campaign(), delivery.profile(), delivery.account());
        }
    }

    private final JdbcClient jdbc;

    public Approvals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether anybody has ever let words out on one of these accounts. */
    public boolean anyApprovedOn(Collection<AccountName> accounts) {
        return !accounts.isEmpty()
                && jdbc.sql(
                                "select exists (select from approval where verdict = 'approved' and account in (:accounts))")
                        .param(
                                "accounts",
                                accounts.stream().map(AccountName::value).toList())
                        .query(Boolean.class)
                        .single();
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

        Subject subject() {
            return new Subject(campaign, profile, account);
        }
    }

    /** All decisions about what deliveries ever wanted to say. */
    Decisions decisions(Collection<Delivery> deliveries) {
        return new Decisions(jdbc.sql("""
                        select distinct a.campaign, a.profile, a.account, a.digest, a.digest_besides_action,
                               a.verdict, a.decided_by, a.decided_at, a.template_file
                        from delivery d join approval a using (campaign, profile, account) where d.id = any(:ids)
                        """)
                .param("ids", Deliveries.ids(deliveries))
                .query((row, n) -> new Made(
                        new Words(
                                new CampaignId(row.getString("campaign")),
                                new ProfileId(row.getString("profile")),
                                new AccountName(row.getString("account")),
                                row.getString("digest")),
                        kind(row.getString("template_file")),
                        row.getString("digest_besides_action"),
                        decision(row)))
                .list());
    }

    /** The last decision about each of what deliveries speak of, whatever the words were. */
    Map<Subject, Earlier> last(Collection<Delivery> deliveries) {
        Map<Subject, Earlier> last = new HashMap<>();
        jdbc.sql("""
                        select distinct on (a.campaign, a.profile, a.account) a.*
                        from delivery d join approval a using (campaign, profile, account) where d.id = any(:ids)
                        order by a.campaign, a.profile, a.account, a.decided_at desc
                        """)
                .param("ids", Deliveries.ids(deliveries))
                .query((row, n) -> last.put(
                        new Subject(
                                new CampaignId(row.getString("campaign")),
                                new ProfileId(row.getString("profile")),
                                new AccountName(row.getString("account"))),
                        new Earlier(decision(row), grounds(row))))
                .list();
        return last;
    }

    /** What announces something has a template of its own kind. */
    private static PostKind kind(@Nullable String templateFile) {
        return templateFile == null ? PostKind.TURN : PostKind.ofTemplate(templateFile);
    }

    private static Decision decision(ResultSet row) throws SQLException {
        return new Decision(
                row.getString("verdict").equals("approved"),
                row.getString("decided_by"),
                row.getString("digest"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant());
    }

    private static Optional<Grounds> grounds(ResultSet row) throws SQLException {
        String facts = row.getString("facts");
        return facts == null
                ? Optional.empty()
                : Optional.of(new Grounds(
                        row.getString("template_file"),
                        row.getString("template"),
                        JSON.readValue(facts, new TypeReference<Map<String, String>>() {})));
    }

    /** One at a time, on all nodes, decides about the same words: whoever comes second sees what the first said. */
    void decideAlone(Delivery delivery, Rendered rendered) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('vigil.approval'), hashtext(:words))")
                .param("words", Words.of(delivery, rendered.approvalDigest()).toString())
                .query((row, n) -> n)
                .list();
    }

    /** The last decision about the same words stands. */
    void decide(Delivery delivery, Rendered rendered, boolean approved, String who) {
        Grounds grounds = rendered.grounds();
        jdbc.sql("""
                        insert into approval (campaign, profile, account, digest, digest_besides_action, verdict,
                                              decided_by, template_file, template, facts)
                        values (:campaign, :profile, :account, :digest, :besides, :verdict, :who,
                                :file, :template, cast(:facts as jsonb))
                        on conflict (campaign, profile, account, digest) do update
                        set verdict = excluded.verdict, decided_by = excluded.decided_by,
                            decided_at = clock_timestamp(), template_file = excluded.template_file,
                            template = excluded.template, facts = excluded.facts,
                            digest_besides_action = excluded.digest_besides_action
                        """)
                .param("campaign", delivery.campaign().value())
                .param("profile", delivery.profile().value())
                .param("account", delivery.account().value())
                .param("digest", rendered.approvalDigest())
                .param("besides", rendered.digestBesidesAction())
                .param("file", grounds.templateFile())
                .param("template", grounds.template())
                .param("facts", JSON.writeValueAsString(grounds.facts()))
                .param("verdict", approved ? "approved" : "rejected")
                .param("who", who)
                .update();
    }
}
