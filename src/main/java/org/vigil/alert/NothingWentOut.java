package org.vigil.alert;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.campaign.Occasion;
import org.vigil.delivery.AcceptedFiles;

/**
 * Slots of which no account got its post: one alert a campaign, which lasts until a later slot has gone out.
 */
final class NothingWentOut implements Rule {
    private static final int SLOTS_TOLD = 3;

    private final SilentSlots slots;
    private final AcceptedFiles files;

    NothingWentOut(SilentSlots slots, AcceptedFiles files) {
        this.slots = slots;
        this.files = files;
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.NOTHING_WENT_OUT);
    }

    @Override
    public List<Finding> look(Instant now) {
        Map<CampaignId, Campaign> campaigns = files.inForce().workspace().campaigns();
        Map<CampaignId, List<SilentSlots.Slot>> byCampaign = slots.at(now).stream()
                .filter(slot -> isExpected(slot, campaigns.get(slot.campaign())))
                .collect(Collectors.groupingBy(SilentSlots.Slot::campaign, TreeMap::new, Collectors.toList()));
        return byCampaign.entrySet().stream()
                .map(entry -> finding(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** What the schedule does not have any more was taken out by somebody, and so was what was withdrawn with it. */
    private static boolean isExpected(SilentSlots.Slot slot, @Nullable Campaign campaign) {
        return campaign != null
                && (!slot.withdrawn()
                        || Occasion.of(campaign, slot.date(), slot.date()).stream()
                                .anyMatch(occasion -> occasion.slot().id().equals(slot.slot())));
    }

    private Finding finding(CampaignId id, List<SilentSlots.Slot> silent) {
        SilentSlots.Slot last = silent.getLast();
        String campaign = Phrases.campaign(files.inForce(), id);
        String when = silent.size() == 1
                ? Phrases.slot(last.date(), last.slot())
                : silent.size() + " slots in a row, the last " + Phrases.slot(last.date(), last.slot());
        return new Finding(
                        AlertKind.NOTHING_WENT_OUT,
                        id.value(),
                        "",
                        silent.stream()
                                .map(slot -> Phrases.slot(slot.date(), slot.slot()))
                                .collect(Collectors.toCollection(TreeSet::new)),
                        true,
                        (last.over() ? "Nothing went out: " : "Nothing has gone out yet: ") + campaign + ", " + when,
                        silent.reversed().stream()
                                        .limit(SLOTS_TOLD)
                                        .map(slot -> told(campaign, slot))
                                        .collect(Collectors.joining("\n"))
                                + "\nWhat to do: ./vigil deliveries --campaign " + id + " says what became of each.")
                .concerning(new Concerned(files.inForce().workspace()).by(id));
    }

    private String told(String campaign, SilentSlots.Slot slot) {
        String accounts = slots.accounts(slot).stream().map(line -> "  " + line).collect(Collectors.joining("\n"));
        return "No account of " + campaign + (slot.over() ? " got" : " has") + " its post of "
                + Phrases.slot(slot.date(), slot.slot()) + (slot.over() ? ":\n" : " yet:\n") + accounts;
    }
}
