package org.vigil.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.engagement.Collector;
import org.vigil.engagement.EngagementLimits;
import org.vigil.engagement.EngagementLog;
import org.vigil.engagement.LogFilter;
import org.vigil.network.Counts;
import org.vigil.network.CountsReading;
import org.vigil.network.EngagementSource;
import org.vigil.network.FollowersReading;
import org.vigil.network.Network;
import org.vigil.network.Visibility;
import org.vigil.testing.MutableClock;
import org.vigil.testing.TestDatabase;

/** What an earlier Vigil had read, which kept no series, is listed and counted as it stood. */
class UpgradedEngagementTest {
    private static final Instant PUBLISHED = Instant.parse("2026-01-05T09:00:00Z");
    private static final Account X =
            new Account(new AccountName("x"), Network.X, "en", null, null, false, Visibility.PUBLIC);

    private final MutableClock clock = MutableClock.at(PUBLISHED.plus(Duration.ofDays(200)));
    private final List<String> asked = new ArrayList<>();
    private Database database;

    /** It read Anna's post an hour, 26, 30 and 900 hours after it was published, and each time so many likes. */
    @BeforeEach
    void upgrade() {
        Map<String, String> environment = TestDatabase.empty();
        EarlierDatabase.make(environment).sql("""
                        insert into observation (delivery, observed_at, likes, views, simulated)
                        select id, published_at + make_interval(hours => hour), hour, 10 * hour, false
                        from delivery, unnest(array[1, 26, 30, 900]) hour where state = 'published'
                        """).update();
        database = Database.open(Path.of("target"), environment);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatIsTooOldToBeReadIsFinishedWithItsLastCountsAndThoseAtTheAgeOfADay() {
        collector(List.of(X)).collect();
        assertThat(listed()).containsExactly("900 likes, null quotes, x, FINISHED since 2026-04-06T09:00:00Z");
        assertThat(database.jdbc().sql("""
                                select concat_ws(' ', hour, weekday, readings, views, day_likes, day_views,
                                                 extract(epoch from day_at - published_at) / 3600) from series
                                """).query(String.class).single())
                .as("of the campaign's zone: four in the morning of a Monday in New York")
                .startsWith("4 1 4 9000 26 260 26.0");
        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsStillReadGoesOnFromWhereItWas() {
        clock.set(PUBLISHED.plus(Duration.ofDays(60)));
        collector(List.of(X)).collect();
        assertThat(asked).containsExactly("1");
        assertThat(listed()).containsExactly("950 likes, null quotes, x, still read");
        assertThat(database.jdbc()
                        .sql("select concat_ws(' ', readings, likes, day_likes) from series")
                        .query(String.class)
                        .single())
                .isEqualTo("5 950 26");
    }

    @Test
    void itIsListedBeforeTheCollectorHasLookedAndWhereItsAccountStandsInNoFileAnyMore() {
        assertThat(listed()).containsExactly("900 likes, null quotes, null, still read");
        collector(List.of()).collect();
        assertThat(listed()).containsExactly("900 likes, null quotes, null, still read");
    }

    @Test
    void whatIsBegunOnceIsNotBegunAgainByAnotherNodeNorByTheNextStart() {
        collector(List.of(X)).collect();
        String before = series();
        collector(List.of(X)).collect();
        assertThat(series()).isEqualTo(before);
    }

    private String series() {
        return database.jdbc()
                .sql("select string_agg(s::text, ' ') from series s")
                .query(String.class)
                .single();
    }

    private List<String> listed() {
        List<String> listed = new ArrayList<>();
        new EngagementLog(database.jdbc(), database.transactions(), account -> Optional.empty())
                .read(
                        LogFilter.ALL,
                        entry -> listed.add("%s likes, %s quotes, %s, %s"
                                .formatted(
                                        entry.counts().likes(),
                                        entry.counts().quotes(),
                                        entry.network() == null
                                                ? null
                                                : entry.network().word(),
                                        entry.end() == null
                                                ? "still read"
                                                : entry.end() + " since " + entry.endedAt())));
        return listed;
    }

    private Collector collector(List<Account> accounts) {
        return new Collector(
                database,
                () -> new Collector.ToRead(
                        accounts, campaign -> Optional.of(ZoneId.of("America/New_York")), EngagementLimits.NONE),
                account -> Optional.of(new Likes()),
                clock);
    }

    private final class Likes implements EngagementSource {
        @Override
        public CountsReading counts(List<String> remoteIds) {
            asked.addAll(remoteIds);
            return new CountsReading(
                    remoteIds.stream()
                            .collect(Collectors.toMap(id -> id, id -> new Counts(950L, null, null, null, null, null))),
                    Map.of(),
                    Set.of(),
                    "GET /counts",
                    1,
                    null);
        }

        @Override
        public FollowersReading followers() {
            return new FollowersReading.Counted(1000, "GET /me");
        }

        @Override
        public boolean simulated() {
            return false;
        }
    }
}
