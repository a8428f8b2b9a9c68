package org.vigil.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigil.network.PublisherContract.key;

import org.junit.jupiter.api.Test;

/** What every network does that lets an account show another one's post: once, however often it is asked. */
public abstract class RepostContract {
    /** An account, always the same one. */
    protected abstract Session session();

    /** A post of another account that stands. */
    protected abstract Original original();

    /** Reposts it under the key {@code r1}, and the answer is lost. */
    protected abstract void repostUnanswered();

    /** Whether the network says of a repost whether it stands. */
    protected boolean canBeAsked() {
        return true;
    }

    /** How often the account shows that post now. */
    protected abstract int reposts();

    @Test
    void repostsOnceHoweverOftenItIsAsked() {
        assertThat(session().repost(original(), key("r1"))).isInstanceOf(Change.Done.class);
        assertThat(session().repost(original(), key("r1"))).isInstanceOf(Change.Done.class);
        assertThat(reposts()).isEqualTo(1);
    }

    @Test
    void anAnswerThatIsLostIsFoundByAskingAndItStandsOnce() {
        repostUnanswered();
        assertThat(reposts()).isEqualTo(1);
        assertThat(session().reposted(original(), key("r1")))
                .isInstanceOf(canBeAsked() ? RepostSighting.Stands.class : RepostSighting.CannotBeAsked.class);
        assertThat(session().repost(original(), key("r1"))).isInstanceOf(Change.Done.class);
        assertThat(reposts()).isEqualTo(1);
    }

    @Test
    void whatDoesNotStandIsNotFound() {
        Class<?> expected = canBeAsked() ? RepostSighting.Absent.class : RepostSighting.CannotBeAsked.class;
        assertThat(session().reposted(original(), key("r1"))).isInstanceOf(expected);
        session().repost(original(), key("r1"));
        session().takeBack(original(), key("r1"));
        assertThat(session().reposted(original(), key("r1"))).isInstanceOf(expected);
        assertThat(reposts()).isZero();
    }

    @Test
    void takesItBackHoweverOftenItIsAsked() {
        session().repost(original(), key("r1"));
        assertThat(session().takeBack(original(), key("r1"))).isInstanceOf(Change.Done.class);
        assertThat(session().takeBack(original(), key("r1"))).isInstanceOf(Change.Done.class);
        assertThat(reposts()).isZero();
    }

    @Test
    void afterItsMomentNothingIsSent() {
        SendKey late = new SendKey("r1", System.nanoTime() - 1);
        assertThat(session().repost(original(), late)).isInstanceOf(Change.NotAnswered.class);
        assertThat(reposts()).isZero();
    }

    @Test
    void whatIsNoPostIsNotReposted() {
        Change change = session().repost(new Original("no post / at all", null), key("r1"));
        assertThat(change).isInstanceOfAny(Change.Refused.class, Change.NotAnswered.class);
        assertThat(reposts()).isZero();
    }
}
