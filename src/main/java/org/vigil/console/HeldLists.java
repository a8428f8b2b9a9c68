package org.vigil.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.vigil.exchange.ImportReport;
import org.vigil.exchange.Mapping;

/** The lists between their upload and the moment when they come in: in memory alone, each its user's own, and not for long. */
final class HeldLists {
    /** Until it is forgotten, since it was last touched. */
    static final Duration TIME = Duration.ofMinutes(30);

    /** Bytes of one list: ten times the largest that was measured. */
    static final int MOST_BYTES = 10_000_000;

    private static final int MOST_LISTS = 6;

    /**
     * A list and what is known of it.
     *
     * @param bytes empty once it is in
     * @param report what it would bring, or has brought; null where too little is known of its columns
     * @param why what is missing then, in words; empty otherwise
     * @param done null where it is not in yet
     */
    record Held(
            String name,
            byte[] bytes,
            MappingForm form,
            Mapping mapping,
            @Nullable ImportReport report,
            String why,
            ImportedRows rows,
            @Nullable Done done) {
        /** Tells just this list, read in just this way, from another that its user has uploaded or read anew meanwhile. */
        public String mark() {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                digest.update((name + "\n" + mapping + "\n").getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest.digest(bytes));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e); // every Java has it
            }
        }
    }

    /**
     * What bringing it in has led to.
     *
     * @param held who is on hold now, and why
     * @param unfinished whether it is in force but not all files lie in their places
     */
    record Done(java.util.List<String> held, boolean unfinished) {}

    private record Entry(Held list, Instant touched) {}

    private final InstantSource clock;
    private final Map<Long, Entry> byUser = new LinkedHashMap<>();

    HeldLists(InstantSource clock) {
        this.clock = clock;
    }

    /** In place of what that user had before. */
    synchronized void put(long user, Held list) {
        forgetOld();
        byUser.remove(user);
        if (byUser.size() >= MOST_LISTS) {
            byUser.remove(byUser.keySet().iterator().next());
        }
        byUser.put(user, new Entry(list, clock.instant()));
        // Also where nobody comes any more: names of people in danger do not stay in memory.
        CompletableFuture.delayedExecutor(TIME.toSeconds() + 1, TimeUnit.SECONDS)
                .execute(this::forgetOld);
    }

    synchronized Optional<Held> of(long user) {
        forgetOld();
        return Optional.ofNullable(byUser.get(user)).map(Entry::list);
    }

    synchronized void forget(long user) {
        byUser.remove(user);
    }

    private synchronized void forgetOld() {
        Instant oldest = clock.instant().minus(TIME);
        byUser.values().removeIf(entry -> entry.touched().isBefore(oldest));
    }
}
