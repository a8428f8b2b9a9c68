package org.vigil.network.x;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vigil.network.CountField;
import org.vigil.network.Counts;
import org.vigil.network.CountsReading;
import org.vigil.network.CountsSoFar;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import tools.jackson.databind.JsonNode;

/**
 * Reads what followers did, up to a hundred posts a call. Takes the old and the new names of the fields. Reading costs money
 * there, so it stops at the first failure, with what it has.
 */
final class XCounts {
    private static final int AT_ONCE = 100;

    /**
     * Clicks are told to the author, of posts of the last 30 days (docs.x.com, "Metrics"). Asked for them of an older one, X
     * leaves the whole post out of its answer. A day less, since clocks differ.
     */
    private static final Duration CLICKS_FOR = Duration.ofDays(29);

    private final XApi api;
    private final XAnswers answers;
    private final XNames names;
    private final InstantSource clock;
    private volatile boolean tellsClicks = true;

    XCounts(XApi api, XAnswers answers, XNames names, InstantSource clock) {
        this.api = api;
        this.answers = answers;
        this.names = names;
        this.clock = clock;
    }

    CountsReading read(List<String> ids) {
        CountsSoFar soFar = new CountsSoFar("GET /2/tweets");
        List<String> all = ids.stream()
                .filter(XAnswers::isId)
                .distinct()
                .sorted(XIds.NEWEST_FIRST)
                .toList();
        for (int from = 0; from < all.size() && soFar.goesOn(); from += AT_ONCE) {
            read(all.subList(from, Math.min(all.size(), from + AT_ONCE)), soFar);
        }
        return soFar.end();
    }

    private void read(List<String> ids, CountsSoFar soFar) {
        Instant toldSince = clock.instant().minus(CLICKS_FOR);
        if (tellsClicks && ids.stream().allMatch(id -> XIds.isNewerThan(toldSince, id))) {
            readWithClicks(ids, soFar);
        } else {
            take(ids, ask(ids, "public_metrics"), soFar);
        }
    }

    /** Whoever is not told clicks is told the rest: of the posts that X left out, or of all where it refused the request. */
    private void readWithClicks(List<String> ids, CountsSoFar soFar) {
        Reply reply = ask(ids, "public_metrics,non_public_metrics");
        if (refuses(reply)) {
            Reply without = ask(ids, "public_metrics");
            tellsClicks = refuses(without);
            take(ids, without, soFar);
            return;
        }
        take(ids, reply, soFar);
        List<String> leftOut = ids.stream()
                .filter(id -> !soFar.knows(id))
                .filter(id -> reply instanceof Answer answer
                        && XProblems.about(id, answer).stream().anyMatch(XProblems::fieldNotTold))
                .toList();
        if (!leftOut.isEmpty() && soFar.goesOn()) {
            tellsClicks = leftOut.size() < ids.size();
            take(leftOut, ask(leftOut, "public_metrics"), soFar);
        }
    }

    private boolean refuses(Reply reply) {
        return reply instanceof Answer answer
                && (answer.status() == 400 || answer.status() == 403)
                && answer.json().isObject()
                && !answers.isClosedToTheApp(answer);
    }

    private Reply ask(List<String> ids, String fields) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("ids", String.join(",", ids));
        parameters.put(names.fields(), fields);
        return api.read("/2/tweets", parameters, XRates.READS);
    }

    private void take(List<String> ids, Reply reply, CountsSoFar soFar) {
        if (!(reply instanceof Answer answer) || !tells(answer)) {
            soFar.failed(answers.unread(reply));
            return;
        }
        Set<String> asked = new HashSet<>(ids);
        answer.json()
                .path("data")
                .forEach(post -> XAnswers.id(post).filter(asked::contains).ifPresent(id -> add(id, post, soFar)));
        // What X does not show, such as a post of a locked account, may be shown again: only "not found" is gone.
        ids.stream()
                .filter(id -> !soFar.knows(id))
                .filter(id -> isGone(XProblems.about(id, answer)))
                .forEach(soFar::gone);
    }

    private static boolean isGone(List<JsonNode> problems) {
        return !problems.isEmpty() && problems.stream().allMatch(XProblems::notFound);
    }

    /** An answer without a word of any post says nothing of them. */
    private static boolean tells(Answer answer) {
        JsonNode json = answer.json();
        boolean errors = json.path("errors").isArray() && !json.path("errors").isEmpty();
        return answer.isSuccess() && (json.path("data").isArray() || errors) || answer.status() == 404 && errors;
    }

    private static void add(String id, JsonNode post, CountsSoFar soFar) {
        JsonNode metrics = post.path("public_metrics");
        if (metrics.isObject()) {
            CountField told = new CountField(metrics);
            CountField toldToUs = new CountField(post.path("non_public_metrics"));
            soFar.says(id, counts(told, toldToUs), told, toldToUs);
        }
    }

    private static Counts counts(CountField told, CountField toldToUs) {
        return new Counts(
                told.read("like_count"),
                told.read("repost_count", "retweet_count"),
                told.read("reply_count"),
                told.read("quote_count"),
                told.read("impression_count"),
                toldToUs.read("url_link_clicks"));
    }
}
