package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.NotAllowed;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.delivery.FileDesk;
import org.vigil.delivery.ScheduleRemoval;
import org.vigil.node.Node;
import org.vigil.source.SourceFile;
import org.vigil.workspace.NewCampaign;

/** Takes a schedule away, after it has said what that means: a draft, or a campaign that was stopped or is over. */
@Controller
final class ScheduleRemovalPage {
    private final Node node;
    private final ScheduleRemoval removal;

    ScheduleRemovalPage(Node node) {
        this.node = node;
        this.removal = new ScheduleRemoval(node.database(), node.files(), node.fileDesk(), node.clock());
    }

    @GetMapping("/schedules/{campaign}/remove")
    String show(SignedIn who, @PathVariable("campaign") String campaign, Model model, HttpServletResponse response) {
        who.require(Role.VIEWER);
        Optional<CampaignId> id = SchedulesPage.id(campaign);
        Optional<SourceFile> file = id.flatMap(this::file);
        return file.isEmpty() ? AccountsPage.missing(model, response) : show(who, id.get(), file.get(), model);
    }

    private String show(SignedIn who, CampaignId id, SourceFile file, Model model) {
        ScheduleRemoval.Meaning meaning = removal.meaning(id);
        Optional.ofNullable(node.files().inForce().workspace().campaigns().get(id))
                .ifPresent(campaign -> about(campaign, meaning, model));
        model.addAttribute("campaign", id.value());
        model.addAttribute("path", file.path());
        model.addAttribute("read", file.digest());
        model.addAttribute("meaning", meaning);
        model.addAttribute("mayRemove", who.may(Role.APPROVER) && !who.isGuest());
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        return "schedule-remove";
    }

    private void about(Campaign campaign, ScheduleRemoval.Meaning meaning, Model model) {
        model.addAttribute("name", campaign.name());
        model.addAttribute("open", meaning.isStarted() && campaign.followers().any());
        model.addAttribute(
                "byPeople",
                meaning.isStarted()
                        && campaign.accounts().stream()
                                .map(node.files().inForce().workspace().accounts()::get)
                                .anyMatch(account -> account != null && account.byHand()));
    }

    /** @param read of the file that they have looked at: another is not taken away */
    @Needs(Role.APPROVER)
    @PostMapping("/schedules/{campaign}/remove")
    String remove(
            SignedIn who,
            @PathVariable("campaign") String campaign,
            @RequestParam(name = "typed", defaultValue = "") String typed,
            @RequestParam(name = "read", defaultValue = "") String read,
            Model model,
            HttpServletResponse response) {
        who.require(Role.APPROVER);
        CampaignId id = SchedulesPage.id(campaign).orElseThrow(() -> new NotAllowed(Role.APPROVER));
        SourceFile file = file(id).orElseThrow(() -> new NotAllowed(Role.APPROVER));
        if (!typed.strip().equals(id.value())) {
            return problem("schedule.typed", who, id, file, model, response);
        }
        boolean byHand = node.fileDesk().filesLead();
        ScheduleRemoval.Outcome outcome =
                byHand ? removal.end(id, who.who()) : removal.remove(id, file.path(), read, who.who());
        return switch (outcome) {
            case ScheduleRemoval.Outcome.Done done ->
                byHand
                        ? "redirect:/schedules/" + id + "/remove?done=campaign-ended"
                        : "redirect:/schedules?done=campaign-removed";
            case ScheduleRemoval.Outcome.NotNow now -> problem("schedule.not-now", who, id, file, model, response);
            case ScheduleRemoval.Outcome.NotWritten not -> notWritten(not.why(), who, id, file, model, response);
        };
    }

    private String notWritten(
            FileDesk.Outcome why,
            SignedIn who,
            CampaignId id,
            SourceFile file,
            Model model,
            HttpServletResponse response) {
        SavedFile saved = SavedFile.of(why);
        Sight sight = new Sight(who, node.files().inForce().workspace());
        String page =
                problem(saved.problem() == null ? "saved.wrong" : saved.problem(), who, id, file, model, response);
        model.addAttribute(
                "details", saved.details().stream().map(sight::discreet).toList());
        return page;
    }

    private String problem(
            String problem, SignedIn who, CampaignId id, SourceFile file, Model model, HttpServletResponse response) {
        ChangedFiles.again(List.of(), problem, model, response);
        return show(who, id, file, model);
    }

    private Optional<SourceFile> file(CampaignId id) {
        return node.fileDesk().file(NewCampaign.path(id));
    }
}
