package org.vigil.network.bluesky;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vigil.network.Image;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.Request;
import org.vigil.network.SendKey;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The requests about what an account stores on its server. */
final class BlueskyRecords {
    /** Records that a server gives at once; the most that it may be asked for. */
    private static final int PAGE = 100;

    private final BlueskyApi api;

    BlueskyRecords(BlueskyApi api) {
        this.api = api;
    }

    /**
     * Stores a post where nothing stands yet. {@code swapRecord: null} says so: of several equal requests one is served,
     * the others get 400 InvalidSwap. (Without it the server would write over what is there.)
     */
    Reply create(PostUri place, ObjectNode post, SendKey key) {
        ObjectNode body = at(place);
        body.putNull("swapRecord");
        body.set("record", post);
        return api.write(Request.json(api.at("com.atproto.repo.putRecord"), body), key, "posts");
    }

    /**
     * Stores a record in the place of the version that was read. Where somebody has changed it since, the server refuses with
     * 400 InvalidSwap.
     *
     * @param version the record's {@code cid}
     */
    Reply replace(PostUri place, ObjectNode record, String version, SendKey key) {
        ObjectNode body = at(place);
        body.put("swapRecord", version);
        body.set("record", record);
        return api.write(Request.json(api.at("com.atproto.repo.putRecord"), body), key, "posts");
    }

    /** Serves as well where nothing stands. */
    Reply delete(PostUri post, SendKey key) {
        return api.write(Request.json(api.at("com.atproto.repo.deleteRecord"), at(post)), key, "posts");
    }

    private static ObjectNode at(PostUri place) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("repo", place.repo())
                .put("collection", place.collection())
                .put("rkey", place.key());
    }

    Reply read(PostUri post) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("repo", post.repo());
        query.put("collection", post.collection());
        query.put("rkey", post.key());
        return api.read("com.atproto.repo.getRecord?" + Request.encoded(query));
    }

    /**
     * The same, and where nothing stands there it is sure. A server passes questions about an account that it has closed
     * on to Bluesky's AppView, which hides what the account has, and says that there is nothing (PDS, getRecord); so the
     * server is asked whether it still tells of the account's posts, which it never passes on.
     */
    Reply readSurely(Access.Granted us, PostUri post) {
        Reply reply = read(post);
        if (!(reply instanceof Answer answer)
                || !BlueskyAnswers.absent(answer)
                || !post.repo().equals(us.did())) {
            return reply;
        }
        Reply ours = page(us.did(), "", 1);
        if (!(ours instanceof Answer told)) {
            return ours;
        }
        if (told.isSuccess() && told.json().path("records").isArray()) {
            return reply;
        }
        return told.isSuccess() || BlueskyAnswers.absent(told)
                ? new Reply.NoAnswer("Bluesky does not say whether it has this account's posts")
                : told;
    }

    /**
     * The account's posts, those with the highest keys first.
     *
     * @param cursor what the page before said, or empty for the first one
     */
    Reply page(String did, String cursor) {
        return page(did, cursor, PAGE);
    }

    private Reply page(String did, String cursor, int limit) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("repo", did);
        query.put("collection", BlueskyPost.COLLECTION);
        query.put("limit", Integer.toString(limit));
        if (!cursor.isEmpty()) {
            query.put("cursor", cursor);
        }
        return api.read("com.atproto.repo.listRecords?" + Request.encoded(query));
    }

    /** What the account says of itself. */
    Reply profile(String did) {
        return read(profileOf(did));
    }

    static PostUri profileOf(String did) {
        return new PostUri(did, "app.bsky.actor.profile", "self");
    }

    Reply upload(Image image, SendKey key) {
        Request request = Request.bytes(api.at("com.atproto.repo.uploadBlob"), image.mediaType(), image.bytes());
        return api.write(request, key, "media");
    }
}
