package org.vigil.alert;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.HoldConfirmations;

/**
 * Partners who have not confirmed yet that they know of a hold: one alert for each campaign. It names neither the person
 * nor a reason nor a partner, of whom some are unlisted.
 */
final class UnconfirmedHolds implements Rule {
    private final AcceptedFiles files;
    private final HoldConfirmations confirmations;

    UnconfirmedHolds(AcceptedFiles files, HoldConfirmations confirmations) {
        this.files = files;
        this.confirmations = confirmations;
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.HOLD_TO_CONFIRM);
    }

    @Override
    public List<Finding> look(Instant now) {
        Map<String, List<HoldConfirmations.Partner>> byCampaign = confirmations.all().stream()
                .filter(partner -> !partner.knows())
                .collect(Collectors.groupingBy(
                        partner -> partner.campaign().value(), TreeMap::new, Collectors.toList()));
        return byCampaign.entrySet().stream()
                .map(entry -> finding(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Finding finding(String campaign, List<HoldConfirmations.Partner> waiting) {
        long partners = waiting.stream()
                .map(partner -> partner.organisation().id())
                .distinct()
                .count();
        String who = Phrases.count((int) partners, "partner") + " of "
                + Phrases.campaign(files.inForce(), waiting.getFirst().campaign());
        return new Finding(
                        AlertKind.HOLD_TO_CONFIRM,
                        campaign,
                        "",
                        waiting.stream()
                                .map(partner -> partner.hold().id() + " "
                                        + partner.organisation().id())
                                .collect(Collectors.toCollection(TreeSet::new)),
                        true,
                        "Somebody is on hold: to be confirmed by " + who,
                        "Somebody of whom a campaign speaks is on hold. Vigil says nothing of them already. To be confirmed by "
                                + who
                                + ".\nWhat to do: ./vigil hold status says who it is. Say nothing of them anywhere, also where Vigil does"
                                + " not post for you. Then: ./vigil hold confirm ID --as NAME. Nobody asks why, and nobody is told.")
                .concerning(waiting.stream()
                        .map(partner -> partner.organisation().id())
                        .collect(Collectors.toSet()));
    }
}
