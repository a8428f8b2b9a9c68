package org.vigil.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.profile.ProfileId;

/** Stops and holds in the database. A row is never deleted; lifting one is recorded in it. */
public final class Restrictions {
    /** Why everything is stopped after a backup was read: the one reason that is Vigil's own, and stands here in clear. */
    public static final String RESTORED = "restored a backup";

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
     * @param why only in Vigil's own words: what a changed file took back, or {@link #RESTORED}. A reason that somebody gave
     *     is a sensitive record
     */
    public record Restriction(
            long id, Scope scope, String subject, @Nullable String why, String setBy, Instant setAt) {
        /** Whether no person set it: a changed file took back something that restricted. */
        public boolean isFromFiles() {
            return setBy.equals(AcceptedFiles.FILES);
        }

        /** For those who ask why a post did not go out. */
        String words(String what) {
            return what + " by " + setBy + (why == null ? "" : ": " + why);
        }
    }

    /**
     * All restrictions at one moment, and what else is known of people that restricts speaking of them.
     *
     * @param posted asks the database whether somebody has been posted on a real network, and has taken nothing back since
     */
    public record InForce(List<Restriction> restrictions, KnownOfPeople people, Predicate<ProfileId> posted) {

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

        /** Everybody who holds somebody, in order of time. */
        public List<Restriction> holds(ProfileId person) {
            return restrictions.stream()
                    .filter(restriction -> restriction.scope() == Scope.PERSON
                            && restriction.subject().equals(person.value()))
                    .toList();
        }

        private Optional<Restriction> find(Scope scope, String subject) {
            return restrictions.stream()
                    .filter(restriction -> restriction.scope() == scope
                            && restriction.subject().equals(subject))
                    .findFirst();
        }
    }

    private final JdbcClient jdbc;
    private final PeopleTables people;

    public Restrictions(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.people = new PeopleTables(jdbc);
    }

    public InForce inForce() {
        List<Restriction> restrictions = jdbc.sql("""
                        select id, scope, subject, coalesce(why, from_files) as why, set_by, set_at from restriction
                        where lifted_at is null order by set_at, id
                        """)
                .query((row, n) -> new Restriction(
                        row.getLong("id"),
                        Scope.valueOf(row.getString("scope").toUpperCase(java.util.Locale.ROOT)),
                        row.getString("subject"),
                        row.getString("why"),
                        row.getString("set_by"),
                        row.getObject("set_at", java.time.OffsetDateTime.class).toInstant()))
                .list();
        return new InForce(restrictions, people.known(), people::posted);
    }

    boolean everythingStopped() {
        return jdbc.sql("select exists (select from restriction where scope = 'everything' and lifted_at is null)")
                .query(Boolean.class)
                .single();
    }

    /** @return whether it is new; the same restriction twice is one */
    boolean set(Scope scope, String subject, @Nullable String why, String who) {
        if (scope == Scope.PERSON) {
            return hold(subject, who.equals(AcceptedFiles.FILES) ? why : null, who)
                    .isPresent();
        }
        return jdbc.sql("""
                        insert into restriction (scope, subject, why, set_by) values (:scope, :subject, :why, :who)
                        on conflict do nothing
                        """)
                        .param("scope", scope.word())
                        .param("subject", subject)
                        .param("why", why)
                        .param("who", who)
                        .update()
                == 1;
    }

    /** Everybody has a hold of their own on somebody. Returns the number of a new one; a second one of theirs is none. */
    Optional<Long> hold(String person, @Nullable String fromFiles, String who) {
        return jdbc.sql("""
                        insert into restriction (scope, subject, from_files, set_by)
                        values ('person', :person, :files, :who)
                        on conflict do nothing returning id
                        """)
                .param("person", person)
                .param("files", fromFiles)
                .param("who", who)
                .query(Long.class)
                .optional();
    }

    /** Ends one hold of one person. */
    void lift(long hold, String who) {
        jdbc.sql("update restriction set lifted_by = :who, lifted_at = now() where id = :hold and lifted_at is null")
                .param("who", who)
                .param("hold", hold)
                .update();
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
