package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigil.account.AccountName;
import org.vigil.network.Reading;
import org.vigil.network.StandingPost;

/** What a reading of an account says of an attempt. The account showed "known" when the attempt was written. */
class EvidenceTest {
    private static final String WORDS = "Day 365: Anna Example";
    private static final StandingPost KNOWN = post("known", "Day 364: Bela Example", null);
    private static final StandingPost OURS = post("ours", "Day 365:  Anna Example ", null);
    private static final Accounted NOTHING_ELSE = accounted();

    private static StandingPost post(String id, String text, @Nullable String answers) {
        return new StandingPost(id, URI.create("https://fake.example/" + id), text, answers, List.of(), Instant.EPOCH);
    }

    private static Inquiry asked(@Nullable String answers, @Nullable String since, String... before) {
        return new Inquiry(
                new Attempt(7, 1, new AccountName("x"), answers == null ? 1 : 2, 1, "key"),
                WORDS,
                answers,
                List.of(before),
                since,
                0);
    }

    private static final Inquiry ASKED = asked(null, null, "known", "older");

    private static Accounted accounted(Accounted.Other... others) {
        return new Accounted(Set.of("known", "older", "later"), List.of(others));
    }

    private static Accounted.Other other(String text, boolean underWay) {
        return new Accounted.Other(text, null, underWay);
    }

    private static Reading.Posts all(StandingPost... posts) {
        return new Reading.Posts(List.of(posts), true);
    }

    private static Finding of(Reading.Posts reading) {
        return Evidence.of(ASKED, reading, NOTHING_ELSE);
    }

    private static void assertNoProof(Finding finding, String why) {
        assertThat(finding)
                .isInstanceOfSatisfying(
                        Finding.NoProof.class, no -> assertThat(no.why()).contains(why));
    }

    @Test
    void theOnePostWithItsWordsIsIt() {
        assertThat(of(all(OURS, KNOWN))).isEqualTo(new Finding.Stands(OURS));
        assertThat(of(all(post("foreign", "other words", null), OURS, KNOWN))).isEqualTo(new Finding.Stands(OURS));
        assertThat(of(new Reading.Posts(List.of(OURS), false)))
                .as("what is seen is there, wherever the reading ended")
                .isEqualTo(new Finding.Stands(OURS));
    }

    @Test
    void aPostOfAnotherAttemptIsNot() {
        assertThat(Evidence.of(ASKED, all(OURS, KNOWN), new Accounted(Set.of("known", "ours"), List.of())))
                .isEqualTo(new Finding.Absent());
    }

    @Test
    void aPartAnswersThePartBeforeIt() {
        Inquiry second = asked("first", null, "known");
        StandingPost reply = post("reply", WORDS, "first");
        assertThat(Evidence.of(second, all(reply, KNOWN), NOTHING_ELSE)).isEqualTo(new Finding.Stands(reply));
        assertThat(Evidence.of(second, all(OURS, KNOWN), NOTHING_ELSE)).isEqualTo(new Finding.Strangers(List.of(OURS)));
        assertThat(of(all(reply, KNOWN))).isEqualTo(new Finding.Strangers(List.of(reply)));
    }

    @Test
    void twoPostsOrTwoAttemptsAreTooMany() {
        assertThat(of(all(OURS, post("twin", WORDS, null), KNOWN)))
                .isInstanceOfSatisfying(
                        Finding.Ambiguous.class,
                        two -> assertThat(two.why()).contains("more than one", "/ours", "/twin"));
        assertThat(Evidence.of(ASKED, all(OURS, KNOWN), accounted(other(WORDS, false))))
                .isInstanceOfSatisfying(
                        Finding.Ambiguous.class, two -> assertThat(two.why()).contains("unknown as well", "/ours"));
        assertNoProof(Evidence.of(ASKED, all(OURS, KNOWN), accounted(other(WORDS, true))), "just being sent");
    }

    @Test
    void absentIsWhatACompleteReadingWithTheKnownPostLacks() {
        assertThat(of(all(KNOWN))).isEqualTo(new Finding.Absent());
        assertThat(of(all(post("older", "older", null), KNOWN))).isEqualTo(new Finding.Absent());
    }

    @Test
    void anIncompleteReadingProvesNothing() {
        assertNoProof(of(new Reading.Posts(List.of(KNOWN), false)), "far enough");
    }

    @Test
    void aReadingWithoutTheNewestKnownPostProvesNothing() {
        assertNoProof(of(all()), "not complete (it lacks known)");
        assertNoProof(of(all(post("older", "older", null))), "not complete (it lacks known)");
    }

    @Test
    void aReadingWithoutALaterPostOfOursProvesNothing() {
        Inquiry since = asked(null, "later", "known");
        assertNoProof(Evidence.of(since, all(KNOWN), NOTHING_ELSE), "not complete (it lacks later)");
        assertThat(Evidence.of(since, all(post("later", "later", null), KNOWN), NOTHING_ELSE))
                .isEqualTo(new Finding.Absent());
    }

    @Test
    void onAnEmptyAccountNothingIsProved() {
        assertNoProof(Evidence.of(asked(null, null), all(), NOTHING_ELSE), "no other post is known");
        assertThat(Evidence.of(asked(null, "later"), all(post("later", "later", null)), NOTHING_ELSE))
                .as("a later post of ours shows that the answer is about us")
                .isEqualTo(new Finding.Absent());
    }

    @Test
    void aPostThatNobodyExplainsIsNamed() {
        StandingPost stranger = post("stranger", "Nobody\n\nknows  this", null);
        assertThat(of(all(stranger, KNOWN))).isEqualTo(new Finding.Strangers(List.of(stranger)));
        assertThat(of(all(stranger, KNOWN)).words()).contains("https://fake.example/stranger (\"Nobody knows this\")");
    }

    @Test
    void aPostThatFitsAnotherLostAnswerIsNoStranger() {
        StandingPost theirs = post("theirs", "Day 366: Cara Example", null);
        assertThat(Evidence.of(ASKED, all(theirs, KNOWN), accounted(other("Day 366: Cara Example", false))))
                .isEqualTo(new Finding.Absent());
    }

    @Test
    void aStrangerMayBeWhatIsJustBeingSent() {
        StandingPost changed = post("changed", "Day 366: Cara…", null);
        assertNoProof(
                Evidence.of(ASKED, all(changed, KNOWN), accounted(other("Day 366: Cara Example", true))),
                "just being sent");
    }

    @Test
    void longWordsAreCutBetweenLetters() {
        assertThat(Evidence.named(post("long", "\ud83d\udd6f".repeat(100), null)))
                .isEqualTo("https://fake.example/long (\"" + "\ud83d\udd6f".repeat(60) + "…\")");
        assertThat(Evidence.named(List.of(OURS, OURS, OURS, OURS))).endsWith(" and 1 more");
    }
}
