package org.vigil.delivery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.profile.ProfileId;

/** How often people were shown, and when they come next. */
public final class Showings {
    private final JdbcClient jdbc;

    public Showings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Of one person.
     *
     * @param posts that went out, on all accounts together, sandboxes among them
     * @param last when the newest of them did; null for none
     * @param next when the next one is due; null where none is planned
     */
    public record Showing(
            long posts, @Nullable Instant last, @Nullable Instant next) {
        public static final Showing NONE = new Showing(0, null, null);
    }

    /**
     * Whoever was never shown and is not planned is not among them.
     *
     * @param people of whom; empty for all
     * @param accounts on these; empty for all
     */
    public Map<ProfileId, Showing> of(Optional<Collection<ProfileId>> people, Optional<Set<AccountName>> accounts) {
        Map<ProfileId, Showing> showings = new HashMap<>();
        narrowed(
                        "select profile, count(*) as posts, max(published_at) as last from delivery"
                                + " where published_at is not null",
                        people,
                        accounts)
                .query(row -> {
                    showings.put(
                            new ProfileId(row.getString("profile")),
                            new Showing(
                                    row.getLong("posts"),
                                    row.getObject("last", OffsetDateTime.class).toInstant(),
                                    null));
                });
        narrowed(
                        "select profile, min(due_at) as next from delivery where state in ('planned', 'held', 'due')",
                        people,
                        accounts)
                .query(row -> {
                    Instant next = row.getObject("next", OffsetDateTime.class).toInstant();
                    showings.compute(new ProfileId(row.getString("profile")), (id, known) -> {
                        Showing before = known == null ? Showing.NONE : known;
                        return new Showing(before.posts(), before.last(), next);
                    });
                });
        return showings;
    }

    private JdbcClient.StatementSpec narrowed(
            String sql, Optional<Collection<ProfileId>> people, Optional<Set<AccountName>> accounts) {
        // What is not asked stands in no condition: then an index alone may answer.
        String narrowed = sql
                + (people.isPresent() ? " and profile = any(:people)" : "")
                + (accounts.isPresent() ? " and account = any(:accounts)" : "")
                + " group by profile";
        JdbcClient.StatementSpec statement = jdbc.sql(narrowed);
        people.ifPresent(ids ->
                statement.param("people", ids.stream().map(ProfileId::value).toArray(String[]::new)));
        accounts.ifPresent(names -> statement.param(
                "accounts", names.stream().map(AccountName::value).toArray(String[]::new)));
        return statement;
    }
}
