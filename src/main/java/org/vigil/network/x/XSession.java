package org.vigil.network.x;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigil.network.AutomationLabel;
import org.vigil.network.Change;
import org.vigil.network.CountsReading;
import org.vigil.network.DocumentedLimits;
import org.vigil.network.FollowersReading;
import org.vigil.network.Image;
import org.vigil.network.Limits;
import org.vigil.network.Original;
import org.vigil.network.Outcome;
import org.vigil.network.Part;
import org.vigil.network.Pause;
import org.vigil.network.Reading;
import org.vigil.network.RepliesReading;
import org.vigil.network.ReplyTo;
import org.vigil.network.RepostSighting;
import org.vigil.network.Request;
import org.vigil.network.SendKey;
import org.vigil.network.Session;
import org.vigil.network.Sighting;
import org.vigil.network.SignIn;
import org.vigil.network.Upload;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One account on X. The network has no idempotency key, no languages, content warnings or visibility of its own. */
final class XSession implements Session {
    private final XApi api;
    private final XAnswers answers;
    private final XMedia media;
    private final XCounts counts;
    private final XReplies replies;
    private final XLookup lookup;
    private final XTimeline timeline;
    private final XMe me;
    private final XReposts reposts;
    private final XNames names;

    XSession(XApi api, XAnswers answers, XMe me, Pause pause, XNames names, InstantSource clock) {
        this.api = api;
        this.answers = answers;
        this.me = me;
        this.names = names;
        reposts = new XReposts(api, answers, me);
        lookup = new XLookup(api, answers, names);
        timeline = new XTimeline(api, answers, names, me);
        media = new XMedia(api, answers, pause);
        counts = new XCounts(api, answers, names, clock);
        replies = new XReplies(api, answers, names, me, clock);
    }

    @Override
    public Outcome publish(Part part, @Nullable ReplyTo previous, SendKey key) {
        Optional<String> objection = limits().objection(part);
        if (objection.isPresent()) {
            return new Outcome.Refused(objection.get());
        }
        List<String> mediaIds = new ArrayList<>();
        for (Image image : part.images()) {
            switch (media.named(image, key)) {
                case Upload.Done done -> mediaIds.add(done.mediaId());
                case Upload.WithThePost withIt -> throw new IllegalStateException("images go before the post here");
                case Upload.Failed failed -> {
                    return failed.outcome();
                }
            }
        }
        Request request = Request.json(api.at("/2/tweets"), body(part, previous, mediaIds));
        return answers.posted(api.write(request, key, XRates.POSTS));
    }

    @Override
    public Upload upload(Image image, SendKey key) {
        return media.upload(image, key);
    }

    /** X lets accounts that pay for it edit for half an hour, and gives the post another id: no post would be known any more. */
    @Override
    public Change edit(String remoteId, Part part, SendKey key) {
        return new Change.NotPossible(
                "X gives a post that is edited another id, and lets only some accounts edit, for half an hour."
                        + " Answer the post, or delete it");
    }

    @Override
    public Change delete(String remoteId, SendKey key) {
        return XAnswers.isId(remoteId)
                ? answers.deleted(remoteId, api.delete("/2/tweets/" + remoteId, key, XRates.DELETES))
                : new Change.Refused("\"" + remoteId + "\" is no id of a post on X");
    }

    @Override
    public Change repost(Original original, SendKey key) {
        return reposts.repost(original, key);
    }

    @Override
    public RepostSighting reposted(Original original, SendKey key) {
        return XReposts.NOT_ASKED;
    }

    @Override
    public Change takeBack(Original original, SendKey key) {
        return reposts.takeBack(original, key);
    }

    @Override
    public Sighting see(String remoteId) {
        return lookup.see(remoteId);
    }

    @Override
    public Optional<String> idAt(URI url) {
        return XAnswers.idAt(url);
    }

    @Override
    public Sighting publishedUnder(String idempotencyKey) {
        return new Sighting.CannotBeAsked("X knows no keys: a post is found by its id, or among the account's posts");
    }

    @Override
    public Reading posts(Set<String> backTo, int atMost) {
        return timeline.posts(backTo, atMost);
    }

    @Override
    public Limits limits() {
        return DocumentedLimits.X;
    }

    @Override
    public CountsReading counts(List<String> remoteIds) {
        return counts.read(remoteIds);
    }

    @Override
    public FollowersReading followers() {
        return me.followers();
    }

    @Override
    public RepliesReading replies(String remoteId) {
        return replies.to(remoteId);
    }

    @Override
    public boolean simulated() {
        return false;
    }

    @Override
    public AutomationLabel labelAsAutomated(SendKey key) {
        return new AutomationLabel.ByHand(
                "X lets no program set it. In X, signed in as this account: Settings, Your account, Automation, Managing"
                        + " account; name the account of the human being who answers for it");
    }

    @Override
    public SignIn signIn() {
        return me.signIn();
    }

    /** X refuses a request with any field it does not know. */
    private ObjectNode body(Part part, @Nullable ReplyTo previous, List<String> mediaIds) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("text", part.text());
        if (!mediaIds.isEmpty()) {
            mediaIds.forEach(body.putObject("media").putArray("media_ids")::add);
        }
        if (previous != null) {
            body.putObject("reply").put(names.repliesTo(), previous.remoteId());
        }
        return body;
    }
}
