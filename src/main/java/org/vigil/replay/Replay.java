package org.vigil.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vigil.account.AccountName;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.Slot;
import org.vigil.delivery.Deliveries;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.DeliveryState;
import org.vigil.delivery.Desk;
import org.vigil.node.Node;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileFile;
import org.vigil.profile.ProfileId;
import org.vigil.profile.ProfileKind;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;
import org.vigil.workspace.Workspace;

/**
 * Replays the campaigns of a folder that have a first and a last day. Each morning the files are what a team would have
 * had that day; whatever happened later is not known yet. Only the clock and the network are stand-ins.
 */
public final class Replay {
    /** Who approves and starts in a replay. */
    static final String WHO = "the replay";

    /** When after a post its engagement is read; what is left is read at the end of the campaign. */
    private static final List<Duration> READINGS =
            List.of(Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(3), Duration.ofHours(6));

    /** How far ahead the posts are read and approved each morning. */
    private static final Duration READ_AHEAD = Duration.ofDays(3);

    private final Node node;
    private final ReplayClock clock;
    private final SourceTree tree;
    private final Workspace workspace;
    private final Listener listener;
    private final Deliveries deliveries;
    private final Map<Profile, SourceFile> written = new HashMap<>();

    /** Hears how the replay goes on. */
    public interface Listener {
        /** @param campaign begins, with so many slots */
        void begins(Campaign campaign, int slots);

        /**
         * A slot has passed.
         *
         * @param published what went out in it, one a account
         */
        void slot(Campaign campaign, LocalDate date, List<Delivery> published);

        /** These fell out of the plan on a day, each with its reason. */
        void withdrawn(Campaign campaign, LocalDate date, List<Delivery> withdrawn);
    }

    /** @param clock the clock that the node was wired with */
    public Replay(Node node, ReplayClock clock, SourceTree tree, Listener listener) {
        this.node = node;
        this.clock = clock;
        this.tree = tree;
        this.workspace = Workspace.read(tree);
        this.listener = listener;
        this.deliveries = new Deliveries(node.database().jdbc());
    }

    /** The campaigns that can be replayed, the earliest first. */
    public List<Campaign> campaigns() {
        return workspace.campaigns().values().stream()
                .filter(campaign -> campaign.from() != null && campaign.to() != null)
                .filter(campaign -> campaign.accounts().stream().allMatch(this::isSandbox))
                .sorted(Comparator.comparing(campaign -> first(campaign)))
                .toList();
    }

    private boolean isSandbox(AccountName name) {
        var account = workspace.accounts().get(name);
        return account != null && account.isSandbox();
    }

    /** Replays all of them. */
    public Tally run() {
        campaigns().forEach(this::run);
        return Tally.of(node.database().jdbc(), campaigns().size());
    }

    /** What became of a campaign's posts, in order of time. */
    public List<Delivery> deliveries(Campaign campaign) {
        return deliveries.of(campaign.id());
    }

    /** A profile's name in a language. */
    public String name(ProfileId profile, String language) {
        Profile found = workspace.profiles().get(profile);
        return found == null ? profile.value() : found.name(language);
    }

    private void run(Campaign campaign) {
        List<LocalDate> dates =
                first(campaign).datesUntil(last(campaign).plusDays(1)).toList();
        long slots =
                dates.stream().mapToLong(date -> slotsOn(campaign, date).size()).sum();
        listener.begins(campaign, (int) slots);
        morning(campaign, first(campaign));
        node.desk().start(campaign.id(), WHO);
        for (LocalDate date : dates) {
            morning(campaign, date);
            slotsOn(campaign, date).forEach(slot -> pass(campaign, date, slot));
        }
        for (int days : new int[] {1, 2, 4, 7, 14}) {
            clock.moveTo(clock.instant().plus(Duration.ofDays(days)));
            node.collector().collect();
        }
    }

    /** The files of that day come into force, the plan follows them, and what comes next in it is approved. */
    private void morning(Campaign campaign, LocalDate date) {
        clock.moveTo(date.atStartOfDay(campaign.zone()).toInstant());
        Map<Long, Delivery> before = withdrawn(campaign);
        node.files().accept(asKnownOn(date));
        node.planner().planAll();
        node.desk().coming(READ_AHEAD).stream()
                .filter(Desk.Coming::waitsForApproval)
                .forEach(coming -> node.desk().approve(coming, WHO));
        List<Delivery> fresh = withdrawn(campaign).values().stream()
                .filter(delivery -> !before.containsKey(delivery.id()))
                .toList();
        if (!fresh.isEmpty()) {
            listener.withdrawn(campaign, date, fresh);
        }
    }

    private void pass(Campaign campaign, LocalDate date, Slot slot) {
        Instant moment = slot.momentOn(date, campaign.zone());
        clock.moveTo(moment);
        node.loop().drain();
        clock.moveTo(moment.plus(campaign.spread()));
        node.loop().drain();
        listener.slot(
                campaign,
                date,
                deliveries.of(campaign.id()).stream()
                        .filter(delivery -> delivery.date().equals(date)
                                && delivery.slot().equals(slot.id())
                                && delivery.state() == DeliveryState.PUBLISHED)
                        .toList());
        for (Duration reading : READINGS) {
            clock.moveTo(moment.plus(reading).plusSeconds(1));
            node.collector().collect();
        }
    }

    private Map<Long, Delivery> withdrawn(Campaign campaign) {
        Map<Long, Delivery> result = new TreeMap<>();
        deliveries.of(campaign.id()).stream()
                .filter(delivery -> delivery.state() == DeliveryState.WITHDRAWN)
                .forEach(delivery -> result.put(delivery.id(), delivery));
        return result;
    }

    /** The folder as it would have been on a day. Somebody of whom nothing was known yet is not in it. */
    private SourceTree asKnownOn(LocalDate date) {
        List<SourceFile> files = new ArrayList<>();
        for (SourceFile file : tree.all()) {
            if (!file.path().startsWith("profiles/") || !file.path().endsWith(".yaml")) {
                files.add(file);
            }
        }
        workspace.profiles().values().stream()
                .map(profile -> profile.asKnownOn(date))
                .filter(profile -> profile.kind() != ProfileKind.PRISONER
                        || !profile.custody().isEmpty())
                .forEach(profile -> files.add(written.computeIfAbsent(
                        profile, known -> SourceFile.ofText(known.file(), ProfileFile.write(known)))));
        return SourceTree.of(files);
    }

    /** Why members of a campaign's roll had no turn in it, by profile; whoever is not to be named at all is left out. */
    public Map<Profile, String> passedOver(Campaign campaign) {
        Map<Profile, String> result = new TreeMap<>(Comparator.comparing(Profile::id));
        List<Delivery> planned = deliveries.of(campaign.id());
        Instant begin = slotsOn(campaign, first(campaign)).getFirst().momentOn(first(campaign), campaign.zone());
        for (Profile profile :
                campaign.roll().members(List.copyOf(workspace.profiles().values()))) {
            boolean nameable = !profile.withheld() && !profile.minorOn(profile.dayAt(begin));
            if (nameable
                    && planned.stream().noneMatch(delivery -> delivery.profile().equals(profile.id()))) {
                Profile.silence(
                                profile,
                                id -> java.util.Optional.ofNullable(
                                        workspace.profiles().get(id)),
                                begin,
                                campaign.convention())
                        .ifPresent(why -> result.put(profile, why));
            }
        }
        return result;
    }

    private static List<Slot> slotsOn(Campaign campaign, LocalDate date) {
        return campaign.slots().stream()
                .filter(slot -> slot.days().contains(date.getDayOfWeek()))
                .sorted(Comparator.comparing(Slot::at))
                .toList();
    }

    private static LocalDate first(Campaign campaign) {
        return java.util.Objects.requireNonNull(campaign.from());
    }

    private static LocalDate last(Campaign campaign) {
        return java.util.Objects.requireNonNull(campaign.to());
    }
}
