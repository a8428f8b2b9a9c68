package org.vigil.console;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.vigil.access.NotAllowed;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.campaign.Slot;
import org.vigil.delivery.Brakes;
import org.vigil.delivery.FileVersions;
import org.vigil.delivery.Restrictions;
import org.vigil.delivery.StartedCampaigns;
import org.vigil.node.Node;
import org.vigil.source.SourceFile;

/** The campaigns: drafts, those that run, those that are stopped; stopping one and letting it go on. */
@Controller
final class SchedulesPage {
    /**
     * A campaign in the list.
     *
     * @param name the id where its file cannot be read
     * @param state a key of the texts: draft, running, stopped, over, broken
     * @param times in the campaign's own zone
     * @param toAgree whether its schedule has come to say what nobody has agreed to
     * @param problem why its file cannot be read; null where it can
     */
    record Line(
            String id,
            String name,
            String state,
            String times,
            int accounts,
            boolean toAgree,
            @Nullable String problem) {}

    private final Node node;
    private final StartedCampaigns started;

    SchedulesPage(Node node) {
        this.node = node;
        this.started = new StartedCampaigns(node.database().jdbc());
    }

    @GetMapping("/schedules")
    String show(SignedIn who, Model model) {
        Map<String, Campaign> campaigns = new HashMap<>();
        node.files().inForce().workspace().campaigns().values().forEach(each -> campaigns.put(each.file(), each));
        Map<String, String> broken = node.files().inForce().broken();
        Set<String> stopped = stopped();
        Sight sight = new Sight(who, node.files().inForce().workspace());
        model.addAttribute(
                "lines",
                node.files().inForce().workspace().tree().files("schedules/", ".yaml").stream()
                        .map(file -> Optional.ofNullable(campaigns.get(file.path()))
                                .map(campaign -> line(campaign, stopped, broken.get(file.path()), sight))
                                .orElseGet(() -> unread(file)))
                        .toList());
        model.addAttribute("onlyOnDisk", onlyOnDisk(who, sight));
        model.addAttribute("gone", gone(who, sight));
        model.addAttribute("mayEdit", who.may(Role.EDITOR) && !who.isGuest());
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        return "schedules";
    }

    private Line line(Campaign campaign, Set<String> stopped, @Nullable String problem, Sight sight) {
        boolean isStarted = started.find(campaign.id()).isPresent();
        String state = stopped.contains(campaign.id().value())
                ? "stopped"
                : !isStarted ? "draft" : isOver(campaign) ? "over" : "running";
        return new Line(
                campaign.id().value(),
                campaign.name(),
                state,
                campaign.slots().stream()
                        .map(slot -> Slot.name(slot.id()) + " " + slot.at())
                        .distinct()
                        .collect(Collectors.joining(", ")),
                campaign.accounts().size(),
                isStarted && !node.desk().toAgree(campaign.id()).isEmpty(),
                sight.why(problem));
    }

    private boolean isOver(Campaign campaign) {
        LocalDate to = campaign.to();
        return to != null && to.isBefore(LocalDate.ofInstant(node.clock().instant(), campaign.zone()));
    }

    private static Line unread(SourceFile file) {
        String id = file.name().replaceFirst("\\.yaml$", "");
        return new Line(id, id, "broken", "", 0, false, null);
    }

    /** New files that never came into force, since something is wrong with them. */
    private List<String> onlyOnDisk(SignedIn who, Sight sight) {
        if (!who.may(Role.VIEWER) || who.isGuest()) {
            return List.of();
        }
        return node.fileDesk().folder("schedules").files("schedules/", ".yaml").stream()
                .filter(file -> node.files()
                        .inForce()
                        .workspace()
                        .tree()
                        .file(file.path())
                        .isEmpty())
                .map(file -> file.name().replaceFirst("\\.yaml$", ""))
                .map(sight::discreet)
                .toList();
    }

    /** The paths of those that were taken away, and whose versions can bring them back. */
    private List<String> gone(SignedIn who, Sight sight) {
        return who.may(Role.VIEWER) && !who.isGuest()
                ? new FileVersions(node.database().jdbc())
                        .gone("schedules/").stream()
                                .filter(TextRights::isKept)
                                .filter(path -> sight.discreet(path).equals(path))
                                .toList()
                : List.of();
    }

    private Set<String> stopped() {
        return node.brakes().inForce().stream()
                .filter(each -> each.scope() == Restrictions.Scope.CAMPAIGN)
                .map(Restrictions.Restriction::subject)
                .collect(Collectors.toSet());
    }

    /** Everybody may stop one campaign, as everybody may stop all. */
    @Needs(Role.VIEWER)
    @PostMapping("/schedules/{campaign}/stop")
    String stop(SignedIn who, @PathVariable("campaign") String id) {
        boolean isNew = node.brakes().apply(target(id), null, who.who());
        return "redirect:/schedules?done=campaign-" + (isNew ? "stopped" : "stopped-before");
    }

    @Needs(Role.APPROVER)
    @PostMapping("/schedules/{campaign}/go-on")
    String goOn(SignedIn who, @PathVariable("campaign") String id) {
        who.require(Role.APPROVER);
        return "redirect:/schedules" + (node.brakes().release(target(id), who.who()) ? "?done=campaign-goes-on" : "");
    }

    private Brakes.Target target(String id) {
        return node.files().inForce().workspace().campaigns().keySet().stream()
                .filter(known -> known.value().equals(id))
                .findFirst()
                .<Brakes.Target>map(Brakes.Target.OneCampaign::new)
                .orElseThrow(() -> new NotAllowed(Role.EDITOR));
    }

    /** The campaign of an address; empty where none can be called so. */
    static Optional<CampaignId> id(String text) {
        try {
            return Optional.of(new CampaignId(text.strip()));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
