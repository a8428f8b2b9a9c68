package org.vigil.network.bluesky;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vigil.network.Image;
import org.vigil.network.Reply;
import org.vigil.network.Request;
import org.vigil.network.SendKey;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The three requests about what an account stores on its server. */
final class BlueskyRecords {
    private final BlueskyApi api;

    BlueskyRecords(BlueskyApi api) {
        this.api = api;
    }

    /**
     * Stores a post where nothing stands yet. {@code swapRecord: null} says so: of several equal requests one is served,
     * the others get 400 InvalidSwap. (Without it the server would write over what is there.)
     */
    Reply create(String did, String recordKey, ObjectNode post, SendKey key) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("repo", did);
        body.put("collection", BlueskyPost.COLLECTION);
        body.put("rkey", recordKey);
        body.putNull("swapRecord");
        body.set("record", post);
        return api.write(Request.json(api.at("com.atproto.repo.putRecord"), body), key, "posts");
    }

    Reply read(String did, String recordKey) {
        return read(did, BlueskyPost.COLLECTION, recordKey);
    }

    /** @param uri as {@code at://DID/COLLECTION/KEY} */
    Reply read(String uri) {
        String[] pieces = uri.split("/", -1);
        return pieces.length == 5
                ? read(pieces[2], pieces[3], pieces[4])
                : new Reply.NeverSent("\"" + uri + "\" is no address of a post on Bluesky");
    }

    private Reply read(String repo, String collection, String recordKey) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("repo", repo);
        query.put("collection", collection);
        query.put("rkey", recordKey);
        return api.read("com.atproto.repo.getRecord?" + Request.encoded(query));
    }

    Reply upload(Image image, SendKey key) {
        Request request = Request.bytes(api.at("com.atproto.repo.uploadBlob"), image.mediaType(), image.bytes());
        return api.write(request, key, "media");
    }
}
