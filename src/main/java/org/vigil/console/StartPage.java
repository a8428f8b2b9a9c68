package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.NotAllowed;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.delivery.StartSheet;
import org.vigil.node.Node;
import org.vigil.workspace.Cost;
import org.vigil.workspace.PreviewEntry;

/** Starts a draft, or agrees to what a started campaign's schedule has come to say, as {@code ./vigil start} does. */
@Controller
final class StartPage {
    /**
     * One of the first posts.
     *
     * @param basisMissing why it does not go out as it is now; null where it does
     */
    record First(
            String when,
            String account,
            String network,
            @Nullable String name,
            int length,
            int limit,
            List<Card.Piece> pieces,
            List<String> problems,
            List<String> notes,
            @Nullable String basisMissing) {}

    private final Node node;
    private final TeamFiles files;

    StartPage(Node node, TeamFiles files) {
        this.node = node;
        this.files = files;
    }

    @GetMapping("/schedules/{campaign}/start")
    String show(SignedIn who, @PathVariable("campaign") String id, Model model, HttpServletResponse response) {
        who.require(Role.VIEWER);
        Optional<Campaign> campaign = campaign(id);
        if (campaign.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            model.addAttribute("kind", "missing");
            return "error";
        }
        return show(who, campaign.get(), model);
    }

    private String show(SignedIn who, Campaign campaign, Model model) {
        return show(who, campaign, sheet(campaign), model);
    }

    private String show(SignedIn who, Campaign campaign, StartSheet sheet, Model model) {
        Sight sight = new Sight(who, node.files().inForce().workspace());
        model.addAttribute("campaign", campaign.id().value());
        model.addAttribute("name", campaign.name());
        model.addAttribute("unread", !campaign.approvalRequired());
        model.addAttribute("open", campaign.followers().any());
        model.addAttribute(
                "first",
                sheet.first().stream().map(entry -> first(entry, sight)).toList());
        model.addAttribute("from", When.day(sheet.from()));
        model.addAttribute(
                "places",
                sheet.places().stream().map(StartSheet.Place::toString).toList());
        model.addAttribute("times", sheet.times());
        model.addAttribute("cost", sheet.cost().map(Cost::toString).orElse(null));
        model.addAttribute("notes", sheet.notes().stream().map(sight::discreet).toList());
        model.addAttribute(
                "heldBack", sheet.heldBack().stream().map(sight::discreet).toList());
        model.addAttribute("started", sheet.started());
        model.addAttribute("toAgree", sheet.toAgree());
        model.addAttribute("wrong", sheet.hasProblems());
        model.addAttribute("canStart", sheet.canStart());
        model.addAttribute("mayStart", who.may(Role.APPROVER) && !who.isGuest());
        model.addAttribute(
                "mayNot",
                node.desk()
                        .mayNotStart(campaign.id(), who.who())
                        .map(sight::discreet)
                        .orElse(null));
        model.addAttribute("mark", sheet.mark());
        return "start";
    }

    private First first(PreviewEntry entry, Sight sight) {
        Account account = node.files().inForce().workspace().accounts().get(entry.account());
        return new First(
                When.day(entry.date()) + ", " + entry.slot(),
                entry.account().value(),
                (account == null ? entry.network() : Cards.look(account)).word(),
                files.name().apply(entry.profile()).orElse(null),
                entry.length(),
                entry.limit(),
                Cards.pieces(entry),
                entry.problems().stream().map(sight::discreet).toList(),
                entry.notes().stream().map(sight::discreet).toList(),
                entry.basisMissing());
    }

    /** @param mark of what was read: nothing else is started unread */
    @Needs(Role.APPROVER)
    @PostMapping("/schedules/{campaign}/start")
    String start(
            SignedIn who,
            @PathVariable("campaign") String id,
            @RequestParam(name = "mark", defaultValue = "") String mark,
            @RequestParam(name = "read", defaultValue = "") String read,
            Model model,
            HttpServletResponse response) {
        who.require(Role.APPROVER);
        Campaign campaign = campaign(id).orElseThrow(() -> new NotAllowed(Role.APPROVER));
        StartSheet sheet = sheet(campaign);
        String wrong = wrong(sheet, who, mark, read);
        if (!wrong.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            model.addAttribute("problem", wrong);
            return show(who, campaign, sheet, model);
        }
        boolean isNew = node.desk().start(campaign.id(), who.who());
        return "redirect:/schedules?done=" + (isNew ? "campaign-started" : "campaign-agreed");
    }

    private String wrong(StartSheet sheet, SignedIn who, String mark, String read) {
        if (!sheet.mark().equals(mark)) {
            return "start.changed";
        }
        if (read.isEmpty()) {
            return "start.unread";
        }
        return !sheet.canStart()
                ? "start.cannot"
                : node.desk().mayNotStart(sheet.campaign().id(), who.who()).isPresent() ? "start.own" : "";
    }

    private StartSheet sheet(Campaign campaign) {
        return StartSheet.of(node.files(), node.database(), node.sessions(), node.desk(), campaign, node.clock());
    }

    private Optional<Campaign> campaign(String id) {
        return SchedulesPage.id(id)
                .flatMap(known -> Optional.ofNullable(
                        node.files().inForce().workspace().campaigns().get(known)));
    }
}
