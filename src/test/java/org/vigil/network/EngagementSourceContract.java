package org.vigil.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.network.RepliesReading.Said;

/** What every network does that is asked what followers did, whether it tells or not: it never throws, and loses nothing. */
public abstract class EngagementSourceContract {
    protected static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    /** How a network fails. */
    public enum Failure {
        /** It wants to be left alone for seven minutes. */
        THROTTLED,
        /** Something else answers, as if all was well. */
        JUNK,
        EMPTY,
        OUT_OF_ORDER,
        SIGNED_OUT,
        /** Nobody answers, and the connection stays. */
        SILENT
    }

    /** An account, always the same one. */
    protected abstract Session session();

    /** The id of a post that stands there, made within the last day; each number has its own. */
    protected abstract String id(int number);

    /** Somebody deletes it there. */
    protected abstract void deleted(String id);

    /** The counts that the network tells, by the names of {@link Counts}; none where it tells nobody. */
    protected abstract Set<String> told();

    /** How many messages one request reads, by the network's documentation. */
    protected abstract int atOnce();

    /** Whether a test says what the network tells; the sandbox plays its followers itself. */
    protected boolean canBeSet() {
        return true;
    }

    /** What it tells of a post from now on. @param raw as JSON, by the names of {@link Counts} */
    protected abstract void counted(String id, Map<String, String> raw);

    /** From now on it says so of the account. @param raw as JSON */
    protected abstract void followers(String raw);

    /** Others have answered a post there. */
    protected abstract void answered(String id, List<Said> said);

    protected boolean tellsReplies() {
        return !told().isEmpty();
    }

    /** It answers so many requests more, and then fails so. */
    protected abstract void failAfter(int requests, Failure how);

    /** From now on nobody is there. */
    protected abstract void goDown() throws IOException;

    /** How many requests it has seen. */
    protected abstract int requests();

    private CountsReading read(String... ids) {
        int before = requests();
        CountsReading reading = session().counts(List.of(ids));
        if (canBeSet()) {
            assertThat(reading.requests()).as("requests").isEqualTo(requests() - before);
        }
        assertThat(reading.source()).isNotBlank();
        return reading;
    }

    /** Sets what it tells of so many posts; where it plays them itself, they only stand there. */
    private String[] posts(int howMany) {
        String[] ids = IntStream.range(1, howMany + 1).mapToObj(this::id).toArray(String[]::new);
        if (canBeSet()) {
            for (String id : ids) {
                counted(id, Map.of("likes", "1"));
            }
        }
        return ids;
    }

    private void assumeItTells() {
        assumeTrue(!told().isEmpty(), "it tells nobody");
    }

    private void assumeItCanBeSet() {
        assumeItTells();
        assumeTrue(canBeSet(), "it plays its followers itself");
    }

    private static Map<String, Long> byName(Counts counts) {
        Map<String, Long> byName = new LinkedHashMap<>();
        byName.put("likes", counts.likes());
        byName.put("reposts", counts.reposts());
        byName.put("replies", counts.replies());
        byName.put("quotes", counts.quotes());
        byName.put("views", counts.views());
        byName.put("clicks", counts.clicks());
        return byName;
    }

    @Test
    void whoeverTellsNothingSaysSoAndIsNotAsked() {
        assumeTrue(told().isEmpty());
        CountsReading reading = read(id(1));
        assertThat(reading.counts()).isEmpty();
        assertThat(reading.gone()).isEmpty();
        assertThat(reading.requests()).isZero();
        assertThat(reading.failure()).isNotBlank();
        assertThat(session().replies(id(1)).failure()).isNotBlank();
        assertThat(session().replies(id(1)).requests()).isZero();
    }

    @Test
    void tellsTheCountsThatItHasAndNoOthers() {
        assumeItTells();
        CountsReading reading = read(posts(1));
        assertThat(reading.failure()).isNull();
        assertThat(reading.refused()).isEmpty();
        if (canBeSet()) {
            Map<String, String> raw =
                    Map.of("likes", "5", "reposts", "4", "replies", "3", "quotes", "2", "views", "900", "clicks", "1");
            counted(id(1), raw);
            byName(Objects.requireNonNull(read(id(1)).counts().get(id(1))))
                    .forEach((name, count) -> assertThat(count)
                            .as(name)
                            .isEqualTo(told().contains(name) ? Long.valueOf(raw.get(name)) : null));
        } else {
            byName(Objects.requireNonNull(reading.counts().get(id(1))))
                    .forEach((name, count) -> assertThat(count != null).as(name).isEqualTo(told().contains(name)));
        }
    }

    @Test
    void absentIsNotZero() {
        assumeItCanBeSet();
        counted(id(1), Map.of("likes", "0"));
        counted(id(2), Map.of("reposts", "null", "likes", "2147483647"));
        CountsReading reading = read(id(1), id(2));
        assertThat(reading.counts())
                .isEqualTo(Map.of(
                        id(1), new Counts(0L, null, null, null, null, null),
                        id(2), new Counts(2147483647L, null, null, null, null, null)));
        assertThat(reading.refused()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "3.5",
                "1000.0",
                "\"12\"",
                "\"\"",
                "2147483648",
                "9223372036854775808",
                "100000000000000000000",
                "true",
                "[]",
                "{}"
            })
    void whatCanBeNoCountIsRefusedAndTheOthersStay(String nonsense) {
        assumeItCanBeSet();
        counted(id(1), Map.of("likes", nonsense, "reposts", "2"));
        counted(id(2), Map.of("likes", "7"));
        CountsReading reading = read(id(1), id(2));
        assertThat(reading.refused()).containsOnlyKeys(id(1));
        assertThat(reading.refused().get(id(1))).contains(nonsense);
        assertThat(reading.counts())
                .isEqualTo(Map.of(
                        id(1), new Counts(null, 2L, null, null, null, null),
                        id(2), new Counts(7L, null, null, null, null, null)));
        assertThat(reading.failure()).isNull();
    }

    @Test
    void whatWasDeletedThereIsGoneAndTheOthersAreRead() {
        assumeItTells();
        String[] ids = posts(3);
        deleted(ids[1]);
        CountsReading reading = read(ids);
        assertThat(reading.gone()).containsExactly(ids[1]);
        assertThat(reading.counts()).containsOnlyKeys(ids[0], ids[2]);
        assertThat(reading.failure()).isNull();
    }

    @Test
    void whatIsNoIdAtAllIsNotSpokenOfAndKeepsNoneFromBeingRead() {
        assumeItTells();
        String id = posts(1)[0];
        CountsReading reading = session().counts(List.of("no post / at all & never", id, " "));
        assertThat(reading.counts()).containsOnlyKeys(id);
        assertThat(reading.failure()).isNull();
    }

    @Test
    void nothingIsAskedWhereNothingIsToBeRead() {
        CountsReading reading = read();
        assertThat(reading.requests()).isZero();
        assertThat(reading.counts()).isEmpty();
    }

    @Test
    void asksInAsFewRequestsAsItCanAndForEachOnce() {
        assumeItTells();
        String[] ids = posts(2 * atOnce() + 1);
        List<String> twice = new ArrayList<>(List.of(ids));
        twice.addAll(List.of(ids));
        CountsReading reading = read(twice.toArray(String[]::new));
        assertThat(reading.counts()).containsOnlyKeys(ids);
        assertThat(reading.failure()).isNull();
        assertThat(reading.requests()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = Failure.class,
            names = {"THROTTLED", "JUNK", "EMPTY", "OUT_OF_ORDER", "SIGNED_OUT"})
    void aFailureInTheMiddleKeepsWhatWasReadBefore(Failure how) {
        assumeItCanBeSet();
        String[] ids = posts(3 * atOnce());
        failAfter(1, how);
        CountsReading reading = read(ids);
        assertThat(reading.counts()).hasSize(atOnce());
        assertThat(reading.gone()).isEmpty();
        assertThat(reading.failure()).isNotBlank();
        assertThat(reading.requests()).as("it stops there").isLessThan(5);
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void whoeverFailsTellsNeitherZerosNorThatSomethingIsGone(Failure how) {
        assumeItCanBeSet();
        String[] ids = posts(2);
        failAfter(0, how);
        CountsReading reading = session().counts(List.of(ids));
        assertThat(reading.counts()).isEmpty();
        assertThat(reading.refused()).isEmpty();
        assertThat(reading.gone()).isEmpty();
        assertThat(reading.failure()).isNotBlank();
        assertThat(reading.requests()).isPositive();
    }

    @Test
    void saysUntilWhenItWantsToBeLeftAlone() {
        assumeItCanBeSet();
        String[] ids = posts(1);
        failAfter(0, Failure.THROTTLED);
        assertThat(read(ids).failure()).contains("2026-03-01T08:07:00Z");
    }

    @Test
    void nobodyThereIsAFailureInWords() throws IOException {
        assumeItCanBeSet();
        String[] ids = posts(1);
        goDown();
        CountsReading reading = session().counts(List.of(ids));
        assertThat(reading.failure()).isNotBlank();
        assertThat(reading.counts()).isEmpty();
        assertThat(reading.gone()).isEmpty();
        assertThat(session().followers()).isInstanceOf(FollowersReading.Failed.class);
        assertThat(session().replies(ids[0]).failure()).isNotBlank();
    }

    @Test
    void tellsHowManyFollow() {
        assumeTrue(canBeSet());
        for (String number : List.of("0", "1234")) {
            followers(number);
            assertThat(session().followers()).isInstanceOfSatisfying(FollowersReading.Counted.class, counted -> {
                assertThat(counted.followers()).isEqualTo(Long.parseLong(number));
                assertThat(counted.source()).isNotBlank();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "2.5", "\"12\"", "100000000000000000000", "null"})
    void whatCanBeNoNumberOfFollowersIsAFailure(String nonsense) {
        assumeTrue(canBeSet());
        followers(nonsense);
        assertThat(session().followers())
                .isInstanceOfSatisfying(
                        FollowersReading.Failed.class,
                        failed -> assertThat(failed.reason()).isNotBlank());
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void followersThatCannotBeReadAreAFailure(Failure how) {
        assumeTrue(canBeSet());
        followers("12");
        failAfter(0, how);
        assertThat(session().followers()).isInstanceOf(FollowersReading.Failed.class);
    }

    @Test
    void tellsWhatWasAnsweredAndNotByWhom() {
        assumeTrue(tellsReplies() && canBeSet());
        posts(1);
        Said one =
                new Said(id(101), "Don't give up & <hold> on\nخدیجه 🕯️", "en", Instant.parse("2026-03-01T07:00:00Z"));
        Said other = new Said(id(102), "Ждём", "ru", Instant.parse("2026-03-01T07:30:00Z"));
        Said third = new Said(id(103), "…", null, Instant.parse("2026-03-01T07:31:00Z"));
        answered(id(1), List.of(one, other, third));
        int before = requests();
        RepliesReading reading = session().replies(id(1));
        assertThat(reading.said()).containsExactlyInAnyOrder(one, other, third);
        assertThat(reading.complete()).isTrue();
        assertThat(reading.failure()).isNull();
        assertThat(reading.requests()).isEqualTo(requests() - before);
        assertThat(reading.toString()).as("what is printed").doesNotContain("give up", "Ждём");
        assertThat(reading.said()).allSatisfy(said -> assertThat(said.text()).doesNotContain("stranger"));
    }

    @Test
    void aWaveOfAnswersIsReadInPart() {
        assumeTrue(tellsReplies() && canBeSet());
        posts(1);
        answered(
                id(1),
                IntStream.range(0, RepliesReading.MOST + 30)
                        .mapToObj(number -> new Said(id(1000 + number), "answer " + number, "en", NOW))
                        .toList());
        RepliesReading reading = session().replies(id(1));
        assertThat(reading.said()).hasSize(RepliesReading.MOST);
        assertThat(reading.complete()).isFalse();
        assertThat(reading.failure()).isNull();
    }

    @Test
    void noAnswersAreNoFailure() {
        assumeTrue(tellsReplies() && canBeSet());
        posts(1);
        assertThat(session().replies(id(1)).said()).isEmpty();
        assertThat(session().replies(id(1)).failure()).isNull();
        assertThat(session().replies(id(1)).complete()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void answersThatCannotBeReadAreAFailureAndNotNone(Failure how) {
        assumeTrue(tellsReplies() && canBeSet());
        posts(1);
        answered(id(1), List.of(new Said(id(101), "hello", "en", NOW)));
        failAfter(0, how);
        RepliesReading reading = session().replies(id(1));
        assertThat(reading.said()).isEmpty();
        assertThat(reading.complete()).isFalse();
        assertThat(reading.failure()).isNotBlank();
    }
}
