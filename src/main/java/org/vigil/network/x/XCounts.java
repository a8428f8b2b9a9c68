package org.vigil.network.x;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Counts;
import org.vigil.network.NetworkUnavailable;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import tools.jackson.databind.JsonNode;

/** Reads what followers did, up to a hundred posts a call. Takes the old and the new names of the fields. */
final class XCounts {
    private static final int AT_ONCE = 100;

    private final XApi api;
    private final XAnswers answers;
    private final XNames names;

    XCounts(XApi api, XAnswers answers, XNames names) {
        this.api = api;
        this.answers = answers;
        this.names = names;
    }

    /** Reading costs money there, so it stops at the first failure, with what it has. */
    Map<String, Counts> read(Collection<String> ids) throws NetworkUnavailable {
        List<String> all = List.copyOf(ids);
        Map<String, Counts> counts = new HashMap<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            Reply reply = ask(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
            if (reply instanceof Answer answer
                    && answer.isSuccess()
                    && answer.json().isObject()) {
                // Deleted ones stand under "errors" of the same answer, and so are left out.
                answer.json().path("data").forEach(post -> add(post, counts));
            } else if (from == 0) {
                throw new NetworkUnavailable(answers.said(reply));
            } else {
                return counts;
            }
        }
        return counts;
    }

    private Reply ask(List<String> ids) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("ids", String.join(",", ids));
        parameters.put(names.fields(), "public_metrics");
        return api.read("/2/tweets", parameters, XRates.READS);
    }

    private static void add(JsonNode post, Map<String, Counts> counts) {
        JsonNode metrics = post.path("public_metrics");
        if (metrics.isObject()) {
            XAnswers.id(post).ifPresent(id -> counts.put(id, counts(metrics)));
        }
    }

    private static Counts counts(JsonNode metrics) {
        return new Counts(
                number(metrics, "like_count"),
                number(metrics, "repost_count", "retweet_count"),
                number(metrics, "reply_count"),
                number(metrics, "quote_count"),
                number(metrics, "impression_count"));
    }

    private static @Nullable Long number(JsonNode metrics, String... names) {
        for (String name : names) {
            JsonNode count = metrics.path(name);
            if (count.isIntegralNumber() && count.asLong() >= 0) {
                return count.asLong();
            }
        }
        return null;
    }
}
