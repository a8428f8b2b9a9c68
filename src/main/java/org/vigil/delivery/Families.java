package org.vigil.delivery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.profile.ProfileId;

/** The tables of what was written for families to read, and of what they answered. Their words are not kept. */
public final class Families {

    /** What a family said. */
    public enum Answer {
        YES,
        NO,
        STOP;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A letter that was written, without its words. */
    public record Letter(String language, String writtenBy, Instant writtenAt) {}

    private final JdbcClient jdbc;

    public Families(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest of somebody. */
    public Optional<Letter> letter(ProfileId profile) {
        return jdbc.sql("""
                        select language, written_by, written_at from family_letter
                        where profile = :profile order by id desc limit 1
                        """)
                .param("profile", profile.value())
                .query((row, n) -> new Letter(
                        row.getString("language"),
                        row.getString("written_by"),
                        row.getObject("written_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void wrote(ProfileId profile, String language, String digest, String who) {
        jdbc.sql("""
                        insert into family_letter (profile, language, digest, written_by)
                        values (:profile, :language, :digest, :who)
                        """)
                .param("profile", profile.value())
                .param("language", language)
                .param("digest", digest)
                .param("who", who)
                .update();
    }

    void answered(ProfileId profile, Answer answer, String who) {
        jdbc.sql("insert into family_answer (profile, answer, recorded_by) values (:profile, :answer, :who)")
                .param("profile", profile.value())
                .param("answer", answer.word())
                .param("who", who)
                .update();
    }

    /** Those whose family's last answer is a yes to what was written for it last. */
    Set<ProfileId> agreed() {
        return new HashSet<>(jdbc.sql("""
                        select letter.profile
                        from (select distinct on (profile) profile, written_at from family_letter
                              order by profile, id desc) letter
                        join (select distinct on (profile) profile, answer, recorded_at from family_answer
                              order by profile, id desc) answer on answer.profile = letter.profile
                        where answer.answer = 'yes' and answer.recorded_at > letter.written_at
                        """)
                .query((row, n) -> new ProfileId(row.getString("profile")))
                .list());
    }

    /** Those of some who have been posted on a real network, and have taken nothing back since. */
    Set<ProfileId> posted(Collection<ProfileId> of) {
        if (of.isEmpty()) {
            return Set.of();
        }
        List<ProfileId> posted = jdbc.sql("""
                        select each.profile from unnest(:profiles) as each (profile)
                        where exists (select 1 from delivery d
                                      where d.profile = each.profile and d.published_at is not null and not d.simulated
                                        and d.published_at > coalesce(
                                            (select max(revoked_at) from consent_revocation r
                                             where r.profile = each.profile), '-infinity'))
                        """)
                .param("profiles", of.stream().map(ProfileId::value).toArray(String[]::new))
                .query((row, n) -> new ProfileId(row.getString("profile")))
                .list();
        return new HashSet<>(posted);
    }
}
