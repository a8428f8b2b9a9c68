package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.campaign.CampaignFile;
import org.vigil.campaign.CampaignId;
import org.vigil.campaign.ScheduleForm;
import org.vigil.delivery.FileDesk;
import org.vigil.delivery.StartedCampaigns;
import org.vigil.node.Node;
import org.vigil.profile.NameSearch;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;
import org.vigil.workspace.NewCampaign;
import org.vigil.workspace.Workspace;

/** One schedule, by a form that keeps what it does not ask, or as the file that it is; and a new one. */
@Controller
final class SchedulePage {
    private static final int LONGEST = 100_000;

    private final Node node;
    private final ChangedFiles files;

    SchedulePage(Node node) {
        this.node = node;
        this.files = new ChangedFiles(node.fileDesk());
    }

    @Needs(Role.EDITOR)
    @GetMapping("/schedules/new")
    String begin(SignedIn who, Model model) {
        who.require(Role.EDITOR);
        model.addAttribute("id", "");
        return form(who, "", ScheduleShown.blank(), List.of(), model);
    }

    @Needs(Role.EDITOR)
    @PostMapping("/schedules/new")
    Object create(
            SignedIn who,
            @RequestParam(name = "id", defaultValue = "") String typed,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            HttpServletResponse response) {
        who.require(Role.EDITOR);
        SourceTree folder = node.fileDesk().folder();
        Optional<CampaignId> id = SchedulesPage.id(typed);
        ScheduleForm form = params(sent);
        if (form.value("templates").isEmpty() && id.isPresent()) {
            form = form.with("templates", id.get().value());
        }
        model.addAttribute("id", typed);
        Optional<String> notSo = id.isEmpty() ? Optional.of("schedule.id") : taken(id.get(), folder);
        if (notSo.isPresent()) {
            ChangedFiles.again(List.of(), notSo.get(), model, response);
            return form(who, "", form, List.of(), model);
        }
        List<FileDesk.Change> changes = new ArrayList<>();
        NewCampaign.files(Workspace.read(folder), id.orElseThrow(), form)
                .forEach(file -> changes.add(new FileDesk.Change(file.path(), null, file.bytes())));
        ScheduleForm shown = form;
        return switch (files.save(changes, who.who(), model, response)) {
            case ChangedFiles.Next.Done done -> "redirect:/schedules/" + id.orElseThrow() + "?done=schedule-made";
            case ChangedFiles.Next.Download download -> download.file();
            case ChangedFiles.Next.Again again -> form(who, "", shown, again.problems(), model);
        };
    }

    /** What one that was taken away has said is kept under its id, and so is who started it: another does not get that. */
    private Optional<String> taken(CampaignId id, SourceTree folder) {
        return folder.file(NewCampaign.path(id)).isPresent()
                ? Optional.of("schedule.taken")
                : new StartedCampaigns(node.database().jdbc()).everStarted(id)
                        ? Optional.of("schedule.was")
                        : Optional.empty();
    }

    @GetMapping("/schedules/{campaign}")
    String show(SignedIn who, @PathVariable("campaign") String campaign, Model model, HttpServletResponse response) {
        who.require(Role.VIEWER);
        Optional<SourceFile> file = file(campaign);
        if (file.isEmpty()) {
            return missing(model, response);
        }
        String text = text(file.get());
        List<Problem> problems = wrong(file.get());
        return ScheduleForm.of(text)
                .map(form -> form(who, campaign, form, problems, model))
                .orElseGet(() -> source(who, campaign, text, file.get().digest(), problems, model));
    }

    @Needs(Role.EDITOR)
    @PostMapping("/schedules/{campaign}")
    Object save(
            SignedIn who,
            @PathVariable("campaign") String campaign,
            @RequestParam(name = "read", defaultValue = "") String read,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            HttpServletResponse response) {
        who.require(Role.EDITOR);
        Optional<SourceFile> file = file(campaign);
        if (file.isEmpty()) {
            return missing(model, response);
        }
        ScheduleForm form = params(sent);
        Optional<String> text = form.into(text(file.get()));
        if (text.isEmpty()) {
            ChangedFiles.again(List.of(), "schedule.only-file", model, response);
            return source(who, campaign, text(file.get()), file.get().digest(), List.of(), model);
        }
        return switch (files.save(List.of(change(file.get(), read, text.get())), who.who(), model, response)) {
            case ChangedFiles.Next.Done done -> "redirect:/schedules/" + campaign + "?done=schedule-saved";
            case ChangedFiles.Next.Download download -> download.file();
            case ChangedFiles.Next.Again again -> form(who, campaign, form, again.problems(), model);
        };
    }

    @GetMapping("/schedules/{campaign}/file")
    String file(SignedIn who, @PathVariable("campaign") String campaign, Model model, HttpServletResponse response) {
        who.require(Role.VIEWER);
        Optional<SourceFile> file = file(campaign);
        return file.isEmpty()
                ? missing(model, response)
                : source(who, campaign, text(file.get()), file.get().digest(), wrong(file.get()), model);
    }

    @Needs(Role.EDITOR)
    @PostMapping("/schedules/{campaign}/file")
    Object saveFile(
            SignedIn who,
            @PathVariable("campaign") String campaign,
            @RequestParam(name = "read", defaultValue = "") String read,
            @RequestParam(name = "text", defaultValue = "") String typed,
            Model model,
            HttpServletResponse response) {
        who.require(Role.EDITOR);
        Optional<SourceFile> file = file(campaign);
        if (file.isEmpty()) {
            return missing(model, response);
        }
        if (typed.length() > LONGEST) {
            ChangedFiles.again(List.of(), "text.long", model, response);
            return source(who, campaign, text(file.get()), file.get().digest(), List.of(), model);
        }
        byte[] bytes = ChangedFiles.bytes(typed, text(file.get()));
        return switch (files.save(
                List.of(new FileDesk.Change(file.get().path(), read, bytes)), who.who(), model, response)) {
            case ChangedFiles.Next.Done done -> "redirect:/schedules/" + campaign + "?done=schedule-saved";
            case ChangedFiles.Next.Download download -> download.file();
            case ChangedFiles.Next.Again again -> source(who, campaign, typed, read, again.problems(), model);
        };
    }

    private static List<Problem> wrong(SourceFile file) {
        Problems problems = new Problems();
        CampaignFile.read(file, problems);
        return problems.list();
    }

    private static FileDesk.Change change(SourceFile file, String read, String text) {
        return new FileDesk.Change(file.path(), read, text.getBytes(StandardCharsets.UTF_8));
    }

    private ScheduleForm params(MultiValueMap<String, String> sent) {
        return new ScheduleParams(
                        sent, new NameSearch(node.files().inForce().workspace().profiles()))
                .form();
    }

    private Optional<SourceFile> file(String campaign) {
        return SchedulesPage.id(campaign).flatMap(id -> node.fileDesk().file(NewCampaign.path(id)));
    }

    private static String text(SourceFile file) {
        return file.text().orElse("");
    }

    private String form(SignedIn who, String campaign, ScheduleForm form, List<Problem> problems, Model model) {
        Workspace workspace = node.files().inForce().workspace();
        model.addAttribute("campaign", campaign);
        model.addAttribute("form", ScheduleShown.of(form, workspace, problems, new Sight(who, workspace)));
        model.addAttribute("read", file(campaign).map(SourceFile::digest).orElse(""));
        around(who, campaign, model);
        return "schedule";
    }

    private String source(
            SignedIn who, String campaign, String text, String read, List<Problem> problems, Model model) {
        model.addAttribute("campaign", campaign);
        model.addAttribute("text", text);
        model.addAttribute("read", read);
        SourceLines.of(
                        "schedules/" + campaign + ".yaml",
                        text,
                        problems,
                        new Sight(who, node.files().inForce().workspace()))
                .show(model);
        around(who, campaign, model);
        return "schedule-file";
    }

    private void around(SignedIn who, String campaign, Model model) {
        model.addAttribute("mayEdit", who.may(Role.EDITOR) && !who.isGuest());
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        model.addAttribute("path", "schedules/" + campaign + ".yaml");
        model.addAttribute(
                "started",
                SchedulesPage.id(campaign)
                        .filter(id -> node.desk().isStarted(id))
                        .isPresent());
        model.addAttribute(
                "toAgree", SchedulesPage.id(campaign).map(node.desk()::toAgree).orElse(List.of()));
        model.addAttribute(
                "inForce",
                SchedulesPage.id(campaign)
                        .filter(node.files().inForce().workspace().campaigns()::containsKey)
                        .isPresent());
    }

    private static String missing(Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        model.addAttribute("kind", "missing");
        return "error";
    }
}
