package org.vigil.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.network.SignIn;

/** The table of what was seen on accounts: what the next look is compared with. */
final class Sights {
    private final JdbcClient jdbc;

    Sights(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was seen last.
     *
     * @param acceptedAt by Vigil's clock: what others posted until then is in order; null until the first look
     * @param ownSince by Vigil's clock: what we published from then on is expected to stand; null until the first look
     * @param stood the newest remote ids
     */
    record Noted(
            Optional<SignIn.Face> face,
            @Nullable Instant acceptedAt,
            @Nullable Instant ownSince,
            Set<String> stood) {}

    Noted noted(AccountName account) {
        return jdbc.sql(
                        "select display_name, words, accepted_at, own_since, stood from account_sight where account = ?")
                .param(account.value())
                .query(Sights::noted)
                .optional()
                .orElse(new Noted(Optional.empty(), null, null, Set.of()));
    }

    /** What followers see of the account; a network that does not tell takes nothing back. */
    void face(AccountName account, SignIn.@Nullable Face face) {
        if (face != null) {
            jdbc.sql("""
                            insert into account_sight (account, display_name, words) values (?, ?, ?)
                            on conflict (account) do update set display_name = excluded.display_name, words = excluded.words
                            """).params(account.value(), face.name(), face.words()).update();
        }
    }

    /** The newest posts that stand there now, whose they are. */
    void stood(AccountName account, List<String> remoteIds) {
        jdbc.sql("""
                        insert into account_sight (account, stood) values (:account, cast(:stood as text[]))
                        on conflict (account) do update set stood = excluded.stood
                        """)
                .param("account", account.value())
                .param("stood", remoteIds.toArray(String[]::new))
                .update();
    }

    /** What stands there at a moment is in order, whoever posted it; ours are expected to stand since the first such moment. */
    void accept(AccountName account, Instant at) {
        jdbc.sql("""
                        insert into account_sight as known (account, accepted_at, own_since) values (:account, :at, :at)
                        on conflict (account) do update set accepted_at = excluded.accepted_at,
                            own_since = coalesce(known.own_since, excluded.own_since)
                        """)
                .param("account", account.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The next look is the first one. */
    void forget(AccountName account) {
        jdbc.sql("delete from account_sight where account = ?")
                .param(account.value())
                .update();
    }

    private static Noted noted(ResultSet row, int n) throws SQLException {
        String name = row.getString("display_name");
        return new Noted(
                Optional.ofNullable(name == null ? null : new SignIn.Face(name, row.getString("words"))),
                moment(row, "accepted_at"),
                moment(row, "own_since"),
                Set.copyOf(Arrays.asList((String[]) row.getArray("stood").getArray())));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
