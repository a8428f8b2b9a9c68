package org.vigil.watch;

import java.util.function.Consumer;
import org.vigil.network.Image;
import org.vigil.network.Part;
import org.vigil.network.Pause;
import org.vigil.network.SameWords;
import org.vigil.network.Session;
import org.vigil.network.Sighting;
import org.vigil.network.StandingPost;

/**
 * Reads a test post back and says whether it stands there as it was sent.
 *
 * @param say hears each step in words
 */
record ReadBack(Session session, Pause pause, Consumer<String> say) {

    /** @param look runs while it stands there, where people are to look at it */
    boolean isAsSent(TestPosts.Standing test, Part part, Runnable look) {
        String remoteId = String.valueOf(test.remoteId());
        Sighting seen = Patience.ask(
                pause,
                () -> session.see(remoteId),
                sighting -> sighting instanceof Sighting.Stands || sighting instanceof Sighting.CannotBeAsked);
        boolean asSent =
                switch (seen) {
                    case Sighting.Stands stands -> isAsSent(stands.post(), part);
                    case Sighting.CannotBeAsked never -> {
                        say.accept("Nobody can read there by program: look at it yourself"
                                + (test.url() == null ? "." : ", at " + test.url() + "."));
                        yield true;
                    }
                    case Sighting.Absent absent -> {
                        say.accept("It cannot be read back: the network says that no such post is there.");
                        yield false;
                    }
                    case Sighting.NotReached notReached -> {
                        say.accept("It cannot be read back: " + notReached.reason());
                        yield false;
                    }
                };
        look.run();
        return asSent;
    }

    private boolean isAsSent(StandingPost post, Part part) {
        boolean words = SameWords.alike(part.text(), post.text());
        say.accept(
                words
                        ? "Read back: its words are as they were sent."
                        : "Read back: its words are not as they were sent: \"" + post.text() + "\"");
        return words & part.images().stream().allMatch(image -> isAsSent(post, image));
    }

    private boolean isAsSent(StandingPost post, Image image) {
        if (post.altTexts().isEmpty()) {
            say.accept("The network does not tell the picture's alt text.");
            return true;
        }
        boolean same = post.altTexts().stream().anyMatch(alt -> SameWords.alike(image.altText(), alt));
        say.accept(
                same
                        ? "Read back: the picture is there with its alt text."
                        : "Read back: the picture's alt text is not as it was sent: \""
                                + String.join("\", \"", post.altTexts()) + "\"");
        return same;
    }
}
