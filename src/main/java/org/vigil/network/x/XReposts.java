package org.vigil.network.x;

import java.util.Optional;
import java.util.function.Function;
import org.vigil.network.Change;
import org.vigil.network.Original;
import org.vigil.network.Reply;
import org.vigil.network.RepostSighting;
import org.vigil.network.Request;
import org.vigil.network.SendKey;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reposts on X: {@code POST /2/users/:id/retweets}. The answer says how it stands, not what was changed. */
final class XReposts {
    /** {@code GET /2/tweets/:id/retweeted_by} costs the price of a user for each who has reposted it; a second POST costs one. */
    static final RepostSighting NOT_ASKED = new RepostSighting.CannotBeAsked(
            "X asks for money for everybody who has reposted it; the answer to a second request says how it stands");

    private final XApi api;
    private final XAnswers answers;
    private final XMe me;

    XReposts(XApi api, XAnswers answers, XMe me) {
        this.api = api;
        this.answers = answers;
        this.me = me;
    }

    Change repost(Original original, SendKey key) {
        return with(
                original,
                us -> api.write(
                        Request.json(
                                api.at("/2/users/" + us + "/retweets"),
                                JsonNodeFactory.instance.objectNode().put("tweet_id", original.remoteId())),
                        key,
                        XRates.REPOSTS),
                true);
    }

    Change takeBack(Original original, SendKey key) {
        return with(
                original,
                us -> api.delete("/2/users/" + us + "/retweets/" + original.remoteId(), key, XRates.REPOSTS),
                false);
    }

    private Change with(Original original, Function<String, Reply> asking, boolean reposted) {
        if (!XAnswers.isId(original.remoteId())) {
            return new Change.Refused("\"" + original.remoteId() + "\" is no id of a post on X");
        }
        Optional<String> us = me.id();
        return us.isEmpty()
                ? new Change.NotAnswered("X does not say who the account is")
                : answers.reposted(reposted, asking.apply(us.get()));
    }
}
