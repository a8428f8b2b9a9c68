package org.vigil.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.profile.ProfileId;

/** Finds deliveries for people to look at. */
public final class DeliverySearch {
    private static final String FROM = " from delivery d join planned_slot p on p.id = d.planned_slot ";
    private final JdbcClient jdbc;

    public DeliverySearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is looked for. What is empty narrows nothing.
     *
     * @param from the first date of a slot, in its campaign's zone
     * @param to the last one
     */
    public record Wanted(
            Set<DeliveryState> states,
            Optional<CampaignId> campaign,
            Optional<Set<AccountName>> accounts,
            Optional<Set<ProfileId>> people,
            Optional<LocalDate> from,
            Optional<LocalDate> to) {}

    /**
     * The latest slot first.
     *
     * @param before the last one of the page before; 0 for the first page
     */
    public List<Delivery> page(Wanted wanted, long before, int most) {
        return narrowed("select " + DeliveryRow.COLUMNS + FROM + where(wanted) + """
                        and (:before = 0 or (d.due_at, d.id) < (select due_at, id from delivery where id = :before))
                        order by d.due_at desc, d.id desc limit :most
                        """, wanted)
                .param("before", before)
                .param("most", most)
                .query(DeliveryRow::of)
                .list();
    }

    /** The next slot first. */
    public List<Delivery> soonest(Wanted wanted, int most) {
        return narrowed("select " + DeliveryRow.COLUMNS + FROM + where(wanted) + """
                         order by d.due_at, d.id limit :most
                        """, wanted)
                .param("most", most)
                .query(DeliveryRow::of)
                .list();
    }

    public long count(Wanted wanted) {
        return narrowed("select count(*) from delivery d " + where(wanted), wanted)
                .query(Long.class)
                .single();
    }

    /**
     * Only what is asked for stands there, and states stand there as they are: so the database knows how rare they are, and
     * does not look for three failed posts among all.
     */
    private static String where(Wanted wanted) {
        return "where d.state in ("
                + wanted.states().stream()
                        .map(state -> "'" + state.word() + "'")
                        .sorted()
                        .collect(Collectors.joining(", ", "", wanted.states().isEmpty() ? "null" : ""))
                + ")"
                + wanted.campaign()
                        .map(campaign -> " and d.campaign = :campaign")
                        .orElse("")
                + wanted.accounts()
                        .map(accounts -> " and d.account = any(:accounts)")
                        .orElse("")
                + wanted.people().map(people -> " and d.profile = any(:people)").orElse("")
                + wanted.from().map(from -> " and d.local_date >= :from").orElse("")
                + wanted.to().map(to -> " and d.local_date <= :to").orElse("")
                + " ";
    }

    private JdbcClient.StatementSpec narrowed(String sql, Wanted wanted) {
        return jdbc.sql(sql)
                .param("campaign", wanted.campaign().map(CampaignId::value).orElse(null))
                .param("accounts", words(wanted.accounts().orElse(Set.of()), AccountName::value))
                .param("people", words(wanted.people().orElse(Set.of()), ProfileId::value))
                .param("from", wanted.from().orElse(null))
                .param("to", wanted.to().orElse(null));
    }

    /** What stands in whole or in part since a moment, the newest first. */
    public List<Delivery> publishedSince(Instant since) {
        return jdbc.sql("select " + DeliveryRow.COLUMNS + FROM
                        + "where d.published_at >= :since order by d.published_at desc, d.id desc")
                .param("since", Deliveries.utc(since))
                .query(DeliveryRow::of)
                .list();
    }

    /** When each of these accounts' newest post went out; accounts without any are left out. */
    public Map<AccountName, Instant> lastPublished(Collection<AccountName> accounts) {
        Map<AccountName, Instant> last = new HashMap<>();
        // Looked up account by account: the newest of each stands at the end of an index.
        jdbc.sql("""
                        select account, newest.at from unnest(cast(:accounts as text[])) as account, lateral (
                            select published_at as at from delivery d
                            where d.account = account and d.published_at is not null
                            order by d.published_at desc limit 1) newest
                        """).param("accounts", words(accounts, AccountName::value)).query(row -> {
            last.put(
                    new AccountName(row.getString("account")),
                    row.getObject("at", OffsetDateTime.class).toInstant());
        });
        return last;
    }

    /** What does not go out because of a hold, of slots after a moment, the next one first. */
    List<Delivery> withdrawnByHold(Collection<ProfileId> people, Instant after) {
        return jdbc.sql("select " + DeliveryRow.COLUMNS + FROM + """
                        where d.profile = any(:people) and d.state in ('held', 'withdrawn') and starts_with(d.why, :hold)
                          and d.due_at > :after
                        order by d.due_at, d.id
                        """)
                .param("people", words(people, ProfileId::value))
                .param("hold", Eligibility.ON_HOLD)
                .param("after", Deliveries.utc(after))
                .query(DeliveryRow::of)
                .list();
    }

    private static <T> String[] words(Collection<T> each, Function<T, String> word) {
        return each.stream().map(word).toArray(String[]::new);
    }
}
