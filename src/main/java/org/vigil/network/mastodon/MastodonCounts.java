package org.vigil.network.mastodon;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigil.network.CountField;
import org.vigil.network.Counts;
import org.vigil.network.CountsReading;
import org.vigil.network.CountsSoFar;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.Request;
import org.vigil.network.SignIn;
import tools.jackson.databind.JsonNode;

/** Reads what followers did: many posts at once where the server can (Mastodon 4.3 and later), else one by one. */
final class MastodonCounts {
    /** What one page of a Mastodon server holds. */
    private static final int AT_ONCE = 20;

    /** One post of which a server cannot speak is that post's own trouble; two are the server's. */
    private static final int ODD = 2;

    private final MastodonApi api;
    private final MastodonAnswers answers;
    private final MastodonAccount account;
    private volatile boolean manyAtOnce = true;

    MastodonCounts(MastodonApi api, MastodonAnswers answers, MastodonAccount account) {
        this.api = api;
        this.answers = answers;
        this.account = account;
    }

    CountsReading read(List<String> ids) {
        List<String> all = ids.stream().filter(id -> !id.isBlank()).distinct().toList();
        Walk walk = new Walk();
        for (int from = 0; from < all.size() && walk.goesOn; from += AT_ONCE) {
            walk.read(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
        walk.believeInAbsence();
        return walk.soFar.end();
    }

    /** Whether the server may not know the question. */
    private static boolean cannot(Answer answer) {
        return answer.status() == 400
                || answer.status() == 422
                || MastodonAnswers.knowsNoSuch(answer)
                || answer.isSuccess() && answer.json().isObject();
    }

    /**
     * One reading. Stops where the others would fail in the same way; a single post over which a server stumbles keeps none of
     * the others from being read.
     */
    private final class Walk {
        private final CountsSoFar soFar = new CountsSoFar("GET /api/v1/statuses");
        private final List<String> notFound = new ArrayList<>();
        private boolean goesOn = true;
        private int odd;

        void read(List<String> ids) {
            boolean together = manyAtOnce && ids.size() > 1;
            if (together) {
                readTogether(ids);
            }
            List<String> left = ids.stream().filter(id -> !soFar.knows(id)).toList();
            left.forEach(this::readOne);
            if (together && left.size() == ids.size() && ids.stream().anyMatch(soFar::knows)) {
                // It told nothing of posts that stand. A proxy that was in its way for a moment would not tell of them
                // either.
                manyAtOnce = false;
            }
        }

        /** What is missing in the answer may be filtered out of it, so each of those is asked for by itself. */
        private void readTogether(List<String> ids) {
            String query =
                    ids.stream().map(id -> "id%5B%5D=" + Request.encoded(id)).collect(Collectors.joining("&"));
            Reply reply = api.read("/api/v1/statuses?" + query);
            if (reply instanceof Answer answer
                    && answer.isSuccess()
                    && answer.json().isArray()) {
                Set<String> asked = new HashSet<>(ids);
                answer.json()
                        .forEach(status -> MastodonAnswers.id(status)
                                .filter(asked::contains)
                                .ifPresent(id -> add(id, status)));
            } else if (!(reply instanceof Answer answer) || !cannot(answer)) {
                soFar.failed(answers.unread(reply));
                // It may be one of them over which it stumbles.
                goesOn = reply instanceof Answer failure && failure.status() >= 500;
            }
        }

        /** Nobody is asked again who wants to be left alone, or does not know us. */
        private void failedOfOne(Reply reply) {
            soFar.failed(answers.unread(reply));
            odd++;
            goesOn = odd < ODD && reply instanceof Answer answer && answer.status() != 401 && answer.status() != 429;
        }

        private void readOne(String id) {
            if (!goesOn) {
                return;
            }
            Reply reply = api.status(id);
            if (reply instanceof Answer answer && MastodonAnswers.isGone(answer)) {
                notFound.add(id);
            } else if (reply instanceof Answer answer && answer.isSuccess() && isStatus(answer.json())) {
                // Not by the id in it: snac gives an edited post another one, and knows it under both.
                add(id, answer.json());
            } else {
                failedOfOne(reply);
            }
        }

        private void add(String id, JsonNode status) {
            CountField told = new CountField(status);
            soFar.says(id, counts(told), told);
        }

        /** As {@link MastodonTimeline}: "not found" counts only of a server that shows us our own account at that moment. */
        void believeInAbsence() {
            if (!notFound.isEmpty() && goesOn && account.asked() instanceof SignIn.Valid) {
                notFound.forEach(soFar::gone);
            }
        }
    }

    private static boolean isStatus(JsonNode json) {
        Optional<String> id = MastodonAnswers.id(json);
        return json.isObject() && id.isPresent();
    }

    /** Views and clicks are not told; quotes since Mastodon 4.5. */
    private static Counts counts(CountField told) {
        return new Counts(
                told.read("favourites_count"),
                told.read("reblogs_count"),
                told.read("replies_count"),
                told.read("quotes_count"),
                null,
                null);
    }
}
