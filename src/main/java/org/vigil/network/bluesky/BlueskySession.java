package org.vigil.network.bluesky;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
import org.vigil.network.Reading;
import org.vigil.network.RepliesReading;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.ReplyTo;
import org.vigil.network.RepostSighting;
import org.vigil.network.SendKey;
import org.vigil.network.Session;
import org.vigil.network.Sighting;
import org.vigil.network.SignIn;
import org.vigil.network.Upload;
import tools.jackson.databind.JsonNode;

/** One account on Bluesky. Its posts' ids are their {@code at://} addresses. */
final class BlueskySession implements Session {
    private final BlueskySignIn signIn;
    private final BlueskyAnswers answers;
    private final BlueskyRecords records;
    private final BlueskyPictures pictures;
    private final BlueskyPublisher publisher;
    private final BlueskyTimeline timeline;
    private final BlueskyEditor editor;
    private final BlueskyCounts counts;
    private final BlueskyReplies replies;
    private final BlueskyLabel label;
    private final BlueskyReposts reposts;

    BlueskySession(BlueskyApi api, BlueskySignIn signIn, BlueskyAnswers answers, InstantSource clock) {
        this.signIn = signIn;
        this.answers = answers;
        records = new BlueskyRecords(api);
        pictures = new BlueskyPictures(records, answers);
        publisher = new BlueskyPublisher(records, pictures, answers, clock);
        timeline = new BlueskyTimeline(records, answers);
        editor = new BlueskyEditor(records, timeline, answers);
        counts = new BlueskyCounts(api, signIn, records, answers);
        replies = new BlueskyReplies(api, signIn, answers);
        label = new BlueskyLabel(records, answers);
        reposts = new BlueskyReposts(records, answers, clock);
    }

    @Override
    public Outcome publish(Part part, @Nullable ReplyTo previous, SendKey key) {
        Optional<String> objection = limits().objection(part);
        return objection.isPresent()
                ? new Outcome.Refused(objection.get())
                : signedIn(us -> publisher.publish(us, part, previous, key), answers::posted);
    }

    @Override
    public Upload upload(Image image, SendKey key) {
        Optional<String> objection = limits().objection(image);
        return objection.isPresent()
                ? new Upload.Failed(new Outcome.Refused(objection.get()))
                : pictures.upload(image, key);
    }

    @Override
    public Limits limits() {
        return DocumentedLimits.BLUESKY;
    }

    @Override
    public Change edit(String remoteId, Part part, SendKey key) {
        return BlueskyEditor.NO_EDITS;
    }

    @Override
    public Change delete(String remoteId, SendKey key) {
        return signedIn(
                us -> PostUri.read(remoteId, us.did())
                        .map(post -> editor.delete(us, post, key))
                        .orElseGet(() -> new Change.Refused(noPost(remoteId))),
                answers::deleted);
    }

    @Override
    public Change repost(Original original, SendKey key) {
        return signedIn(us -> reposts.repost(us, original, key), answers::unchanged);
    }

    @Override
    public RepostSighting reposted(Original original, SendKey key) {
        return signedIn(us -> reposts.reposted(us, key), denied -> new RepostSighting.NotReached(answers.said(denied)));
    }

    @Override
    public Change takeBack(Original original, SendKey key) {
        return signedIn(us -> reposts.takeBack(us, key), answers::unchanged);
    }

    @Override
    public Sighting see(String remoteId) {
        return signedIn(
                us -> PostUri.read(remoteId, us.did())
                        .map(post -> timeline.see(us, post))
                        .orElseGet(() -> new Sighting.NotReached(noPost(remoteId))),
                denied -> new Sighting.NotReached(answers.said(denied)));
    }

    @Override
    public Optional<String> idAt(URI url) {
        return switch (signIn.access()) {
            case Access.Granted us -> PostUri.at(url, us).map(PostUri::toString);
            case Access.Denied unknown -> Session.super.idAt(url);
        };
    }

    @Override
    public Sighting publishedUnder(String idempotencyKey) {
        return signedIn(
                us -> timeline.see(us, PostUri.of(us.did(), RecordKey.of(idempotencyKey))),
                denied -> new Sighting.NotReached(answers.said(denied)));
    }

    @Override
    public Reading posts(Set<String> backTo, int atMost) {
        return signedIn(
                us -> timeline.posts(us, backTo, atMost), denied -> new Reading.NotReached(answers.said(denied)));
    }

    @Override
    public CountsReading counts(List<String> remoteIds) {
        return counts.read(remoteIds);
    }

    @Override
    public FollowersReading followers() {
        return counts.followers();
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
        return signedIn(us -> label.set(us, key), denied -> new AutomationLabel.NotKnown(answers.said(denied)));
    }

    @Override
    public SignIn signIn() {
        return switch (signIn.checked()) {
            case Access.Granted us -> new SignIn.Valid(us.handle(), us.did(), face(us));
            case Access.Denied denied -> answers.notSignedIn(denied.reply());
        };
    }

    /** Who has never said anything of himself has no profile; that is a face as well, without a name and words. */
    private SignIn.@Nullable Face face(Access.Granted us) {
        Reply reply = records.profile(us.did());
        if (!(reply instanceof Answer answer)) {
            return null;
        }
        JsonNode profile = answer.json().path("value");
        if (BlueskyAnswers.absent(answer)) {
            return new SignIn.Face("", "");
        }
        return answer.isSuccess() && profile.isObject()
                ? new SignIn.Face(
                        profile.path("displayName").asString(""),
                        profile.path("description").asString(""))
                : null;
    }

    private <T> T signedIn(Function<Access.Granted, T> doing, Function<Reply, T> notSignedIn) {
        return switch (signIn.access()) {
            case Access.Granted us -> doing.apply(us);
            case Access.Denied denied -> notSignedIn.apply(denied.reply());
        };
    }

    private static String noPost(String remoteId) {
        return "\"" + remoteId + "\" is no address of a post on Bluesky";
    }
}
