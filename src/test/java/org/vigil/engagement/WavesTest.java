package org.vigil.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.testing.Rows;
import org.vigil.testing.TestDatabase;

/** A wave stands on the log: against what the campaign's other posts got at the same age. */
@ExtendWith(TestDatabase.class)
class WavesTest {
    private static final Instant NOW = Instant.parse("2016-03-01T12:00:00Z");

    private final Database database;
    private final Rows rows;
    private final Waves waves;

    /** A campaign has one slot a day. */
    private final Map<String, Integer> days = new HashMap<>();

    WavesTest(Database database) {
        this.database = database;
        this.rows = new Rows(database);
        this.waves = new Waves(database.jdbc());
    }

    /** Published so many hours ago, and read hour by hour: at an age of one hour it had the first number, and so on. */
    private long post(String person, String account, int hoursAgo, boolean simulated, int... replies) {
        Instant published = NOW.minus(Duration.ofHours(hoursAgo));
        days.putIfAbsent(person, days.size() + 1);
        int day = days.get(person);
        long post = rows.published("vigil", person, account, day, NOW.minus(Duration.ofDays(100 + day)), "words");
        for (int hour = 1; hour <= replies.length; hour++) {
            OffsetDateTime at = published.plus(Duration.ofHours(hour)).atOffset(ZoneOffset.UTC);
            if (replies[hour - 1] >= 0) {
                database.jdbc()
                        .sql("select observation_month(?)")
                        .param(at)
                        .query((row, n) -> at)
                        .list();
                database.jdbc()
                        .sql("insert into observation (delivery, observed_at, replies, simulated) values (?, ?, ?, ?)")
                        .params(post, at, replies[hour - 1], simulated)
                        .update();
            }
        }
        database.jdbc()
                .sql("""
                        insert into series (delivery, account, network, remote_id, campaign, profile, published_at, hour, weekday,
                                            with_link, simulated, readings, observed_at, replies, next_at)
                        select d.id, d.account, 'mastodon', 'remote-' || d.id, d.campaign, d.profile, cast(:published as timestamptz), 1, 1, false,
                               :simulated, 1, o.observed_at, o.replies, o.observed_at
                        from delivery d join lateral (select observed_at, replies from observation
                                                      where delivery = d.id order by observed_at desc limit 1) o on true
                        where d.id = :id
                        """)
                .param("simulated", simulated)
                .param("published", published.toString())
                .param("id", post)
                .update();
        return post;
    }

    /** Hours in which nothing was read. */
    private static int[] none(int hours) {
        int[] none = new int[hours];
        Arrays.fill(none, -1);
        return none;
    }

    private void usual(int posts, int replies) {
        usual("other", posts, replies);
    }

    private void usual(String people, int posts, int replies) {
        for (int n = 0; n < posts; n++) {
            post(people + n, "box", 48 + n, false, replies);
        }
    }

    @Test
    void twentyOnAllAccountsTogetherAreOneWave() {
        long one = post("anna", "box", 3, false, 0, 11);
        long two = post("anna", "box2", 3, false, 0, 9);
        post("bela", "box", 4, false, 19);
        assertThat(waves.at(NOW)).filteredOn(Waves.Wave::isHigh).singleElement().satisfies(wave -> {
            assertThat(wave.person().value()).isEqualTo("anna");
            assertThat(wave.isHigh()).isTrue();
            assertThat(wave.replies()).isEqualTo(20);
            assertThat(wave.answered()).extracting(Waves.Answered::delivery).containsExactly(one, two);
        });
    }

    @Test
    void fourOtherPostsSayNothingOfWhatIsUsual() {
        usual(4, 100);
        post("anna", "box", 3, false, 20);
        assertThat(waves.at(NOW)).singleElement().matches(wave -> wave.isHigh() && wave.compared() == 0);
    }

    @Test
    void nineteenAreNone() {
        post("anna", "box", 3, false, 19);
        assertThat(waves.at(NOW)).noneMatch(Waves.Wave::isHigh);
    }

    @Test
    void whatIsUsualForTheCampaignIsNone() {
        usual(5, 12);
        post("anna", "box", 3, false, 60);
        assertThat(waves.at(NOW)).singleElement().satisfies(wave -> {
            assertThat(wave.usual()).isEqualTo(12);
            assertThat(wave.compared()).isEqualTo(5);
            assertThat(wave.isHigh()).isFalse();
        });
        post("bela", "box", 2, false, 61);
        assertThat(waves.at(NOW))
                .filteredOn(Waves.Wave::isHigh)
                .singleElement()
                .satisfies(wave -> assertThat(wave.person().value()).isEqualTo("bela"));
    }

    @Test
    void ofManyOtherPostsFiftyAreDrawnTheSameEachTime() {
        usual(25, 10);
        usual("more", 26, 13);
        post("anna", "box", 3, false, 60);
        List<Waves.Wave> once = waves.at(NOW);
        assertThat(once).singleElement().satisfies(wave -> {
            assertThat(wave.compared()).as("hers may be among them").isBetween(49, 50);
            assertThat(wave.usual()).isBetween(10.0, 13.0);
        });
        assertThat(waves.at(NOW)).isEqualTo(once);
    }

    @Test
    void howeverManyPostsThereAreOfOnePersonTheOthersAreAmongThoseThatAreDrawn() {
        usual(5, 12);
        for (int n = 0; n < 60; n++) {
            post("anna", "box" + n, 50 + n, false, 1);
        }
        post("anna", "box", 3, false, 70);
        assertThat(waves.at(NOW)).filteredOn(Waves.Wave::isHigh).singleElement().satisfies(wave -> {
            assertThat(wave.compared()).isEqualTo(5);
            assertThat(wave.usual()).isEqualTo(12);
        });
    }

    @Test
    void oldPostsAreComparedAtTheirAgeWhereOthersGetNothingMore() {
        usual(5, 40);
        int[] late = none(60);
        late[10] = 40;
        late[58] = 75;
        post("anna", "box", 60, false, late);
        for (int n = 0; n < 5; n++) {
            int[] quiet = none(80);
            quiet[10] = 40;
            quiet[70] = 41;
            post("quiet" + n, "box", 100, false, quiet);
        }
        assertThat(waves.at(NOW)).singleElement().satisfies(wave -> {
            assertThat(wave.replies()).isEqualTo(35);
            assertThat(wave.usual()).isZero();
            assertThat(wave.isHigh()).isTrue();
        });
    }

    @Test
    void aPostThatIsReadForTheFirstTimeAfterDaysIsNoWave() {
        int[] late = none(60);
        late[58] = 75;
        post("anna", "box", 60, false, late);
        assertThat(waves.at(NOW)).isEmpty();
    }

    @Test
    void itEbbsAtHalf() {
        post("anna", "box", 3, false, 10);
        assertThat(waves.at(NOW)).singleElement().matches(wave -> !wave.isHigh());
        assertThat(waves.at(NOW.plus(Duration.ofDays(2)))).isEmpty();
    }

    @Test
    void nineAreNotEvenTheRestOfOne() {
        post("anna", "box", 3, false, 9);
        assertThat(waves.at(NOW)).isEmpty();
    }

    @Test
    void simulatedRepliesAreApart() {
        post("anna", "box", 3, true, 15);
        post("anna", "real", 3, false, 15);
        assertThat(waves.at(NOW)).extracting(Waves.Wave::isHigh).containsExactly(false, false);
        post("anna", "box2", 3, true, 15);
        assertThat(waves.at(NOW)).filteredOn(Waves.Wave::isHigh).singleElement().matches(Waves.Wave::simulated);
    }

    @Test
    void repliesThatWereTakenBackAreNoAnswers() {
        post("anna", "box", 30, false, 90, -1, -1, -1, -1, -1, -1, -1, 50);
        assertThat(waves.at(NOW)).isEqualTo(List.of());
    }
}
