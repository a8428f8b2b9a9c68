package org.vigil.testing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a {@link LedgerServer} has taken, and nothing else decides what stands there. It forgets nothing: what was deleted
 * stays, with the moment. Safe for many threads.
 */
public final class Ledger {
    /** Ids look like Mastodon's: long, and later ones greater. */
    private static final long FIRST_ID = 113_000_000_000_000_000L;

    private final InstantSource clock;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> requests = new HashMap<>();

    Ledger(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * One post that was taken.
     *
     * @param text as it came, not as the timeline shows it
     * @param key of idempotency; empty where the request had none
     * @param deletedAt null while it stands
     */
    public record Entry(
            long id,
            String account,
            String text,
            String key,
            @Nullable String inReplyTo,
            String language,
            String visibility,
            String contentWarning,
            Instant at,
            @Nullable Instant deletedAt) {
        public boolean stands() {
            return deletedAt == null;
        }

        private Entry with(String newText, @Nullable Instant deleted) {
            return new Entry(id, account, newText, key, inReplyTo, language, visibility, contentWarning, at, deleted);
        }
    }

    /** Everything ever taken, the oldest first. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** How many requests to post came with a key, whatever became of them. */
    public synchronized int requests(String key) {
        return requests.getOrDefault(key, 0);
    }

    synchronized void requested(String key) {
        requests.merge(key, 1, Integer::sum);
    }

    /** @param status as the request to post has it */
    synchronized Entry take(String account, String key, JsonNode status) {
        Entry entry = new Entry(
                FIRST_ID + entries.size(),
                account,
                status.path("status").asString(""),
                key,
                status.path("in_reply_to_id").isString()
                        ? status.path("in_reply_to_id").asString()
                        : null,
                status.path("language").asString(""),
                status.path("visibility").asString("public"),
                status.path("spoiler_text").asString(""),
                clock.instant(),
                null);
        entries.add(entry);
        return entry;
    }

    synchronized Optional<Entry> find(long id) {
        long index = id - FIRST_ID;
        return index < 0 || index >= entries.size() ? Optional.empty() : Optional.of(entries.get((int) index));
    }

    /** What stands of an account and fits, the newest first. */
    synchronized List<Entry> timeline(String account, Predicate<Entry> fits) {
        return entries.reversed().stream()
                .filter(entry -> entry.stands() && entry.account().equals(account))
                .filter(fits)
                .toList();
    }

    synchronized void delete(Entry entry) {
        replace(entry.with(entry.text(), clock.instant()));
    }

    synchronized Entry edit(Entry entry, String text) {
        Entry edited = entry.with(text, entry.deletedAt());
        replace(edited);
        return edited;
    }

    private void replace(Entry entry) {
        entries.set((int) (entry.id() - FIRST_ID), entry);
    }
}
