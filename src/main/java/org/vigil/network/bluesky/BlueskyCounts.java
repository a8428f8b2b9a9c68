package org.vigil.network.bluesky;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Counts;
import org.vigil.network.NetworkUnavailable;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.Request;
import tools.jackson.databind.JsonNode;

/** Reads what followers did, up to 25 posts a call. Views are not told there. Deleted posts are left out. */
final class BlueskyCounts {
    private static final int AT_ONCE = 25;

    private final BlueskyApi api;
    private final BlueskyAnswers answers;

    BlueskyCounts(BlueskyApi api, BlueskyAnswers answers) {
        this.api = api;
        this.answers = answers;
    }

    /** Stops at the first failure, with what it has. */
    Map<String, Counts> read(Access.Granted us, Collection<String> remoteIds) throws NetworkUnavailable {
        Map<String, String> asked = byUri(us, remoteIds);
        List<String> all = List.copyOf(asked.keySet());
        Map<String, Counts> counts = new HashMap<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            Reply reply = ask(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
            if (reply instanceof Answer answer
                    && answer.isSuccess()
                    && answer.json().path("posts").isArray()) {
                answer.json().path("posts").forEach(post -> add(post, asked, counts));
            } else if (from == 0) {
                throw new NetworkUnavailable(answers.said(reply));
            } else {
                return counts;
            }
        }
        return counts;
    }

    /** One address that is none would make the server refuse all that are asked for with it. */
    private static Map<String, String> byUri(Access.Granted us, Collection<String> remoteIds) {
        Map<String, String> byUri = new LinkedHashMap<>();
        remoteIds.forEach(id -> PostUri.read(id, us.did()).ifPresent(post -> byUri.put(post.toString(), id)));
        return byUri;
    }

    private Reply ask(List<String> uris) {
        String query = uris.stream().map(uri -> "uris=" + Request.encoded(uri)).collect(Collectors.joining("&"));
        return api.read("app.bsky.feed.getPosts?" + query);
    }

    private static void add(JsonNode post, Map<String, String> asked, Map<String, Counts> counts) {
        BlueskyAnswers.uri(post)
                .map(asked::get)
                .ifPresent(id -> counts.put(
                        id,
                        new Counts(
                                number(post, "likeCount"),
                                number(post, "repostCount"),
                                number(post, "replyCount"),
                                number(post, "quoteCount"),
                                null)));
    }

    private static @Nullable Long number(JsonNode post, String name) {
        JsonNode count = post.path(name);
        return count.isIntegralNumber() && count.asLong() >= 0 ? count.asLong() : null;
    }
}
