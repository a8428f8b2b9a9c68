package org.vigil.delivery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.message.ToldFacts;
import org.vigil.profile.ProfileId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables of what was written for families to read, and of what they answered. Their words are not kept. */
public final class Families {

    /** What a family said. */
    public enum Answer {
        YES,
        NO,
        STOP;

        /** As tables, commands and forms say it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Answer> of(String word) {
            return Stream.of(values())
                    .filter(answer -> answer.word().equals(word))
                    .findFirst();
        }
    }

    /** A letter that was written, without its words. */
    public record Letter(String language, String writtenBy, Instant writtenAt) {}

    private static final JsonMapper JSON = new JsonMapper();

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

    /** What a family said last, and who has written it down. */
    public record Said(Answer answer, String recordedBy, Instant recordedAt) {}

    public Optional<Said> said(ProfileId profile) {
        return jdbc.sql("""
                        select answer, recorded_by, recorded_at from family_answer
                        where profile = :profile order by id desc limit 1
                        """)
                .param("profile", profile.value())
                .query((row, n) -> new Said(
                        Answer.valueOf(row.getString("answer").toUpperCase(Locale.ROOT)),
                        row.getString("recorded_by"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void wrote(ProfileId profile, String language, String digest, ToldFacts told, String who) {
        jdbc.sql("""
                        insert into family_letter (profile, language, digest, facts, written_by)
                        values (:profile, :language, :digest, cast(:facts as jsonb), :who)
                        """)
                .param("profile", profile.value())
                .param("language", language)
                .param("digest", digest)
                .param("facts", JSON.writeValueAsString(told.digests()))
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

    /** Those whose family's last answer is a yes to what was written for it last, and what that told. */
    Map<ProfileId, ToldFacts> agreed() {
        return jdbc
                .sql("""
                        select letter.profile, letter.facts
                        from (select distinct on (profile) profile, written_at, facts from family_letter
                              order by profile, id desc) letter
                        join (select distinct on (profile) profile, answer, recorded_at from family_answer
                              order by profile, id desc) answer on answer.profile = letter.profile
                        where answer.answer = 'yes' and answer.recorded_at > letter.written_at
                        """)
                .query((row, n) -> Map.entry(new ProfileId(row.getString("profile")), told(row.getString("facts"))))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static ToldFacts told(@Nullable String facts) {
        return facts == null
                ? ToldFacts.NOT_KEPT
                : new ToldFacts(JSON.readValue(facts, new TypeReference<Map<String, List<String>>>() {}));
    }

    /** Whether somebody has been posted on a real network, and has taken nothing back since. */
    boolean posted(ProfileId who) {
        return jdbc.sql("""
                        select exists (select 1 from delivery d
                                       where d.profile = :profile and d.published_at is not null and not d.simulated
                                         and d.published_at > coalesce(
                                             (select max(revoked_at) from consent_revocation r
                                              where r.profile = :profile), '-infinity'))
                        """).param("profile", who.value()).query(Boolean.class).single();
    }
}
