package org.vigil.engagement.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.campaign.CampaignId;
import org.vigil.engagement.TemplateWords;
import org.vigil.profile.ProfileId;

/** Adds up the messages of a period, in one pass over the newest counts of each. What was taken down is not among them. */
final class SeriesSums {
    /**
     * What is asked.
     *
     * @param people whose messages count
     * @param simulated whether those of sandboxes are added up, or those of real networks; never both
     */
    record Asked(CampaignId campaign, Period period, Collection<ProfileId> people, boolean simulated) {}

    private static final String MESSAGES = """
            from series s
            where s.campaign = :campaign and s.published_at >= :start and s.published_at < :end and s.simulated = :simulated
              and s.ended_why is distinct from 'deleted'
              and not exists (select from attempt a where a.delivery = s.delivery and a.part = 1 and a.removed_at is not null)
            """;

    private static final String ACTS = """
            case when num_nonnulls(day_likes, day_reposts, day_replies, day_quotes) > 0
                 then coalesce(day_likes, 0)::bigint + coalesce(day_reposts, 0) + coalesce(day_replies, 0)
                      + coalesce(day_quotes, 0) end""";

    private static final String TOTAL = """
            select count(*) as messages, count(observed_at) as been_read,
                   count(likes) as likes_n, sum(likes) as likes, count(reposts) as reposts_n, sum(reposts) as reposts,
                   count(replies) as replies_n, sum(replies) as replies, count(quotes) as quotes_n, sum(quotes) as quotes,
                   count(views) as views_n, sum(views) as views, count(clicks) as clicks_n, sum(clicks) as clicks,
                   count(day_likes) as day_likes_n, sum(day_likes) as day_likes,
                   count(day_reposts) as day_reposts_n, sum(day_reposts) as day_reposts,
                   count(day_replies) as day_replies_n, sum(day_replies) as day_replies,
                   count(day_quotes) as day_quotes_n, sum(day_quotes) as day_quotes,
                   count(day_views) as day_views_n, sum(day_views) as day_views,
                   count(day_clicks) as day_clicks_n, sum(day_clicks) as day_clicks,
                   count(acts) as acts_n, sum(acts)::bigint as acts,
                   sum(ln(1.0::float8 + acts)) as logs, sum(ln(1.0::float8 + acts) ^ 2) as squares,
                   sum(ln(1.0::float8 + day_views)) as view_logs, sum(ln(1.0::float8 + day_views) ^ 2) as view_squares
            from (select s.*, ACTS as acts MESSAGES and s.profile = any(:people)) message
            """.replace("ACTS", ACTS).replace("MESSAGES", MESSAGES);

    /** First into cells that have everything in common, of which there are few, then by each thing that they have in common. */
    private static final String GROUPS = """
            with cell as materialized (
                select profile, account, network, template, language, hour, weekday, with_image, with_link,
                       count(*) as messages, count(observed_at) as been_read, count(acts) as acts_n, sum(acts) as acts,
                       sum(ln(1.0::float8 + acts)) as logs, sum(ln(1.0::float8 + acts) ^ 2) as squares,
                       count(day_views) as day_views_n, sum(day_views) as day_views
                from (select s.*, ACTS as acts MESSAGES and s.profile = any(:people)) message
                group by profile, account, network, template, language, hour, weekday, with_image, with_link
            )
            select grouping(profile, account, network, template, language, hour, weekday, with_image, with_link) as mask,
                   coalesce(profile, account, network, template, language, hour::text, weekday::text, with_image::text,
                            with_link::text) as key,
                   sum(messages)::bigint as messages, sum(been_read)::bigint as been_read,
                   sum(acts_n)::bigint as acts_n, sum(acts)::bigint as acts, sum(logs) as logs, sum(squares) as squares,
                   sum(day_views_n)::bigint as day_views_n, sum(day_views)::bigint as day_views
            from cell
            group by grouping sets ((profile), (account), (network), (template), (language), (hour), (weekday), (with_image),
                                    (with_link))
            """.replace("ACTS", ACTS).replace("MESSAGES", MESSAGES);

    private final JdbcClient jdbc;

    SeriesSums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What all of it came to. */
    Sums total(Asked asked) {
        return statement(asked, TOTAL).query((row, n) -> total(row)).single();
    }

    /** The accounts that spoke, each with its network, such as {@code free-pen on x}. */
    Set<String> places(Asked asked) {
        return Set.copyOf(statement(
                        asked,
                        "select account, network " + MESSAGES
                                + " and s.profile = any(:people) group by account, network")
                .query((row, n) -> row.getString("account") + " on " + row.getString("network"))
                .list());
    }

    /** What each group of it came to, in order of their keys. */
    Map<Grouping, List<Group>> groups(Asked asked) {
        Map<Grouping, List<Group>> groups = new EnumMap<>(Grouping.class);
        statement(asked, GROUPS).query((ResultSet row) -> {
            Grouping grouping = Grouping.of(row.getInt("mask"));
            groups.computeIfAbsent(grouping, any -> new ArrayList<>())
                    .add(new Group(row.getString("key"), ofGroup(row)));
        });
        groups.computeIfPresent(Grouping.TEMPLATE, (any, each) -> shared(each));
        groups.values()
                .forEach(each -> each.sort(Comparator.comparing(
                        Group::key, Comparator.nullsLast(Comparator.comparing(SeriesSums::sortable)))));
        return groups;
    }

    /** Organisations' own words count with those that all accounts share. */
    private static List<Group> shared(List<Group> templates) {
        Map<Optional<String>, Sums> byWords = new LinkedHashMap<>();
        templates.forEach(
                each -> byWords.merge(Optional.ofNullable(TemplateWords.shared(each.key())), each.sums(), Sums::plus));
        return new ArrayList<>(byWords.entrySet().stream()
                .map(each -> new Group(each.getKey().orElse(null), each.getValue()))
                .toList());
    }

    /** 9 before 10. */
    private static String sortable(String key) {
        return key.matches("\\d") ? "0" + key : key;
    }

    /** How many messages of the period are of people of whom nothing may be said. */
    long leftOut(Asked asked) {
        return statement(asked, "select count(*) " + MESSAGES + " and not s.profile = any(:people)")
                .query(Long.class)
                .single();
    }

    /** Day by day, or week by week; days without a message are left out. */
    List<Report.Step> course(Asked asked, boolean weekly) {
        return statement(asked, """
                        select date_trunc(:step, published_at at time zone :zone)::date as first, count(*) as messages,
                               count(acts) as told, coalesce(sum(acts), 0)::bigint as acts
                        from (select s.published_at, ACTS as acts
                              MESSAGES and s.profile = any(:people)) message
                        group by first order by first
                        """.replace("ACTS", ACTS).replace("MESSAGES", MESSAGES))
                .param("step", weekly ? "week" : "day")
                .param("zone", asked.period().zone().getId())
                .query((row, n) -> new Report.Step(
                        row.getObject("first", LocalDate.class),
                        row.getLong("messages"),
                        new Told(row.getLong("told"), row.getLong("acts"))))
                .list();
    }

    /** How many posts of the period stand on a network, and nobody has begun to read them: too new, or older than this log. */
    long notBegun(Asked asked) {
        return statement(asked, """
                        select count(*) from delivery d
                        where d.campaign = :campaign and d.published_at >= :start and d.published_at < :end
                          and d.simulated = :simulated and d.profile = any(:people)
                          and d.state in ('published', 'published_in_part')
                          and exists (select from attempt a where a.delivery = d.id and a.part = 1 and a.outcome = 'published'
                                      and a.removed_at is null)
                          and not exists (select from series s where s.delivery = d.id)
                        """).query(Long.class).single();
    }

    /** Those of whom the campaign published anything up to the end of the period, of whatever age, also by a partner's hand. */
    Set<ProfileId> everShown(Asked asked) {
        return Set.copyOf(jdbc.sql("""
                        select person from unnest(cast(:people as text[])) as person
                        where exists (select from delivery d
                                      where d.campaign = :campaign and d.profile = person and d.published_at < :end
                                        and d.simulated = :simulated)
                           or exists (select from handed_out h join delivery d on d.id = h.delivery
                                      where d.campaign = :campaign and d.profile = person and h.reported_at < :end
                                        and d.simulated = :simulated)
                        """)
                .param("people", ids(asked.people()))
                .param("campaign", asked.campaign().value())
                .param("end", utc(asked.period().end()))
                .param("simulated", asked.simulated())
                .query((row, n) -> new ProfileId(row.getString("person")))
                .list());
    }

    /** Whether a campaign published anything on a real network, or in a sandbox. */
    boolean published(CampaignId campaign, boolean simulated) {
        // Said with the words themselves, so that PostgreSQL knows which of the two is rare, and looks it up.
        return jdbc.sql(
                        "select exists (select from delivery where campaign = :campaign and published_at is not null and "
                                + (simulated ? "simulated" : "not simulated") + ")")
                .param("campaign", campaign.value())
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec statement(Asked asked, String sql) {
        return jdbc.sql(sql)
                .param("campaign", asked.campaign().value())
                .param("start", utc(asked.period().start()))
                .param("end", utc(asked.period().end()))
                .param("simulated", asked.simulated())
                .param("people", ids(asked.people()));
    }

    private static String[] ids(Collection<ProfileId> people) {
        return people.stream().map(ProfileId::value).toArray(String[]::new);
    }

    private static Sums total(ResultSet row) throws SQLException {
        Map<Count, Told> latest = new EnumMap<>(Count.class);
        Map<Count, Told> atOneDay = new EnumMap<>(Count.class);
        for (Count count : Count.values()) {
            latest.put(count, told(row, count.word()));
            atOneDay.put(count, told(row, "day_" + count.word()));
        }
        Sample views =
                new Sample(row.getLong("day_views_n"), row.getDouble("view_logs"), row.getDouble("view_squares"));
        return sums(row, latest, atOneDay, views);
    }

    private static Sums ofGroup(ResultSet row) throws SQLException {
        return sums(row, Map.of(), Map.of(Count.VIEWS, told(row, "day_views")), Sample.NONE);
    }

    private static Sums sums(ResultSet row, Map<Count, Told> latest, Map<Count, Told> atOneDay, Sample views)
            throws SQLException {
        Told acts = told(row, "acts");
        return new Sums(
                row.getLong("messages"),
                row.getLong("been_read"),
                latest,
                atOneDay,
                acts,
                new Sample(acts.messages(), row.getDouble("logs"), row.getDouble("squares")),
                views);
    }

    private static Told told(ResultSet row, String column) throws SQLException {
        return new Told(row.getLong(column + "_n"), row.getLong(column));
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
