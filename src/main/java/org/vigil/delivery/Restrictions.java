package org.vigil.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.profile.ProfileId;

/** Stops and holds in the database. A row is never deleted; lifting one is recorded in it. */
public final class Restrictions {

    /** What a restriction covers. */
    public enum Scope {
        EVERYTHING,
        CAMPAIGN,
        ACCOUNT,
        PERSON;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * @param subject what is held by name; {@code *} for everything
     * @param why null, since no reason is ever asked for
     */
    public record Restriction(
            Scope scope, String subject, @Nullable String why, String setBy, Instant setAt) {
        /** For those who ask why a post did not go out. */
        String words(String what) {
            return what + " by " + setBy + (why == null ? "" : ": " + why);
        }
    }

    /** All restrictions at one moment. */
    public record InForce(List<Restriction> restrictions) {

        public Optional<Restriction> everything() {
            return find(Scope.EVERYTHING, "*");
        }

        public Optional<Restriction> on(CampaignId campaign) {
            return find(Scope.CAMPAIGN, campaign.value());
        }

        public Optional<Restriction> on(AccountName account) {
            return find(Scope.ACCOUNT, account.value());
        }

        public Optional<Restriction> on(ProfileId person) {
            return find(Scope.PERSON, person.value());
        }

        private Optional<Restriction> find(Scope scope, String subject) {
            return restrictions.stream()
                    .filter(restriction -> restriction.scope() == scope
                            && restriction.subject().equals(subject))
                    .findFirst();
        }
    }

    private final JdbcClient jdbc;

    public Restrictions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public InForce inForce() {
        return new InForce(jdbc.sql("""
                        select scope, subject, why, set_by, set_at from restriction
                        where lifted_at is null order by set_at, id
                        """)
                .query((row, n) -> new Restriction(
                        Scope.valueOf(row.getString("scope").toUpperCase(java.util.Locale.ROOT)),
                        row.getString("subject"),
                        row.getString("why"),
                        row.getString("set_by"),
                        row.getObject("set_at", java.time.OffsetDateTime.class).toInstant()))
                .list());
    }

    /** @return whether it is new; the same restriction twice is one */
    boolean set(Scope scope, String subject, @Nullable String why, String who) {
        return jdbc.sql("""
                        insert into restriction (scope, subject, why, set_by) values (:scope, :subject, :why, :who)
                        on conflict (scope, subject) where lifted_at is null do nothing
                        """)
                        .param("scope", scope.word())
                        .param("subject", subject)
                        .param("why", why)
                        .param("who", who)
                        .update()
                == 1;
    }

    /** @return whether there was one to lift */
    boolean lift(Scope scope, String subject, String who) {
        return jdbc.sql("""
                        update restriction set lifted_by = :who, lifted_at = now()
                        where scope = :scope and subject = :subject and lifted_at is null
                        """)
                        .param("scope", scope.word())
                        .param("subject", subject)
                        .param("who", who)
                        .update()
                == 1;
    }
}
