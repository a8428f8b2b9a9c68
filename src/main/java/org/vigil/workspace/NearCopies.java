package org.vigil.workspace;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.campaign.Campaign;
import org.vigil.message.Likeness;
import org.vigil.network.Network;
import org.vigil.source.Problem;

/**
 * Finds nearly the same words on several accounts of one network, before anything is sent. On X they are forbidden, at the
 * same moment or later (help.x.com, platform manipulation and spam; developer guidelines); elsewhere they look like a bot
 * farm. What one account says again is its own matter.
 */
public final class NearCopies {
    /** So many days ahead a folder is looked through. */
    private static final int HORIZON_DAYS = 14;

    /** Posts further apart than this are not compared: a person comes round again, and an old post has been read. */
    public static final int WITHIN_DAYS = 7;

    private final List<Copy> copies;

    private NearCopies(List<Copy> copies) {
        this.copies = copies;
    }

    /**
     * Two posts that say nearly the same.
     *
     * @param later the one that comes later, or stands later in its schedule
     * @param likeness as {@link Likeness#to} says it
     * @param file the schedule of the later one
     */
    public record Copy(PreviewEntry earlier, PreviewEntry later, double likeness, Network network, String file) {

        /** Whether the later one must not go out. */
        public boolean refused() {
            return later.network() == Network.X;
        }

        Problem problem(Workspace workspace) {
            return new Places(workspace.tree())
                    .problem(
                            file,
                            "accounts",
                            toString(),
                            "words or people of their own for each, or one account on X; see docs/coalition.md");
        }

        @Override
        public String toString() {
            String what = String.format(
                    Locale.ROOT,
                    "nearly the same words on %s and %s, of %s on %s (alike by %.2f; from %.2f on it is a near-copy)",
                    earlier.account(),
                    later.account(),
                    later.profile(),
                    later.date(),
                    likeness,
                    Likeness.NEAR_COPY);
            return what
                    + switch (network) {
                        case X -> refused() ? ": X forbids it" : ": X would refuse it; these are sandboxes";
                        case MASTODON, BLUESKY, TELEGRAM, SANDBOX -> ": it looks like a bot farm";
                    };
        }
    }

    /** Where a post stands for comparison: the network, or a sandbox that imitates it. */
    private record Place(Network network, boolean sandbox) {}

    private record Spoken(PreviewEntry entry, Place place, Likeness likeness) {}

    /** Two accounts, whichever comes first. */
    private record Pair(AccountName one, AccountName other) {
        static Pair of(Copy copy) {
            AccountName one = copy.earlier().account();
            AccountName other = copy.later().account();
            return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    /** Of each two accounts of one network the likest posts of the coming days, over all campaigns of a folder. */
    static List<Copy> inFolder(Workspace workspace, Instant now) {
        List<PreviewEntry> entries = new ArrayList<>();
        Set<Place> shared = shared(workspace);
        for (Campaign campaign : workspace.campaigns().values()) {
            entries.addAll(Preview.on(
                    account -> shared.contains(place(account)),
                    workspace,
                    campaign,
                    FilePlan.aDayOf(campaign, now),
                    HORIZON_DAYS));
        }
        Map<Pair, Copy> worst = new LinkedHashMap<>();
        for (Copy copy : among(workspace, entries).copies) {
            worst.merge(Pair.of(copy), copy, (one, other) -> other.likeness() > one.likeness() ? other : one);
        }
        return List.copyOf(worst.values());
    }

    /** Among posts that are shown together. */
    public static NearCopies among(Workspace workspace, List<PreviewEntry> entries) {
        Map<Place, List<Spoken>> spoken = new LinkedHashMap<>();
        for (PreviewEntry entry : entries) {
            Account account = workspace.accounts().get(entry.account());
            if (account != null && !entry.parts().isEmpty()) {
                spoken.computeIfAbsent(place(account), place -> new ArrayList<>())
                        .add(new Spoken(entry, place(account), Likeness.of(String.join("\n", entry.parts()))));
            }
        }
        List<Copy> copies = new ArrayList<>();
        spoken.values().forEach(there -> compare(workspace, there, copies));
        return new NearCopies(List.copyOf(copies));
    }

    private static void compare(Workspace workspace, List<Spoken> spoken, List<Copy> copies) {
        for (int i = 0; i < spoken.size(); i++) {
            for (int j = i + 1; j < spoken.size(); j++) {
                Copy copy = copy(workspace, spoken.get(i), spoken.get(j));
                if (copy != null) {
                    copies.add(copy);
                }
            }
        }
    }

    private static @Nullable Copy copy(Workspace workspace, Spoken one, Spoken other) {
        if (one.entry().account().equals(other.entry().account())
                || Math.abs(ChronoUnit.DAYS.between(
                                one.entry().date(), other.entry().date()))
                        > WITHIN_DAYS
                || !one.likeness().isNearCopyOf(other.likeness())) {
            return null;
        }
        boolean inOrder = !other.entry().date().isBefore(one.entry().date());
        Spoken later = inOrder ? other : one;
        Campaign campaign = workspace.campaigns().get(later.entry().campaign());
        return new Copy(
                (inOrder ? one : other).entry(),
                later.entry(),
                one.likeness().to(other.likeness()),
                one.place().network(),
                campaign == null ? "" : campaign.file());
    }

    /** The entries, with those that a network would refuse as near-copies marked so. */
    public List<PreviewEntry> marked(List<PreviewEntry> entries) {
        Map<PreviewEntry, Copy> refused = new HashMap<>();
        copies.stream().filter(Copy::refused).forEach(copy -> refused.putIfAbsent(copy.later(), copy));
        return entries.stream()
                .map(entry -> {
                    Copy copy = refused.get(entry);
                    return copy == null ? entry : entry.refused(copy.toString());
                })
                .toList();
    }

    /** What is no reason against a post, but not good. Each two accounts once. */
    public List<String> warnings() {
        Set<Pair> seen = new HashSet<>();
        return copies.stream()
                .filter(copy -> !copy.refused())
                .filter(copy -> seen.add(Pair.of(copy)))
                .map(Copy::toString)
                .toList();
    }

    private static Set<Place> shared(Workspace workspace) {
        Set<Place> once = new HashSet<>();
        Set<Place> shared = new HashSet<>();
        workspace.accounts().values().stream()
                .map(NearCopies::place)
                .filter(place -> !once.add(place))
                .forEach(shared::add);
        return shared;
    }

    private static Place place(Account account) {
        Network imitates = account.imitates();
        return new Place(imitates == null ? account.network() : imitates, account.isSandbox());
    }
}
