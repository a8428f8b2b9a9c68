package org.vigil.testing;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Shows what stands on a {@link LedgerServer}, and changes and deletes it. */
record LedgerReader(URI server, Ledger ledger, LedgerStatus json) {
    private static final int PAGE = 20;
    private static final int LONGEST_PAGE = 40;

    /** Newest first; {@code min_id} pages upwards from a post, {@code since_id} only bounds. */
    void timeline(LedgerRequest request, String account) throws IOException {
        int limit = Math.clamp(request.number("limit", PAGE), 1, LONGEST_PAGE);
        long upFrom = request.number("min_id", 0);
        List<Ledger.Entry> all = ledger.timeline(account, asked(request));
        List<Ledger.Entry> page = upFrom > 0
                ? all.subList(Math.max(0, all.size() - limit), all.size())
                : all.subList(0, Math.min(limit, all.size()));
        if (!page.isEmpty()) {
            String here = "<" + server + request.path() + "?limit=" + limit;
            request.answerHeader(
                    "Link",
                    here + "&max_id=" + page.getLast().id() + ">; rel=\"next\", " + here + "&min_id="
                            + page.getFirst().id() + ">; rel=\"prev\"");
        }
        request.answer(200, statuses(page));
    }

    /** Nothing here is pinned, and nothing has a picture. */
    private static Predicate<Ledger.Entry> asked(LedgerRequest request) {
        long below = request.number("max_id", Long.MAX_VALUE);
        long above = Math.max(request.number("since_id", 0), request.number("min_id", 0));
        boolean none = request.query("pinned").equals("true")
                || request.query("only_media").equals("true");
        boolean noReplies = request.query("exclude_replies").equals("true");
        return entry -> !none && entry.id() < below && entry.id() > above && !(noReplies && entry.inReplyTo() != null);
    }

    /** Several at once, by their ids. */
    void many(LedgerRequest request) throws IOException {
        request.answer(
                200,
                statuses(request.queries("id[]").stream()
                        .flatMap(id -> entry(id).stream())
                        .toList()));
    }

    /** @param path what follows {@code /api/v1/statuses/} */
    void one(LedgerRequest request, String account, String path) throws IOException {
        Optional<Ledger.Entry> found = entry(path.replaceFirst("/source$", ""));
        boolean own = found.filter(entry -> entry.account().equals(account)).isPresent();
        if (found.isEmpty() || (!own && !request.method().equals("GET"))) {
            request.answer(404, json.error("Record not found"));
            return;
        }
        Ledger.Entry entry = found.get();
        switch (request.method()) {
            case "DELETE" -> {
                ledger.delete(entry);
                request.answer(200, json.status(entry).put("text", entry.text()));
            }
            case "PUT" -> {
                String text = request.body().path("status").asString(entry.text());
                request.answer(200, json.status(ledger.edit(entry, text)));
            }
            default -> request.answer(200, path.endsWith("/source") ? json.source(entry) : json.status(entry));
        }
    }

    private JsonNode statuses(List<Ledger.Entry> entries) {
        ArrayNode statuses = JsonNodeFactory.instance.arrayNode();
        entries.forEach(entry -> statuses.add(json.status(entry)));
        return statuses;
    }

    private Optional<Ledger.Entry> entry(String id) {
        return id.matches("\\d{1,18}")
                ? ledger.find(Long.parseLong(id)).filter(Ledger.Entry::stands)
                : Optional.empty();
    }
}
