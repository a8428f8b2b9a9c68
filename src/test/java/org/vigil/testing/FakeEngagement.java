package org.vigil.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Counts;
import org.vigil.network.CountsReading;
import org.vigil.network.FollowersReading;
import org.vigil.network.Network;
import org.vigil.network.RepliesReading;
import org.vigil.network.RepliesReading.Said;

/**
 * What followers did on a network in memory: one sets it, breaks it on purpose, and looks what was asked. Tells only of what
 * was set. Safe for many threads.
 */
public final class FakeEngagement {
    private final Network network;
    private final Map<String, Counts> counts = new HashMap<>();
    private final Map<String, String> refused = new HashMap<>();
    private final Set<String> gone = new HashSet<>();
    private final Map<String, Long> followers = new HashMap<>();
    private final Map<String, List<Said>> replies = new HashMap<>();
    private final List<List<String>> asked = new ArrayList<>();
    private final List<String> followersAsked = new ArrayList<>();
    private final List<String> repliesAsked = new ArrayList<>();
    private @Nullable String failure;
    private int requestsLeft;

    FakeEngagement(Network network) {
        this.network = network;
    }

    /** From now on it says so of this message. */
    public synchronized void count(String remoteId, Counts told) {
        gone.remove(remoteId);
        refused.remove(remoteId);
        counts.put(remoteId, told);
    }

    /** From now on it says of this message what can be no count. */
    public synchronized void nonsense(String remoteId, String words) {
        counts.putIfAbsent(remoteId, Counts.NONE);
        refused.put(remoteId, words);
    }

    /** From now on it says that there is no such message. */
    public synchronized void vanish(String remoteId) {
        keepsSilentAbout(remoteId);
        gone.add(remoteId);
    }

    /** From now on it does not speak of this message. */
    public synchronized void keepsSilentAbout(String remoteId) {
        counts.remove(remoteId);
        refused.remove(remoteId);
        gone.remove(remoteId);
    }

    /** It answers so many requests more, of all accounts together, and then fails until it {@link #works}. */
    public synchronized void failsAfter(int requests, String words) {
        requestsLeft = requests;
        failure = words;
    }

    public synchronized void works() {
        failure = null;
    }

    public synchronized void followers(String account, long number) {
        followers.put(account, number);
    }

    public synchronized void answered(String remoteId, Said... said) {
        replies.put(remoteId, List.of(said));
    }

    /** Which messages it was asked for, one list for each request, whether it answered or not. */
    public synchronized List<List<String>> asked() {
        return List.copyOf(asked);
    }

    /** Of which accounts somebody asked for the number of followers, once for each time. */
    public synchronized List<String> followersAsked() {
        return List.copyOf(followersAsked);
    }

    /** Of which messages somebody asked for the answers, once for each time. */
    public synchronized List<String> repliesAsked() {
        return List.copyOf(repliesAsked);
    }

    /** How many requests there were of all kinds. */
    public synchronized int requests() {
        return asked.size() + followersAsked.size() + repliesAsked.size();
    }

    private int atOnce() {
        return switch (network) {
            case X, SANDBOX -> 100;
            case BLUESKY -> 25;
            case MASTODON -> 20;
            case TELEGRAM -> 1;
        };
    }

    /** @param down why nobody answers at all; null where somebody does */
    synchronized CountsReading counts(List<String> remoteIds, @Nullable String down) {
        List<String> all = List.copyOf(new LinkedHashSet<>(remoteIds));
        Map<String, Counts> told = new HashMap<>();
        Map<String, String> objections = new HashMap<>();
        Set<String> absent = new HashSet<>();
        String failed = null;
        int requests = 0;
        for (int from = 0; from < all.size() && failed == null; from += atOnce()) {
            List<String> batch = all.subList(from, Math.min(all.size(), from + atOnce()));
            asked.add(batch);
            requests++;
            failed = down == null ? refuses() : down;
            for (String id : failed == null ? batch : List.<String>of()) {
                if (counts.containsKey(id)) {
                    told.put(id, counts.get(id));
                }
                if (refused.containsKey(id)) {
                    objections.put(id, refused.get(id));
                }
                if (gone.contains(id)) {
                    absent.add(id);
                }
            }
        }
        return new CountsReading(told, objections, absent, "the fake's counts", requests, failed);
    }

    synchronized FollowersReading followers(String account, @Nullable String down) {
        followersAsked.add(account);
        String failed = down == null ? refuses() : down;
        Long number = followers.get(account);
        if (failed != null) {
            return new FollowersReading.Failed("the fake's followers", failed);
        }
        return number == null
                ? new FollowersReading.NotTold("the fake tells no followers of " + account)
                : new FollowersReading.Counted(number, "the fake's followers");
    }

    synchronized RepliesReading replies(String remoteId, @Nullable String down) {
        repliesAsked.add(remoteId);
        String failed = down == null ? refuses() : down;
        List<Said> said = failed == null ? replies.getOrDefault(remoteId, List.of()) : List.of();
        boolean complete = failed == null && said.size() <= RepliesReading.MOST;
        return new RepliesReading(
                said.subList(0, Math.min(said.size(), RepliesReading.MOST)), complete, "the fake's replies", 1, failed);
    }

    private @Nullable String refuses() {
        return failure == null || requestsLeft-- > 0 ? null : failure;
    }
}
