package org.vigil.network.x;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vigil.network.RepliesReading;
import org.vigil.network.RepliesReading.Said;
import org.vigil.network.RepliesSoFar;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import tools.jackson.databind.JsonNode;

/** Reads what others answered: {@code GET /2/tweets/search/recent}, which knows the last seven days. X bills each answer. */
final class XReplies {
    private static final int AT_ONCE = 100;
    private static final int MOST_PAGES = RepliesReading.MOST / AT_ONCE;
    private static final Duration SEARCHED = Duration.ofDays(7);

    private final XApi api;
    private final XAnswers answers;
    private final XNames names;
    private final XMe me;
    private final InstantSource clock;

    XReplies(XApi api, XAnswers answers, XNames names, XMe me, InstantSource clock) {
        this.api = api;
        this.answers = answers;
        this.names = names;
        this.me = me;
        this.clock = clock;
    }

    RepliesReading to(String remoteId) {
        RepliesSoFar soFar = new RepliesSoFar("GET /2/tweets/search/recent");
        if (!XAnswers.isId(remoteId)) {
            return soFar.failed("\"" + remoteId + "\" is no id of a post on X");
        }
        Optional<String> us = me.id();
        if (us.isEmpty()) {
            return soFar.failed(
                    "X does not say who the account is, so that its own answers cannot be told from others'");
        }
        if (!XIds.isNewerThan(clock.instant().minus(SEARCHED), remoteId)) {
            soFar.more();
        }
        return read("conversation_id:" + remoteId + " -from:" + us.get(), soFar);
    }

    private RepliesReading read(String query, RepliesSoFar soFar) {
        String next = "";
        for (int page = 0; page < MOST_PAGES && soFar.goesOn(); page++) {
            Reply reply = ask(query, next);
            if (!(reply instanceof Answer answer) || !isPage(answer)) {
                return soFar.failed(answers.unread(reply));
            }
            answer.json().path("data").forEach(post -> add(post, soFar));
            next = answer.json().path("meta").path("next_token").asString("");
            if (next.isEmpty()) {
                return soFar.end();
            }
        }
        soFar.more();
        return soFar.end();
    }

    private Reply ask(String query, String next) {
        Map<String, String> parameters = new TreeMap<>(names.wholePost());
        parameters.merge(names.fields(), "lang", (fields, lang) -> fields + "," + lang);
        parameters.put("query", query);
        parameters.put("max_results", Integer.toString(AT_ONCE));
        if (!next.isEmpty()) {
            parameters.put("next_token", next);
        }
        return api.read("/2/tweets/search/recent", parameters, XRates.READS);
    }

    private static boolean isPage(Answer answer) {
        return answer.isSuccess()
                && answer.json().path("meta").path("result_count").isIntegralNumber();
    }

    private static void add(JsonNode post, RepliesSoFar soFar) {
        XPost.read(post)
                .ifPresent(read -> soFar.add(new Said(
                        read.remoteId(),
                        read.text(),
                        Said.language(post.path("lang").asString(null)),
                        read.postedAt())));
    }
}
