package org.vigil.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.campaign.CampaignId;
import org.vigil.delivery.AcceptedFiles;

/**
 * Accounts that will never get the post of a slot: one alert a campaign and slot, for a day. A slot of which nothing went
 * out at all is told by {@link NothingWentOut}, and not a second time.
 */
final class NotEverywhere implements Rule {
    private static final int NAMED = 20;
    private static final Duration TOLD_LATELY = Duration.ofDays(30);

    private final FailedPosts posts;
    private final SilentSlots silent;
    private final Alerts alerts;
    private final AcceptedFiles files;

    NotEverywhere(FailedPosts posts, SilentSlots silent, Alerts alerts, AcceptedFiles files) {
        this.posts = posts;
        this.silent = silent;
        this.alerts = alerts;
        this.files = files;
    }

    private record Slot(CampaignId campaign, LocalDate date, String id) {
        String words() {
            return Phrases.slot(date, id);
        }
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.NOT_EVERYWHERE);
    }

    @Override
    public List<Finding> look(Instant now) {
        Map<Slot, List<FailedPosts.Failed>> bySlot = Stream.concat(posts.at(now).stream(), posts.reposts(now).stream())
                .collect(Collectors.groupingBy(
                        failed -> new Slot(failed.campaign(), failed.date(), failed.slot()),
                        () -> new TreeMap<>(Comparator.comparing(
                                        (Slot slot) -> slot.campaign().value())
                                .thenComparing(Slot::date)
                                .thenComparing(Slot::id)),
                        Collectors.toList()));
        if (bySlot.isEmpty()) {
            return List.of();
        }
        Set<Slot> silentNow = silent.at(now).stream()
                .map(slot -> new Slot(slot.campaign(), slot.date(), slot.slot()))
                .collect(Collectors.toSet());
        return bySlot.entrySet().stream()
                .filter(entry -> !silentNow.contains(entry.getKey()) && !wasSilent(entry.getKey(), now))
                .map(entry -> finding(entry.getKey(), entry.getValue()))
                .toList();
    }

    private boolean wasSilent(Slot slot, Instant now) {
        return alerts.items(AlertKind.NOTHING_WENT_OUT, slot.campaign().value(), now.minus(TOLD_LATELY))
                .contains(slot.words());
    }

    private Finding finding(Slot slot, List<FailedPosts.Failed> failed) {
        String campaign = Phrases.campaign(files.inForce(), slot.campaign());
        String some = failed.size() + " of " + Phrases.count(failed.getFirst().accounts(), "account");
        return new Finding(
                        AlertKind.NOT_EVERYWHERE,
                        slot.campaign().value(),
                        slot.words(),
                        failed.stream().map(FailedPosts.Failed::account).collect(Collectors.toCollection(TreeSet::new)),
                        true,
                        "Not everywhere: " + campaign + ", " + slot.words() + ": " + some + " did not get it",
                        "The post of " + campaign + " of " + slot.words() + " did not go out on " + some
                                + ", and does not any more:\n"
                                + failed.stream()
                                        .limit(NAMED)
                                        .map(each -> "  " + each.account() + ": " + each.why())
                                        .collect(Collectors.joining("\n"))
                                + (failed.size() > NAMED ? "\n  and " + (failed.size() - NAMED) + " more" : "")
                                + "\nWhat to do: see to the reason before the next slot; ./vigil deliveries --campaign "
                                + slot.campaign() + " says more.")
                .concerning(new Concerned(files.inForce().workspace())
                        .byAccounts(
                                failed.stream().map(FailedPosts.Failed::account).toList()));
    }
}
