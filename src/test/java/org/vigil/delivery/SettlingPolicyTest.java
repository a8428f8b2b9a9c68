package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.vigil.delivery.SettlingPolicy.Progress;
import org.vigil.delivery.SettlingPolicy.Step;
import org.vigil.network.StandingPost;

class SettlingPolicyTest {
    private static final Finding ABSENT = new Finding.Absent();
    private static final Finding NO_PROOF = new Finding.NoProof("it lacks x-1");
    private static final StandingPost POST = new StandingPost("x-1", null, "words", null, List.of(), Instant.EPOCH);
    private static final Finding STRANGERS = new Finding.Strangers(List.of(POST));

    private final SettlingPolicy policy = new SettlingPolicy(new Random(42));

    private static Progress progress(int asked, boolean absentBefore, long sinceSendBy) {
        return new Progress(
                asked, asked, absentBefore, 0, Duration.ofSeconds(sinceSendBy), Duration.ofSeconds(300 - sinceSendBy));
    }

    private Duration again(Finding finding, Progress progress) {
        Step step = policy.after(finding, progress);
        assertThat(step).isInstanceOf(Step.AskAgain.class);
        return ((Step.AskAgain) step).after();
    }

    @Test
    void foundIsFoundAtOnce() {
        assertThat(policy.after(new Finding.Stands(POST), progress(1, false, 5)))
                .isEqualTo(new Step.Stands(POST));
    }

    @Test
    void absentTakesTwoAnswersAndFiveMinutes() {
        assertThat(policy.after(ABSENT, progress(2, true, 300))).isEqualTo(new Step.NeverArrived());
        assertThat(policy.after(ABSENT, progress(2, true, 299))).isInstanceOf(Step.AskAgain.class);
        assertThat(policy.after(ABSENT, progress(9, false, 3_000))).isInstanceOf(Step.AskAgain.class);
    }

    @Test
    void whatNeverArrivesAgainAndAgainGoesToAPerson() {
        Duration late = Duration.ofMinutes(6);
        assertThat(policy.after(ABSENT, new Progress(5, 5, true, 3, late, Duration.ZERO)))
                .isEqualTo(new Step.NeverArrived());
        assertThat(policy.after(ABSENT, new Progress(5, 5, true, 4, late, Duration.ZERO)))
                .isEqualTo(new Step.AskAPerson("it was sent 5 times, and never arrived"));
    }

    @Property(tries = 100)
    void theLastQuestionComesAsSoonAsItCanBeTheLast(
            @ForAll @IntRange(min = 1, max = 30) int asked, @ForAll @IntRange(min = 0, max = 3_000) int since) {
        Progress progress = progress(asked, false, since);
        Duration soonest = progress.untilProof().isNegative() ? Duration.ZERO : progress.untilProof();
        assertThat(again(ABSENT, progress)).isLessThanOrEqualTo(soonest.plusSeconds(10));
    }

    @Test
    void questionsComeLessAndLessOften() {
        assertThat(again(NO_PROOF, progress(1, false, 10))).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
        assertThat(again(NO_PROOF, progress(2, false, 40))).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
        assertThat(again(NO_PROOF, progress(9, false, 40))).isBetween(Duration.ofMinutes(7), Duration.ofMinutes(15));
    }

    @Test
    void strangersGoToAPersonOnceThePostWouldShow() {
        assertThat(policy.after(STRANGERS, progress(1, false, 10))).isInstanceOf(Step.AskAgain.class);
        assertThat(policy.after(STRANGERS, progress(4, false, 300))).isInstanceOf(Step.AskAPerson.class);
    }

    @Test
    void answersThatProveNothingGoToAPersonInTheEnd() {
        assertThat(policy.after(NO_PROOF, progress(9, false, 4_000))).isInstanceOf(Step.AskAgain.class);
        assertThat(policy.after(NO_PROOF, progress(10, false, 4_000)))
                .isEqualTo(new Step.AskAPerson("asked 10 times, and no answer settles it: it lacks x-1"));
        assertThat(policy.after(NO_PROOF, progress(2, false, 86_401))).isInstanceOf(Step.AskAPerson.class);
    }

    @Test
    void whoIsNotReachedIsAskedForADay() {
        Finding down = new Finding.NotReached("down", Duration.ZERO);
        assertThat(again(down, progress(50, false, 86_400))).isLessThanOrEqualTo(Duration.ofMinutes(15));
        assertThat(policy.after(down, progress(51, false, 86_401))).isInstanceOf(Step.AskAPerson.class);
        assertThat(again(new Finding.NotReached("busy", Duration.ofHours(2)), progress(1, false, 1)))
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void whatNobodyTellsAndWhatIsNotClearGoesToAPersonAtOnce() {
        assertThat(policy.after(new Finding.CannotBeAsked("no"), progress(1, false, 5)))
                .isInstanceOf(Step.AskAPerson.class);
        assertThat(policy.after(new Finding.Ambiguous("two"), progress(1, false, 5)))
                .isEqualTo(new Step.AskAPerson("two"));
    }
}
