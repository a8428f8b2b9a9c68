package org.vigil.network.bluesky;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Counts;
import org.vigil.network.DocumentedLimits;
import org.vigil.network.Limits;
import org.vigil.network.NetworkUnavailable;
import org.vigil.network.Outcome;
import org.vigil.network.Part;
import org.vigil.network.ReplyTo;
import org.vigil.network.SendKey;
import org.vigil.network.Session;
import org.vigil.network.SignIn;

/** One account on Bluesky. Its posts' ids are their {@code at://} addresses. */
final class BlueskySession implements Session {
    private final BlueskySignIn signIn;
    private final BlueskyAnswers answers;
    private final BlueskyPublisher publisher;
    private final BlueskyCounts counts;

    BlueskySession(BlueskyApi api, BlueskySignIn signIn, BlueskyAnswers answers, InstantSource clock) {
        this.signIn = signIn;
        this.answers = answers;
        publisher = new BlueskyPublisher(new BlueskyRecords(api), answers, clock);
        counts = new BlueskyCounts(api, answers);
    }

    @Override
    public Outcome publish(Part part, @Nullable ReplyTo previous, SendKey key) {
        Optional<String> objection = limits().objection(part);
        if (objection.isPresent()) {
            return new Outcome.Refused(objection.get());
        }
        return switch (signIn.access()) {
            case Access.Denied denied -> answers.posted(denied.reply());
            case Access.Granted us -> publisher.publish(us, part, previous, key);
        };
    }

    @Override
    public Limits limits() {
        return DocumentedLimits.BLUESKY;
    }

    @Override
    public Map<String, Counts> counts(Collection<String> remoteIds) throws NetworkUnavailable {
        return counts.read(remoteIds);
    }

    @Override
    public boolean simulated() {
        return false;
    }

    @Override
    public SignIn signIn() {
        return switch (signIn.checked()) {
            case Access.Granted us -> new SignIn.Valid(us.handle(), us.did(), null);
            case Access.Denied denied -> answers.notSignedIn(denied.reply());
        };
    }
}
