package org.vigil.network.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.vigil.network.AutomationLabel;
import org.vigil.network.Change;
import org.vigil.network.CountsReading;
import org.vigil.network.FollowersReading;
import org.vigil.network.Image;
import org.vigil.network.Limits;
import org.vigil.network.Original;
import org.vigil.network.Outcome;
import org.vigil.network.Part;
import org.vigil.network.Reading;
import org.vigil.network.RepliesReading;
import org.vigil.network.ReplyTo;
import org.vigil.network.RepostSighting;
import org.vigil.network.SendKey;
import org.vigil.network.Session;
import org.vigil.network.Sighting;
import org.vigil.network.SignIn;
import org.vigil.network.StandingPost;
import org.vigil.network.Upload;

/** One account of the sandbox. */
final class SandboxSession implements Session {
    private static final String TOO_LATE = "the moment until which it might be sent had passed";

    private final String account;
    private final Limits limits;
    private final SandboxPosts posts;
    private final SandboxTimeline timeline;
    private final SandboxEngagement engagement;

    SandboxSession(
            String account, Limits limits, SandboxPosts posts, SandboxTimeline timeline, SandboxEngagement engagement) {
        this.account = account;
        this.limits = limits;
        this.posts = posts;
        this.timeline = timeline;
        this.engagement = engagement;
    }

    @Override
    public Outcome publish(Part part, @Nullable ReplyTo previous, SendKey key) {
        Optional<String> objection = limits.objection(part);
        if (objection.isPresent()) {
            return new Outcome.Refused(objection.get());
        }
        if (key.expired()) {
            return new Outcome.Unreachable(TOO_LATE);
        }
        try {
            if (previous != null && !posts.has(account, previous.remoteId())) {
                return new Outcome.Refused("the post that it answers is not there");
            }
            return posts.keep(account, part, previous, key.idempotencyKey())
                    .<Outcome>map(id -> new Outcome.Published(Long.toString(id), SandboxTimeline.address(account, id)))
                    .orElseGet(() -> new Outcome.Refused("this very post was published, and deleted since"));
        } catch (DataAccessException failed) {
            // The connection may have broken after the post was kept.
            return new Outcome.Unknown(why(failed));
        }
    }

    @Override
    public Upload upload(Image image, SendKey key) {
        return new Upload.WithThePost();
    }

    @Override
    public Change edit(String remoteId, Part part, SendKey key) {
        // The images stay, and stood there before: only the words are looked at.
        Part words = new Part(part.text(), List.of(), part.language(), null, part.visibility());
        Optional<String> objection = limits.objection(words);
        if (objection.isPresent()) {
            return new Change.Refused(objection.get());
        }
        return change(key, () -> {
            if (!posts.has(account, remoteId)) {
                return new Change.Refused("the account has no such post");
            }
            posts.edit(account, remoteId, part.text());
            return new Change.Done();
        });
    }

    @Override
    public Change delete(String remoteId, SendKey key) {
        return change(key, () -> {
            posts.delete(account, remoteId);
            return timeline.find(remoteId).isEmpty()
                    ? new Change.Done()
                    : new Change.Refused("the post stands on another account");
        });
    }

    @Override
    public Change repost(Original original, SendKey key) {
        return change(key, () -> {
            if (timeline.find(original.remoteId()).isEmpty()) {
                return new Change.Refused("the post is not there");
            }
            posts.repost(account, original.remoteId());
            return new Change.Done();
        });
    }

    @Override
    public RepostSighting reposted(Original original, SendKey key) {
        try {
            return posts.hasReposted(account, original.remoteId())
                    ? new RepostSighting.Stands()
                    : new RepostSighting.Absent();
        } catch (DataAccessException failed) {
            return new RepostSighting.NotReached(why(failed));
        }
    }

    @Override
    public Change takeBack(Original original, SendKey key) {
        return change(key, () -> {
            posts.takeBack(account, original.remoteId());
            return new Change.Done();
        });
    }

    private static Change change(SendKey key, Supplier<Change> doing) {
        if (key.expired()) {
            return new Change.NotAnswered(TOO_LATE);
        }
        try {
            return doing.get();
        } catch (DataAccessException failed) {
            return new Change.NotAnswered(why(failed));
        }
    }

    @Override
    public Sighting see(String remoteId) {
        return sighting(() -> timeline.find(remoteId));
    }

    @Override
    public Sighting publishedUnder(String idempotencyKey) {
        return sighting(() -> timeline.publishedUnder(account, idempotencyKey));
    }

    private static Sighting sighting(Supplier<Optional<StandingPost>> looking) {
        try {
            return looking.get().<Sighting>map(Sighting.Stands::new).orElseGet(Sighting.Absent::new);
        } catch (DataAccessException failed) {
            return new Sighting.NotReached(why(failed));
        }
    }

    @Override
    public Reading posts(Set<String> backTo, int atMost) {
        try {
            return timeline.posts(account, backTo, atMost);
        } catch (DataAccessException failed) {
            return new Reading.NotReached(why(failed));
        }
    }

    static String why(DataAccessException failed) {
        return "the sandbox's database failed: " + failed.getMostSpecificCause().getMessage();
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public CountsReading counts(List<String> remoteIds) {
        return engagement.counts(remoteIds);
    }

    @Override
    public FollowersReading followers() {
        return engagement.followers();
    }

    @Override
    public RepliesReading replies(String remoteId) {
        return engagement.replies(remoteId);
    }

    @Override
    public boolean simulated() {
        return true;
    }

    @Override
    public AutomationLabel labelAsAutomated(SendKey key) {
        return new AutomationLabel.NotNeeded("nobody sees a sandbox");
    }

    @Override
    public SignIn signIn() {
        return new SignIn.Valid(account, account, new SignIn.Face(account, ""));
    }
}
