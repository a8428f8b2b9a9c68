package org.vigil.network.bluesky;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.vigil.network.CountField;
import org.vigil.network.Counts;
import org.vigil.network.CountsReading;
import org.vigil.network.CountsSoFar;
import org.vigil.network.FollowersReading;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.Request;
import tools.jackson.databind.JsonNode;

/** Reads what followers did, up to 25 posts a call. Views and clicks are not told there. */
final class BlueskyCounts {
    private static final int AT_ONCE = 25;

    private final BlueskyApi api;
    private final BlueskySignIn signIn;
    private final BlueskyRecords records;
    private final BlueskyAnswers answers;
    private final AtomicInteger turn = new AtomicInteger();

    BlueskyCounts(BlueskyApi api, BlueskySignIn signIn, BlueskyRecords records, BlueskyAnswers answers) {
        this.api = api;
        this.signIn = signIn;
        this.records = records;
        this.answers = answers;
    }

    /** Stops at the first failure, with what it has. */
    CountsReading read(List<String> remoteIds) {
        CountsSoFar soFar = new CountsSoFar("app.bsky.feed.getPosts");
        if (remoteIds.isEmpty()) {
            return soFar.end();
        }
        switch (signIn.access()) {
            case Access.Granted us -> read(us, remoteIds, soFar);
            case Access.Denied denied -> soFar.failed(answers.unread(denied.reply()));
        }
        return soFar.end();
    }

    /** Asked of the AppView, which stands before no server of one's own. */
    FollowersReading followers() {
        String source = "app.bsky.actor.getProfile";
        return switch (signIn.access()) {
            case Access.Denied denied -> new FollowersReading.Failed(source, answers.unread(denied.reply()));
            case Access.Granted us -> {
                Reply reply = api.read(source + "?actor=" + Request.encoded(us.did()));
                yield reply instanceof Answer answer && answer.isSuccess()
                        ? FollowersReading.in(answer.json(), "followersCount", source)
                        : new FollowersReading.Failed(source, answers.unread(reply));
            }
        };
    }

    private void read(Access.Granted us, List<String> remoteIds, CountsSoFar soFar) {
        Map<String, String> asked = byUri(us, remoteIds);
        List<String> all = List.copyOf(asked.keySet());
        for (int from = 0; from < all.size() && soFar.goesOn(); from += AT_ONCE) {
            Reply reply = ask(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
            if (reply instanceof Answer answer
                    && answer.isSuccess()
                    && answer.json().path("posts").isArray()) {
                answer.json().path("posts").forEach(post -> add(post, asked, soFar));
            } else {
                soFar.failed(answers.unread(reply));
            }
        }
        if (soFar.goesOn()) {
            lookAfterOne(us, remoteIds.stream().filter(id -> !soFar.knows(id)).toList(), soFar);
        }
    }

    /** One address that is none would make the server refuse all that are asked for with it. */
    private static Map<String, String> byUri(Access.Granted us, List<String> remoteIds) {
        Map<String, String> byUri = new LinkedHashMap<>();
        remoteIds.forEach(id -> PostUri.read(id, us.did()).ifPresent(post -> byUri.put(post.toString(), id)));
        return byUri;
    }

    private Reply ask(List<String> uris) {
        String query = uris.stream().map(uri -> "uris=" + Request.encoded(uri)).collect(Collectors.joining("&"));
        return api.read("app.bsky.feed.getPosts?" + query);
    }

    private static void add(JsonNode post, Map<String, String> asked, CountsSoFar soFar) {
        CountField told = new CountField(post);
        BlueskyAnswers.uri(post)
                .map(asked::get)
                .ifPresent(id -> soFar.says(
                        id,
                        new Counts(
                                told.read("likeCount"),
                                told.read("repostCount"),
                                told.read("replyCount"),
                                told.read("quoteCount"),
                                null,
                                null),
                        told));
    }

    /**
     * The AppView leaves a post out that is deleted, but also one that it hides, or has not heard of yet. The server that
     * stores it knows: it is asked about one of them a reading, another one each time.
     */
    private void lookAfterOne(Access.Granted us, List<String> leftOut, CountsSoFar soFar) {
        if (leftOut.isEmpty()) {
            return;
        }
        String id = leftOut.get(Math.floorMod(turn.getAndIncrement(), leftOut.size()));
        PostUri.read(id, us.did())
                .filter(post -> post.repo().equals(us.did()))
                .map(post -> records.readSurely(us, post))
                .filter(reply -> reply instanceof Answer answer && BlueskyAnswers.absent(answer))
                .ifPresent(absent -> soFar.gone(id));
    }
}
