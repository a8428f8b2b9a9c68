package org.vigil.network.mastodon;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mastodon4j.core.api.entities.Status;
import org.vigil.network.Counts;
import org.vigil.network.NetworkUnavailable;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.Request;
import tools.jackson.databind.JsonNode;

/** Reads what followers did: many posts at once where the server can (Mastodon 4.3 and later), else one by one. */
final class MastodonCounts {
    /** What one page of a Mastodon server holds. */
    private static final int AT_ONCE = 20;

    private final MastodonApi api;
    private final MastodonAnswers answers;
    private volatile boolean manyAtOnce = true;

    MastodonCounts(MastodonApi api, MastodonAnswers answers) {
        this.api = api;
        this.answers = answers;
    }

    Map<String, Counts> read(Collection<String> ids) throws NetworkUnavailable {
        List<String> all = List.copyOf(ids);
        Reading reading = new Reading();
        for (int from = 0; from < all.size() && reading.goesOn(); from += AT_ONCE) {
            read(all.subList(from, Math.min(all.size(), from + AT_ONCE)), reading);
        }
        return reading.result();
    }

    private void read(List<String> ids, Reading reading) {
        if (!manyAtOnce || !readTogether(ids, reading)) {
            for (String id : ids) {
                if (reading.goesOn()) {
                    readOne(id, reading);
                }
            }
        }
    }

    /** @return whether the server can be asked so */
    private boolean readTogether(List<String> ids, Reading reading) {
        String query = ids.stream().map(id -> "id%5B%5D=" + Request.encoded(id)).collect(Collectors.joining("&"));
        Reply reply = api.read("/api/v1/statuses?" + query);
        if (reply instanceof Answer answer
                && answer.isSuccess()
                && answer.json().isArray()) {
            reading.answered();
            answer.json().forEach(reading::add);
            return true;
        }
        if (reply instanceof Answer answer && (answer.isSuccess() || cannot(answer))) {
            manyAtOnce = false;
            return false;
        }
        reading.failed(answers.said(reply));
        return true;
    }

    private static boolean cannot(Answer answer) {
        return answer.status() == 400 || answer.status() == 404 || answer.status() == 405 || answer.status() == 422;
    }

    private void readOne(String id, Reading reading) {
        Reply reply = api.read("/api/v1/statuses/" + Request.encoded(id));
        if (reply instanceof Answer answer
                && (answer.isSuccess() || answer.status() == 404 || answer.status() == 410)) {
            reading.answered();
            reading.add(answer.json());
        } else {
            reading.failed(answers.said(reply));
        }
    }

    /** What has been read so far. Stops at the first failure: the others would fail in the same way. */
    private static final class Reading {
        private final Map<String, Counts> counts = new HashMap<>();
        private final List<String> failures = new ArrayList<>();
        private boolean answered;

        boolean goesOn() {
            return failures.isEmpty();
        }

        void answered() {
            answered = true;
        }

        void failed(String reason) {
            failures.add(reason);
        }

        void add(JsonNode status) {
            Optional<String> id = MastodonAnswers.id(status);
            Optional<Status> read = Answer.read(status, Status.class);
            if (id.isPresent() && read.isPresent()) {
                counts.put(id.get(), counts(read.get()));
            }
        }

        Map<String, Counts> result() throws NetworkUnavailable {
            if (!answered && !failures.isEmpty()) {
                throw new NetworkUnavailable(failures.getFirst());
            }
            return counts;
        }

        /** Mastodon tells neither views nor quotes. */
        private static Counts counts(Status status) {
            return new Counts(
                    number(status.favourites_count()),
                    number(status.reblogs_count()),
                    number(status.replies_count()),
                    null,
                    null);
        }

        private static @Nullable Long number(@Nullable Integer count) {
            return count == null || count < 0 ? null : count.longValue();
        }
    }
}
