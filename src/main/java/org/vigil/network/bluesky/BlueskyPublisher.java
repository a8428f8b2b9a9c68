package org.vigil.network.bluesky;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Outcome;
import org.vigil.network.Part;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.ReplyTo;
import org.vigil.network.SendKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Publishes one part: images and the thread's place first, then the post, under a key that is the part's own. */
final class BlueskyPublisher {
    private final BlueskyRecords records;
    private final BlueskyPictures pictures;
    private final BlueskyAnswers answers;
    private final InstantSource clock;

    BlueskyPublisher(BlueskyRecords records, BlueskyPictures pictures, BlueskyAnswers answers, InstantSource clock) {
        this.records = records;
        this.pictures = pictures;
        this.answers = answers;
        this.clock = clock;
    }

    Outcome publish(Access.Granted us, Part part, @Nullable ReplyTo previous, SendKey key) {
        PostUri place = PostUri.of(us.did(), RecordKey.of(key.idempotencyKey()));
        try {
            Optional<BlueskyPost.Thread> thread =
                    previous == null ? Optional.empty() : Optional.of(thread(us, previous));
            ObjectNode post = BlueskyPost.of(part, pictures.blobs(part.images(), key), thread, clock.instant());
            Reply reply = records.create(place, post, key);
            if (!part.images().isEmpty() && reply instanceof Answer answer && BlueskyAnswers.imageGone(answer)) {
                // Nothing was stored, so the post may be sent once more, with images that the server has.
                List<JsonNode> anew = pictures.anew(part.images(), key);
                reply = records.create(place, BlueskyPost.of(part, anew, thread, clock.instant()), key);
            }
            return outcome(us, place, post, reply);
        } catch (NotPrepared failed) {
            return failed.outcome();
        }
    }

    private Outcome outcome(Access.Granted us, PostUri place, ObjectNode post, Reply reply) {
        Outcome outcome = reply instanceof Answer answer && BlueskyAnswers.taken(answer)
                ? standing(place, post)
                : answers.posted(reply);
        return outcome instanceof Outcome.Published published
                ? new Outcome.Published(published.remoteId(), place.page(us))
                : outcome;
    }

    /** Something stands under our key. It is ours if it says the same: an earlier answer was lost. */
    private Outcome standing(PostUri place, ObjectNode post) {
        Reply reply = records.read(place);
        if (!(reply instanceof Answer answer) || !answer.isSuccess()) {
            return new Outcome.Unknown(
                    "a post stands under the key of this one already, but could not be read: " + answers.said(reply));
        }
        String text = answer.json().path("value").path("text").asString("");
        return text.equals(post.path("text").asString(""))
                ? answers.posted(answer)
                : new Outcome.Refused("a post with another text stands under the key of this one already");
    }

    private BlueskyPost.Thread thread(Access.Granted us, ReplyTo previous) throws NotPrepared {
        BlueskyPost.Reference parent = reference(us, previous.remoteId());
        return new BlueskyPost.Thread(
                previous.rootId().equals(previous.remoteId()) ? parent : reference(us, previous.rootId()), parent);
    }

    /** A reply names the digest of what it answers. The server is asked for it, since it changes with every edit. */
    private BlueskyPost.Reference reference(Access.Granted us, String remoteId) throws NotPrepared {
        PostUri post = PostUri.read(remoteId, us.did())
                .orElseThrow(() -> new NotPrepared(
                        new Outcome.Refused("\"" + remoteId + "\" is no post on Bluesky that one could answer")));
        Reply reply = records.readSurely(us, post);
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
        return new BlueskyPost.Reference(post.toString(), cid);
    }
}
