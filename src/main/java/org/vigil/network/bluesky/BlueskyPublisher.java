package org.vigil.network.bluesky;

import java.io.Serial;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Image;
import org.vigil.network.Outcome;
import org.vigil.network.Part;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.ReplyTo;
import org.vigil.network.SendKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Publishes one part: images and the thread's place first, then the post, under a key that is the part's own. */
final class BlueskyPublisher {
    private final BlueskyRecords records;
    private final BlueskyAnswers answers;
    private final InstantSource clock;

    BlueskyPublisher(BlueskyRecords records, BlueskyAnswers answers, InstantSource clock) {
        this.records = records;
        this.answers = answers;
        this.clock = clock;
    }

    Outcome publish(Access.Granted us, Part part, @Nullable ReplyTo previous, SendKey key) {
        try {
            Optional<BlueskyPost.Thread> thread = previous == null ? Optional.empty() : Optional.of(thread(previous));
            List<JsonNode> blobs = blobs(part.images(), key);
            ObjectNode post = BlueskyPost.of(part, blobs, thread, clock.instant());
            return outcome(us, post, key);
        } catch (NotPrepared failed) {
            return failed.outcome;
        }
    }

    private Outcome outcome(Access.Granted us, ObjectNode post, SendKey key) {
        String recordKey = RecordKey.of(key.idempotencyKey());
        Reply reply = records.create(us.did(), recordKey, post, key);
        Outcome outcome = reply instanceof Answer answer && BlueskyAnswers.taken(answer)
                ? standing(us, recordKey, post)
                : answers.posted(reply);
        return outcome instanceof Outcome.Published published
                ? new Outcome.Published(published.remoteId(), url(us, recordKey))
                : outcome;
    }

    /** Something stands under our key. It is ours if it says the same: an earlier answer was lost. */
    private Outcome standing(Access.Granted us, String recordKey, ObjectNode post) {
        Reply reply = records.read(us.did(), recordKey);
        if (!(reply instanceof Answer answer) || !answer.isSuccess()) {
            return new Outcome.Unknown(
                    "a post stands under the key of this one already, but could not be read: " + answers.said(reply));
        }
        String text = answer.json().path("value").path("text").asString("");
        return text.equals(post.path("text").asString(""))
                ? answers.posted(answer)
                : new Outcome.Refused("a post with another text stands under the key of this one already");
    }

    private static URI url(Access.Granted us, String recordKey) {
        String who = us.handle().matches("[A-Za-z0-9.-]+") ? us.handle() : us.did();
        return URI.create("https://bsky.app/profile/" + who + "/post/" + recordKey);
    }

    private List<JsonNode> blobs(List<Image> images, SendKey key) throws NotPrepared {
        List<JsonNode> blobs = new ArrayList<>();
        for (Image image : images) {
            Reply reply = records.upload(image, key);
            JsonNode blob = reply instanceof Answer answer && answer.isSuccess()
                    ? answer.json().path("blob")
                    : MissingNode.getInstance();
            if (!blob.isObject()) {
                throw new NotPrepared(answers.prepared(reply));
            }
            blobs.add(blob);
        }
        return blobs;
    }

    private BlueskyPost.Thread thread(ReplyTo previous) throws NotPrepared {
        BlueskyPost.Reference parent = reference(previous.remoteId());
        return new BlueskyPost.Thread(
                previous.rootId().equals(previous.remoteId()) ? parent : reference(previous.rootId()), parent);
    }

    /** A reply names the digest of what it answers. The server is asked for it, since it changes with every edit. */
    private BlueskyPost.Reference reference(String uri) throws NotPrepared {
        Reply reply = records.read(uri);
        if (reply instanceof Answer answer && BlueskyAnswers.absent(answer)) {
            throw new NotPrepared(new Outcome.Refused("the part of the thread that this one answers is gone"));
        }
        if (!(reply instanceof Answer answer) || !answer.isSuccess()) {
            throw new NotPrepared(answers.prepared(reply));
        }
        String cid = answer.json().path("cid").asString("");
        if (cid.isEmpty()) {
            throw new NotPrepared(answers.prepared(reply));
        }
        return new BlueskyPost.Reference(uri, cid);
    }

    /** What goes before the post failed, so the post was not sent. */
    private static final class NotPrepared extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Outcome outcome;

        NotPrepared(Outcome outcome) {
            this.outcome = outcome;
        }
    }
}
