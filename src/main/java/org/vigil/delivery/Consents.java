package org.vigil.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.profile.Basis;
import org.vigil.profile.ProfileId;

/** The tables of consents and of their revocations. Who gave one stands elsewhere, encrypted. */
public final class Consents {

    /**
     * A consent that was recorded.
     *
     * @param what what was agreed to, and for which days
     * @param ended how it ended, in a word; null while it is in force
     */
    public record Row(
            long id,
            ProfileId profile,
            Basis.Consent what,
            String recordedBy,
            Instant recordedAt,
            @Nullable String ended) {
        /** Under which the sensitive part is kept. */
        public String record() {
            return "consent " + id;
        }
    }

    /** A revocation in force. */
    public record Revoked(ProfileId profile, String by, Instant at) {}

    private static final String SELECT =
            "select id, profile, scope, given, until, recorded_by, recorded_at, ended_how from consent";

    private final JdbcClient jdbc;

    public Consents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those in force, one a profile at most. */
    public List<Row> inForce() {
        return jdbc.sql(SELECT + " where ended_at is null order by profile")
                .query((row, n) -> row(row))
                .list();
    }

    /** All that was ever recorded of somebody, the newest first. */
    public List<Row> of(ProfileId profile) {
        return jdbc.sql(SELECT + " where profile = :profile order by id desc")
                .param("profile", profile.value())
                .query((row, n) -> row(row))
                .list();
    }

    public List<Revoked> revoked() {
        return jdbc.sql(
                        "select profile, revoked_by, revoked_at from consent_revocation where ended_at is null order by profile")
                .query((row, n) -> new Revoked(
                        new ProfileId(row.getString("profile")),
                        row.getString("revoked_by"),
                        row.getObject("revoked_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** @return the number of the consent, which stands in place of an earlier one and ends a revocation */
    long put(ProfileId profile, Basis.Consent what, String who) {
        end(profile, "replaced", who);
        jdbc.sql("""
                        update consent_revocation set ended_by = :who, ended_at = now()
                        where profile = :profile and ended_at is null
                        """).param("who", who).param("profile", profile.value()).update();
        return jdbc.sql("""
                        insert into consent (profile, scope, given, until, recorded_by)
                        values (:profile, :scope, :given, :until, :who) returning id
                        """)
                .param("profile", profile.value())
                .param("scope", what.scope().stream().map(Consents::word).toArray(String[]::new))
                .param("given", what.given())
                .param("until", what.until(), java.sql.Types.DATE)
                .param("who", who)
                .query(Long.class)
                .single();
    }

    /** @return whether one was in force */
    boolean end(ProfileId profile, String how, String who) {
        return jdbc.sql("""
                        update consent set ended_at = now(), ended_by = :who, ended_how = :how
                        where profile = :profile and ended_at is null
                        """)
                        .param("who", who)
                        .param("how", how)
                        .param("profile", profile.value())
                        .update()
                == 1;
    }

    /** @return whether it was not revoked already */
    boolean revoke(ProfileId profile, String who) {
        end(profile, "revoked", who);
        return jdbc.sql(
                                "insert into consent_revocation (profile, revoked_by) values (:profile, :who) on conflict do nothing")
                        .param("profile", profile.value())
                        .param("who", who)
                        .update()
                == 1;
    }

    /** As it stands in the files, such as {@code name, photo}. */
    public static String words(Set<Basis.Scope> scope) {
        return EnumSet.copyOf(scope).stream().map(Consents::word).collect(Collectors.joining(", "));
    }

    private static String word(Basis.Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }

    private static Row row(ResultSet row) throws SQLException {
        Set<Basis.Scope> scope = Arrays.stream((Object[]) row.getArray("scope").getArray())
                .map(word -> Basis.Scope.valueOf(word.toString().toUpperCase(Locale.ROOT)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Basis.Scope.class)));
        return new Row(
                row.getLong("id"),
                new ProfileId(row.getString("profile")),
                new Basis.Consent(
                        row.getObject("given", LocalDate.class),
                        Optional.ofNullable(row.getObject("until", LocalDate.class))
                                .orElse(null),
                        scope),
                row.getString("recorded_by"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("ended_how"));
    }
}
