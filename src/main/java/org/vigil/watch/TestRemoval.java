package org.vigil.watch;

import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.vigil.network.Change;
import org.vigil.network.Pause;
import org.vigil.network.Reading;
import org.vigil.network.SameWords;
import org.vigil.network.SendKey;
import org.vigil.network.Session;
import org.vigil.network.Sighting;

/**
 * Deletes a test post and sees that it is gone. One that stands still is never left without a word.
 *
 * @param say hears each step in words
 */
record TestRemoval(Session session, TestPosts tests, Pause pause, Consumer<String> say) {
    private static final Duration SEND_WITHIN = Duration.ofSeconds(10);
    private static final int NEWEST = 40;

    /** @return whether it is gone */
    boolean remove(TestPosts.Standing test) {
        String remoteId = String.valueOf(test.remoteId());
        Change change = Patience.ask(
                pause,
                () -> session.delete(
                        remoteId, new SendKey(test.key() + "-delete", System.nanoTime() + SEND_WITHIN.toNanos())),
                answer -> !(answer instanceof Change.NotAnswered));
        return switch (change) {
            case Change.Done done -> isGone(test);
            case Change.NotPossible notPossible -> stands(test, notPossible.reason());
            case Change.Refused refused -> stands(test, refused.reason());
            case Change.SignedOut signedOut -> stands(test, "the account is signed out: " + signedOut.reason());
            case Change.Throttled throttled ->
                stands(test, "the network asks to wait until " + throttled.until() + ": " + throttled.reason());
            case Change.NotAnswered notAnswered -> stands(test, notAnswered.reason());
        };
    }

    private boolean isGone(TestPosts.Standing test) {
        String remoteId = String.valueOf(test.remoteId());
        Sighting seen = Patience.ask(
                pause,
                () -> session.see(remoteId),
                sighting -> sighting instanceof Sighting.Absent || sighting instanceof Sighting.CannotBeAsked);
        return switch (seen) {
            case Sighting.Absent absent -> gone(test, "It was deleted, and it is gone.");
            case Sighting.CannotBeAsked never ->
                gone(test, "The network has deleted it. Look whether it is gone, since nobody can ask there.");
            case Sighting.Stands stands -> stands(test, "the network says that it deleted it, and shows it still");
            case Sighting.NotReached notReached ->
                stands(test, "the network says that it deleted it, but does not answer whether it is gone");
        };
    }

    private boolean gone(TestPosts.Standing test, String words) {
        tests.gone(test);
        say.accept(words);
        return true;
    }

    private boolean stands(TestPosts.Standing test, String why) {
        say.accept("THE TEST POST MAY STILL STAND THERE: " + why);
        say.accept("Delete it in the network's own app or page"
                + (test.url() == null ? "; its words: " + test.text() : ": " + test.url())
                + " Or let Vigil try again:" + later(test));
        return false;
    }

    /**
     * For a post of which nobody knows whether it arrived.
     *
     * @return whether it surely does not stand there
     */
    boolean findAndRemove(TestPosts.Standing test) {
        return switch (find(test)) {
            case Sighting.Stands stands -> {
                TestPosts.Standing found = test.found(stands.post());
                tests.found(found);
                say.accept("It stands there.");
                yield remove(found);
            }
            case Sighting.Absent absent -> notThere(test);
            case Sighting.CannotBeAsked never -> {
                say.accept(
                        "IT MAY STAND THERE, and nobody can ask: look at the account for its words, and delete it there."
                                + " When it is gone: ./vigil account test " + test.account() + " --none-stands");
                yield false;
            }
            case Sighting.NotReached notReached -> {
                say.accept("IT MAY STAND THERE; the network was not reached: " + notReached.reason() + later(test));
                yield false;
            }
        };
    }

    private boolean notThere(TestPosts.Standing test) {
        if (!tests.isSettled(test.id())) {
            say.accept("It is not there so far, but it may still arrive. In five minutes:" + later(test));
            return false;
        }
        return gone(test, "It is not there: it never arrived, or is gone.");
    }

    private static String later(TestPosts.Standing test) {
        return " ./vigil account test " + test.account() + " --clean-up";
    }

    private Sighting find(TestPosts.Standing test) {
        Sighting byKey = session.publishedUnder(test.key());
        return byKey instanceof Sighting.CannotBeAsked ? findByWords(test.text()) : byKey;
    }

    private Sighting findByWords(String text) {
        return switch (session.posts(Set.of(), NEWEST)) {
            case Reading.CannotBeAsked never -> new Sighting.CannotBeAsked(never.reason());
            case Reading.NotReached notReached -> new Sighting.NotReached(notReached.reason());
            case Reading.Posts posts ->
                posts.newestFirst().stream()
                        .filter(post -> SameWords.alike(text, post.text()))
                        .findFirst()
                        .<Sighting>map(Sighting.Stands::new)
                        .orElseGet(Sighting.Absent::new);
        };
    }
}
