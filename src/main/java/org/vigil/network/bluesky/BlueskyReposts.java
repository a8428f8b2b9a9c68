package org.vigil.network.bluesky;

import java.time.InstantSource;
import org.vigil.network.Change;
import org.vigil.network.Original;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.RepostSighting;
import org.vigil.network.SendKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reposts on Bluesky: records of their own, each under a key that was chosen beforehand, so that none stands twice. */
final class BlueskyReposts {
    static final String COLLECTION = "app.bsky.feed.repost";

    private final BlueskyRecords records;
    private final BlueskyAnswers answers;
    private final InstantSource clock;

    BlueskyReposts(BlueskyRecords records, BlueskyAnswers answers, InstantSource clock) {
        this.records = records;
        this.answers = answers;
        this.clock = clock;
    }

    Change repost(Access.Granted us, Original original, SendKey key) {
        PostUri post = PostUri.read(original.remoteId(), us.did()).orElse(null);
        if (post == null) {
            return new Change.Refused("\"" + original.remoteId() + "\" is no address of a post on Bluesky");
        }
        Reply found = records.read(post);
        JsonNode cid = found instanceof Answer answer ? answer.json().path("cid") : null;
        if (cid == null || !cid.isString()) {
            return found instanceof Answer answer && BlueskyAnswers.absent(answer)
                    ? new Change.Refused("the post is not there any more")
                    : answers.unchanged(found);
        }
        Reply reply = records.create(place(us, key), record(post, cid.asString()), key);
        return reply instanceof Answer answer && BlueskyAnswers.taken(answer)
                ? new Change.Done() // our own key: it stands there already
                : answers.reposted(reply);
    }

    RepostSighting reposted(Access.Granted us, SendKey key) {
        Reply reply = records.readSurely(us, place(us, key));
        if (!(reply instanceof Answer answer)) {
            return new RepostSighting.NotReached(answers.said(reply));
        }
        if (BlueskyAnswers.absent(answer)) {
            return new RepostSighting.Absent();
        }
        return answer.isSuccess() && BlueskyAnswers.uri(answer.json()).isPresent()
                ? new RepostSighting.Stands()
                : new RepostSighting.NotReached(answers.said(reply));
    }

    Change takeBack(Access.Granted us, SendKey key) {
        Reply reply = records.delete(place(us, key), key);
        return reply instanceof Answer answer && BlueskyAnswers.absent(answer)
                ? new Change.Done()
                : answers.deleted(reply);
    }

    private static PostUri place(Access.Granted us, SendKey key) {
        return new PostUri(us.did(), COLLECTION, RecordKey.of(key.idempotencyKey()));
    }

    private ObjectNode record(PostUri post, String cid) {
        ObjectNode record = JsonNodeFactory.instance.objectNode().put("$type", COLLECTION);
        record.putObject("subject").put("uri", post.toString()).put("cid", cid);
        return record.put("createdAt", clock.instant().toString());
    }
}
