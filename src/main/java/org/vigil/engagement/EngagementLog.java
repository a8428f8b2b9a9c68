package org.vigil.engagement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.network.Counts;
import org.vigil.network.Network;
import org.vigil.profile.ProfileId;

/** Tells what the log knows of the posts: how each was last read, or all of its readings. What was taken down is not in it. */
public final class EngagementLog {
    private static final int ROWS_AT_ONCE = 500;

    /**
     * One post, or one reading of it.
     *
     * @param delivery the number of the delivery that made it
     * @param network null where the account is in no file any more, and the post was never read
     * @param url null where the network names none
     * @param observedAt null while the post has not been read
     * @param counts all absent while the post has not been read
     * @param template the words that all accounts share, as {@link TemplateWords} has it; null where nobody wrote it down
     * @param language null where nobody wrote it down
     * @param end why it is read no more; null while it is read
     * @param endedAt since when; null while it is read
     */
    public record Entry(
            long delivery,
            CampaignId campaign,
            ProfileId profile,
            AccountName account,
            @Nullable Network network,
            Instant publishedAt,
            @Nullable String url,
            @Nullable Instant observedAt,
            Counts counts,
            boolean simulated,
            @Nullable String template,
            @Nullable String language,
            @Nullable SeriesEnd end,
            @Nullable Instant endedAt) {}

    private static final String POSTS = """
            select d.id, d.campaign, d.profile, d.account, d.published_at, coalesce(d.url, a.url) as url, s.network, KNOWN
                   coalesce(o.simulated, d.simulated) as simulated,
                   coalesce(s.template, a.template) as template, coalesce(s.language, a.language) as language,
                   s.ended_at, s.ended_why
            from delivery d
            join attempt a on a.delivery = d.id and a.part = 1 and a.outcome = 'published' and a.removed_at is null
            left join series s on s.delivery = d.id
            left join READINGS o on o.delivery = d.id
            where d.published_at is not null and d.state in ('published', 'published_in_part')
            """;

    private static final String LATEST = "o.observed_at, o.likes, o.reposts, o.replies, o.quotes, o.views, o.clicks,";

    /** Where the readings were dropped with their month, there is how it stood at last. */
    private static final String READ = Stream.of(
                    "observed_at", "likes", "reposts", "replies", "quotes", "views", "clicks")
            .map(column ->
                    "case when o.delivery is null then s." + column + " else o." + column + " end as " + column + ",")
            .collect(Collectors.joining("\n"));

    /** As the series says; of what has none, since its account was removed before there were series, as the log says. */
    private static final String NEWEST = """
            lateral (
                select s.delivery, s.observed_at, s.likes, s.reposts, s.replies, s.quotes, s.views, s.clicks, s.simulated
                where s.delivery is not null
                union all
                (select delivery, observed_at, likes, reposts, replies, quotes, views, clicks, simulated
                 from observation n where n.delivery = d.id and s.delivery is null order by observed_at desc limit 1))
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Function<AccountName, Optional<Network>> networks;

    /** @param networks of the accounts in force */
    public EngagementLog(
            JdbcClient jdbc, TransactionTemplate transactions, Function<AccountName, Optional<Network>> networks) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.networks = networks;
    }

    /** Hands over the posts one by one, each as it was last read, in the order in which they were published, however many. */
    public void read(LogFilter filter, Consumer<Entry> reader) {
        read(
                POSTS.replace("READINGS", NEWEST).replace("KNOWN", LATEST),
                filter,
                " order by d.published_at, d.id",
                reader);
    }

    /**
     * As above, once for each reading of a post, the oldest first; a post that was never read comes once, and so does, as it
     * stood at last, one whose readings are kept no more.
     */
    public void history(LogFilter filter, Consumer<Entry> reader) {
        read(
                POSTS.replace("READINGS", "observation").replace("KNOWN", READ),
                filter,
                " order by d.published_at, d.id, o.observed_at",
                reader);
    }

    /**
     * A page of the posts, each as it was last read, the newest first.
     *
     * @param before the last one of the page before; empty for the first page
     */
    public List<Entry> page(LogFilter filter, Optional<Place> before, int most) {
        String after = before.isEmpty() ? "" : " and (d.published_at, d.id) < (:beforeAt, :beforeId)";
        return Objects.requireNonNull(transactions.execute(status -> {
            prepare();
            JdbcClient.StatementSpec question = jdbc.sql(
                            POSTS.replace("READINGS", NEWEST).replace("KNOWN", LATEST)
                                    + filter.conditions()
                                    + after
                                    + " order by d.published_at desc, d.id desc limit :most")
                    .params(filter.values())
                    .param("most", most);
            if (before.isPresent()) {
                question = question.param("beforeAt", before.get().publishedAt().atOffset(ZoneOffset.UTC))
                        .param("beforeId", before.get().delivery());
            }
            return question.query((row, n) -> entry(row)).list();
        }));
    }

    /** Where a post stands in the log. */
    public record Place(Instant publishedAt, long delivery) {}

    private void prepare() {
        // Without this all readings are sorted first, on the server's disk; the indexes have them in order.
        jdbc.sql("set local enable_sort = off").update();
        // A plan for any values would not know that a month is short.
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
    }

    private void read(String posts, LogFilter filter, String order, Consumer<Entry> reader) {
        // PostgreSQL's driver reads bit by bit only inside a transaction.
        transactions.executeWithoutResult(status -> {
            prepare();
            jdbc.sql(posts + filter.conditions() + order)
                    .withFetchSize(ROWS_AT_ONCE)
                    .params(filter.values())
                    .query((ResultSet row) -> reader.accept(entry(row)));
        });
    }

    /** Whether any post of a campaign was published. */
    public boolean knows(CampaignId campaign) {
        return exists("select from delivery where campaign = :value and published_at is not null", campaign.value());
    }

    /** Whether any post about a person was published. */
    public boolean knows(ProfileId person) {
        return exists("select from delivery where profile = :value and published_at is not null", person.value());
    }

    /** Whether any post on an account was read. */
    public boolean knows(AccountName account) {
        return exists(
                "select from delivery d join series s on s.delivery = d.id where d.account = :value and d.published_at is not null",
                account.value());
    }

    /** Whether any post by a template was read. */
    public boolean knowsTemplate(String template) {
        // The range lets the index be used for whatever value; a full stop is followed by a slash.
        String stem = template.replaceFirst("[.]txt$", "");
        return jdbc.sql("""
                        select exists (select from series where template ~>=~ :from and template ~<~ :until
                                       and (template = :template or template like :own))
                        """)
                .param("from", stem + ".")
                .param("until", stem + "/")
                .param("template", template)
                .param("own", TemplateWords.ownWords(template))
                .query(Boolean.class)
                .single();
    }

    /** Whether any post in a language was read. */
    public boolean knowsLanguage(String language) {
        return exists("select from series where language = :value", language);
    }

    private boolean exists(String rows, String value) {
        return jdbc.sql("select exists (" + rows + ")")
                .param("value", value)
                .query(Boolean.class)
                .single();
    }

    private Entry entry(ResultSet row) throws SQLException {
        AccountName account = new AccountName(row.getString("account"));
        return new Entry(
                row.getLong("id"),
                new CampaignId(row.getString("campaign")),
                new ProfileId(row.getString("profile")),
                account,
                network(row.getString("network"), account),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                row.getString("url"),
                moment(row, "observed_at"),
                Observations.counts(row),
                row.getBoolean("simulated"),
                TemplateWords.shared(row.getString("template")),
                row.getString("language"),
                SeriesEnd.of(row.getString("ended_why")).orElse(null),
                moment(row, "ended_at"));
    }

    /** As it was when the post was read, else the account's of today. */
    private @Nullable Network network(@Nullable String word, AccountName account) {
        return Arrays.stream(Network.values())
                .filter(network -> network.word().equals(word))
                .findFirst()
                .or(() -> networks.apply(account))
                .orElse(null);
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
