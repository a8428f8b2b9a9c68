package org.vigil.network.mastodon;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.vigil.network.Change;
import org.vigil.network.Original;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.RepostSighting;
import org.vigil.network.Request;
import org.vigil.network.SendKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Boosts on Mastodon. A post of another server has an id of its own on this one, which the server is asked for by the post's
 * address. To boost twice gives the first boost again.
 */
final class MastodonReposts {
    private final MastodonApi api;
    private final MastodonAnswers answers;

    MastodonReposts(MastodonApi api, MastodonAnswers answers) {
        this.api = api;
        this.answers = answers;
    }

    Change repost(Original original, SendKey key) {
        return with(original, id -> answers.edited(api.write(post(id, "reblog"), key, "posts")));
    }

    Change takeBack(Original original, SendKey key) {
        return with(original, id -> {
            Reply reply = api.write(post(id, "unreblog"), key, "posts");
            return reply instanceof Answer answer && MastodonAnswers.isGone(answer) ? gone(id) : answers.edited(reply);
        });
    }

    /** With its post a boost is gone as well. A 404 is believed only after a second look, since it may mean anything. */
    private Change gone(String id) {
        return api.status(id) instanceof Answer now
                        && MastodonAnswers.isGone(now)
                        && now.json().isObject()
                ? new Change.Done()
                : new Change.NotAnswered("the server does not say whether the post that was boosted is there");
    }

    /** A server tells whoever signs in of each post whether that account has boosted it. */
    RepostSighting reposted(Original original) {
        return switch (local(original)) {
            case Local.Found(String id) -> reposted(api.status(id));
            case Local.NotFound(Change why) -> new RepostSighting.NotReached(said(why));
        };
    }

    private RepostSighting reposted(Reply reply) {
        if (!(reply instanceof Answer answer) || !answer.isSuccess()) {
            return new RepostSighting.NotReached(answers.said(reply));
        }
        JsonNode boosted = answer.json().path("reblogged");
        if (!boosted.isBoolean()) {
            return new RepostSighting.CannotBeAsked("the server does not say whether the account has boosted a post");
        }
        return boosted.asBoolean() ? new RepostSighting.Stands() : new RepostSighting.Absent();
    }

    private static String said(Change why) {
        return switch (why) {
            case Change.Done done -> "";
            case Change.NotPossible never -> never.reason();
            case Change.Refused refused -> refused.reason();
            case Change.SignedOut out -> out.reason();
            case Change.Throttled throttled -> throttled.reason();
            case Change.NotAnswered silence -> silence.reason();
        };
    }

    private Change with(Original original, Function<String, Change> asking) {
        return switch (local(original)) {
            case Local.Found(String id) -> asking.apply(id);
            case Local.NotFound(Change why) -> why;
        };
    }

    /** The id that a post has on the account's own server. */
    private sealed interface Local {
        record Found(String id) implements Local {}

        record NotFound(Change why) implements Local {}
    }

    private Local local(Original original) {
        URI url = original.url();
        if (url == null || url.getHost() == null) {
            return new Local.NotFound(
                    new Change.Refused("a post without an address cannot be found from another server"));
        }
        if (api.host().equalsIgnoreCase(url.getHost())) {
            return new Local.Found(original.remoteId());
        }
        Reply reply =
                api.read("/api/v2/search?type=statuses&resolve=true&limit=1&q=" + Request.encoded(url.toString()));
        if (!(reply instanceof Answer answer) || !answer.isSuccess()) {
            return new Local.NotFound(answers.unchanged(reply));
        }
        Optional<String> id = MastodonAnswers.id(answer.json().path("statuses").path(0));
        return id.<Local>map(Local.Found::new)
                .orElseGet(() -> new Local.NotFound(
                        new Change.NotAnswered("the server does not find the post of the other server yet")));
    }

    private Request post(String id, String what) {
        return Request.json(
                api.at("/api/v1/statuses/" + Request.encoded(id) + "/" + what), JsonNodeFactory.instance.objectNode());
    }
}
