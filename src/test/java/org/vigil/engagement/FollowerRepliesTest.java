package org.vigil.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.account.KeyFile;
import org.vigil.account.KeyUnavailable;
import org.vigil.campaign.CampaignId;
import org.vigil.database.Database;
import org.vigil.network.Network;
import org.vigil.network.RepliesReading;
import org.vigil.network.RepliesReading.Said;
import org.vigil.network.Visibility;
import org.vigil.operator.Audit;
import org.vigil.profile.ProfileId;
import org.vigil.testing.MutableClock;
import org.vigil.testing.Rows;
import org.vigil.testing.TestDatabase;

/** What followers answered is kept for a time, encrypted, within the budget; and goes when nobody wants it any more. */
@ExtendWith(TestDatabase.class)
class FollowerRepliesTest {
    private static final Instant NOW = Instant.parse("2016-03-01T12:00:00Z");
    private static final CampaignId CAMPAIGN = new CampaignId("vigil");

    @TempDir
    private Path folder;

    private final Database database;
    private final Rows rows;
    private final MutableClock clock = MutableClock.at(NOW);
    private final Map<String, List<Said>> said = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final Set<CampaignId> keeping = new HashSet<>(Set.of(CAMPAIGN));
    private final Set<ProfileId> erased = new HashSet<>();
    private Network network = Network.MASTODON;
    private EngagementLimits limits = EngagementLimits.NONE;
    private Duration time = Duration.ofDays(30);
    private Optional<Integer> months = Optional.empty();
    private @Nullable String failure;
    private Runnable meanwhile = () -> {};

    /** A campaign has one slot a day. */
    private int days;

    FollowerRepliesTest(Database database) {
        this.database = database;
        this.rows = new Rows(database);
    }

    private KeyFile key() {
        return KeyFile.of(folder, Map.of());
    }

    private Account box() {
        return new Account(new AccountName("box"), network, "en", null, null, false, Visibility.PUBLIC);
    }

    private Upkeep upkeep() {
        return new Upkeep(
                database,
                key(),
                () -> new RepliesToKeep(List.of(box()), keeping, erased, limits, time, months),
                account -> Optional.of(this::told),
                clock);
    }

    private RepliesReading told(String remoteId) {
        asked.add(remoteId);
        meanwhile.run();
        return new RepliesReading(
                failure == null ? said.getOrDefault(remoteId, List.of()) : List.of(),
                failure == null,
                "GET /context",
                1,
                failure);
    }

    /** A message that has so many replies by the last count, each of which says something. */
    private long answered(String person, int replies) {
        long post = rows.published("vigil", person, "box", 1, NOW.minus(Duration.ofDays(++days)), "words");
        database.jdbc()
                .sql("""
                        insert into series (delivery, account, network, remote_id, campaign, profile, published_at, hour, weekday,
                                            with_link, simulated, readings, observed_at, replies, next_at)
                        select id, account, 'mastodon', 'remote-' || id, campaign, profile, published_at, 1, 1, false, false, 1,
                               cast(:now as timestamptz), :replies, cast(:now as timestamptz)
                        from delivery where id = :id
                        """)
                .param("now", NOW.toString())
                .param("replies", replies)
                .param("id", post)
                .update();
        say(post, replies);
        return post;
    }

    private void say(long post, int replies) {
        database.jdbc()
                .sql("update series set replies = ?, observed_at = ? where delivery = ?")
                .params(replies, clock.instant().atOffset(ZoneOffset.UTC), post)
                .update();
        said.put(
                "remote-" + post,
                IntStream.range(0, replies)
                        .mapToObj(n -> new Said(
                                post + "-" + n,
                                "Zxqv words " + n,
                                n == 0 ? null : "tr",
                                NOW.minusSeconds(60).plusSeconds(3600L * n)))
                        .toList());
    }

    private List<FollowerReply> kept() {
        List<FollowerReply> kept = new ArrayList<>();
        new FollowerReplies(database, key())
                .read(Optional.empty(), Optional.empty(), Optional.empty(), any -> true, kept::add);
        return kept;
    }

    private long count(String what) {
        return database.jdbc()
                .sql("select count(*) from " + what)
                .query(Long.class)
                .single();
    }

    @Test
    void theWordsAreKeptEncryptedAndNeverWhoSaidThem() {
        long post = answered("anna", 2);
        upkeep().step();
        assertThat(kept()).hasSize(2).first().satisfies(reply -> {
            assertThat(reply.text()).isEqualTo("Zxqv words 0");
            assertThat(reply.language()).isNull();
            assertThat(reply.at()).isEqualTo(NOW.minusSeconds(60));
            assertThat(reply.delivery()).isEqualTo(post);
            assertThat(reply.person()).isEqualTo(new ProfileId("anna"));
            assertThat(reply.toString()).doesNotContain("Zxqv");
        });
        assertThat(count("follower_reply where position(convert_to('Zxqv', 'UTF8') in ciphertext) > 0"))
                .isZero();
    }

    @Test
    void aCiphertextThatIsMovedToAnotherPostDoesNotOpen() {
        answered("anna", 1);
        long other = answered("bela", 0);
        upkeep().step();
        database.jdbc()
                .sql("update follower_reply set delivery = ?")
                .param(other)
                .update();
        assertThatThrownBy(this::kept).isInstanceOf(KeyUnavailable.class);
    }

    @Test
    void textsAreReadOnlyOfPostsThatWereAnsweredSince() {
        long post = answered("anna", 2);
        answered("bela", 0);
        upkeep().step();
        clock.advance(Duration.ofHours(5));
        upkeep().step();
        assertThat(asked).containsExactly("remote-" + post);
        say(post, 3);
        upkeep().step();
        upkeep().step();
        assertThat(asked).hasSize(2);
        assertThat(kept()).as("what was told twice is kept once").hasSize(3);
    }

    @Test
    void nothingIsReadOrKeptWhereTheFileDoesNotSaySo() {
        keeping.clear();
        answered("anna", 2);
        upkeep().step();
        assertThat(asked).isEmpty();
        assertThat(count("follower_reply")).isZero();
    }

    @Test
    void onXOnePostIsReadAtATimeAndItsPriceIsCounted() {
        network = Network.X;
        answered("anna", 2);
        answered("bela", 3);
        upkeep().step();
        assertThat(asked).hasSize(1);
        assertThat(database.jdbc()
                        .sql("select cost from engagement_call")
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo("0.015");
        upkeep().step();
        assertThat(asked).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aWaveTakesAQuarterOfTheMoneyAtMostAndLeavesTheCountsTheirs() {
        network = Network.X;
        limits = new EngagementLimits(Map.of(), Optional.of(new BigDecimal("4.00")), Optional.empty());
        answered("anna", 150);
        answered("bela", 60);
        upkeep().step();
        upkeep().step();
        assertThat(asked).as("150 texts cost 0.75 of 1.00; 60 more are 0.30").hasSize(1);
        Calls calls = new Calls(database.jdbc());
        Calls.Spending spent = calls.of(new AccountName("box"), clock.instant());
        assertThat(spent.month()).isEqualByComparingTo("0.75");
        assertThat(spent.day()).isZero();
        assertThat(spent.lastReading()).isEmpty();
    }

    @Test
    void aQuarterOfTheRequestsAtMostIsForTexts() {
        limits = new EngagementLimits(Map.of(Network.MASTODON, 38), Optional.empty(), Optional.empty());
        IntStream.range(0, 4).forEach(n -> answered("p" + n, 1));
        upkeep().step();
        assertThat(asked).as("38 less 30 for followers, a quarter of that").hasSize(2);
    }

    @Test
    void whatTheNetworkDoesNotTellStaysDueAndStopsNobody() {
        failure = "it does not answer";
        long post = answered("anna", 2);
        upkeep().step();
        upkeep().step();
        assertThat(asked).as("not each minute").hasSize(1);
        assertThat(count("engagement_call where replies and failure = 'it does not answer'"))
                .isOne();
        assertThat(new FollowerCounts(database.jdbc()).untried(List.of(box()), clock.instant()))
                .as("nobody has asked for followers")
                .hasSize(1);
        failure = null;
        clock.advance(Duration.ofHours(1));
        upkeep().step();
        assertThat(asked).containsExactly("remote-" + post, "remote-" + post);
        assertThat(kept()).hasSize(2);
    }

    @Test
    void withoutTheKeyNobodyIsAskedSinceNothingCouldBeKept() throws Exception {
        long post = answered("anna", 1);
        upkeep().step();
        Files.delete(key().path());
        clock.advance(Duration.ofHours(2));
        say(post, 2);
        upkeep().step();
        assertThat(asked).hasSize(1);
    }

    @Test
    void aTextIsDeletedInTimeAndNotKeptAgainThoughItIsToldAgain() {
        time = Duration.ofDays(3);
        long post = answered("anna", 1);
        upkeep().step();
        clock.advance(Duration.ofDays(3).minusSeconds(120));
        upkeep().step();
        assertThat(kept()).hasSize(1);
        clock.advance(Duration.ofMinutes(2));
        upkeep().step();
        assertThat(kept()).isEmpty();
        database.jdbc()
                .sql("update series set replies = 2, observed_at = ? where delivery = ?")
                .params(clock.instant().atOffset(ZoneOffset.UTC), post)
                .update();
        upkeep().step();
        assertThat(asked).hasSize(2);
        assertThat(kept()).isEmpty();
    }

    @Test
    void aShorterTimeCountsForWhatIsThereAlready() {
        answered("anna", 1);
        upkeep().step();
        time = Duration.ofDays(1);
        clock.advance(Duration.ofDays(1));
        upkeep().step();
        assertThat(count("follower_reply")).isZero();
    }

    @Test
    void whatWasForgottenIsNotKeptAgainAndTheAuditSaysSoWithoutAWord() {
        long post = answered("anna", 2);
        answered("bela", 1);
        upkeep().step();
        clock.advance(Duration.ofHours(1));
        assertThat(new RepliesDeletion(database).forget(new ProfileId("anna"), "Ada", clock.instant()))
                .isEqualTo(2);
        assertThat(kept()).extracting(FollowerReply::person).containsExactly(new ProfileId("bela"));
        say(post, 3);
        clock.advance(Duration.ofHours(1));
        upkeep().step();
        assertThat(kept())
                .filteredOn(reply -> reply.delivery() == post)
                .extracting(FollowerReply::text)
                .as("only what was said since")
                .containsExactly("Zxqv words 2");
        assertThat(new Audit(database.jdbc()).about("anna", "forget replies"))
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.who() + " " + entry.detail()).isEqualTo("Ada texts: 2"));
    }

    @Test
    void whatIsForgottenWhileTheNetworkIsAskedIsNotKeptEither() {
        answered("anna", 1);
        meanwhile =
                () -> assertThat(new RepliesDeletion(database).forget(new ProfileId("anna"), "Ada", clock.instant()))
                        .isZero();
        upkeep().step();
        assertThat(asked).hasSize(1);
        assertThat(kept()).isEmpty();
    }

    /** Said before it was forgotten, and counted after it. */
    @Test
    void whatNobodyHadCountedWhenItWasForgottenIsNotKeptEither() {
        long post = answered("anna", 0);
        new RepliesDeletion(database).forget(new ProfileId("anna"), "Ada", clock.instant());
        clock.advance(Duration.ofMinutes(5));
        say(post, 1);
        upkeep().step();
        assertThat(asked).hasSize(1);
        assertThat(kept()).isEmpty();
    }

    @Test
    void whatIsKeptGoesWithTheFilesWordAndWithAnErasedConsent() {
        answered("anna", 1);
        long bela = answered("bela", 1);
        upkeep().step();
        erased.add(new ProfileId("bela"));
        upkeep().step();
        assertThat(kept()).extracting(FollowerReply::person).containsExactly(new ProfileId("anna"));
        clock.advance(Duration.ofHours(2));
        say(bela, 2);
        upkeep().step();
        assertThat(asked).as("nothing more is read of her").hasSize(2);
        keeping.clear();
        upkeep().step();
        assertThat(count("follower_reply")).isZero();
        assertThat(new Audit(database.jdbc()).about("vigil", "forget replies")).hasSize(1);
    }

    @Test
    void oldMonthsAreDroppedWholeOnceAndWhatIsReadLateMakesRoomAgain() {
        long post = answered("anna", 1);
        Observations observations = new Observations(database.jdbc());
        for (String month : List.of(
                "2015-09-30T23:59:59Z", "2015-10-31T23:59:59Z", "2015-11-01T00:00:00Z", "2016-03-01T00:00:00Z")) {
            rows.observed(post, Instant.parse(month), 1L, null);
        }
        upkeep().step();
        assertThat(observations.count()).as("without a setting all stays").isEqualTo(4);
        months = Optional.of(4);
        Upkeep one = upkeep();
        Upkeep two = upkeep();
        java.util.stream.Stream.of(one, two, one, two).parallel().forEach(Upkeep::step);
        assertThat(new ObservationMonths(database).months())
                .containsExactly(YearMonth.of(2015, 11), YearMonth.of(2016, 3));
        assertThat(observations.count()).isEqualTo(2);
        assertThat(new Audit(database.jdbc()).about("2015-10", "drop observations"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.detail()).isEqualTo("1 rows; keep_months 4"));
        assertThat(new Audit(database.jdbc()).about("2015-09", "drop observations"))
                .hasSize(1);
        assertThat(count("series")).as("how it stood at last stays").isOne();
        rows.observed(post, Instant.parse("2015-10-05T00:00:00Z"), 1L, null);
        assertThat(new Waves(database.jdbc()).at(NOW)).isEmpty();
        upkeep().step();
        assertThat(observations.count()).isEqualTo(2);
    }

    @Test
    void theMonthThatIsTheLastToBeKeptGoesWhenTheNextBegins() {
        long post = answered("anna", 1);
        rows.observed(post, Instant.parse("2015-11-01T00:00:00Z"), 1L, null);
        months = Optional.of(4);
        clock.set(Instant.parse("2016-03-31T23:59:59Z"));
        upkeep().step();
        assertThat(new Observations(database.jdbc()).count()).isOne();
        clock.set(Instant.parse("2016-04-01T00:00:00Z"));
        upkeep().step();
        assertThat(new Observations(database.jdbc()).count()).isZero();
    }

    /** A machine whose clock is years ahead would have dropped everything. */
    @Test
    void aClockThatIsAheadOfTheDatabasesDropsNothing() {
        long post = answered("anna", 1);
        Instant today = database.jdbc()
                .sql("select now() as today")
                .query((row, n) ->
                        row.getObject("today", java.time.OffsetDateTime.class).toInstant())
                .single();
        rows.observed(post, today, 1L, null);
        months = Optional.of(4);
        clock.set(today.plus(Duration.ofDays(4000)));
        upkeep().step();
        assertThat(new Observations(database.jdbc()).count()).isOne();
    }
}
