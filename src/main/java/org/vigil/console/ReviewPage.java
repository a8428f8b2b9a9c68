package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.delivery.FileDesk;
import org.vigil.delivery.RelativeReviews;
import org.vigil.node.Node;
import org.vigil.profile.Profile;
import org.vigil.profile.Relative;
import org.vigil.source.Problem;
import org.vigil.workspace.FileChange;
import org.vigil.workspace.RelativeReview;

/** Writes down that somebody has asked a relative again, as {@code ./vigil people review} does. */
@Controller
final class ReviewPage {
    private final Node node;
    private final PeopleDesk desk;

    ReviewPage(Node node) {
        this.node = node;
        this.desk = new PeopleDesk(node);
    }

    @Needs(Role.EDITOR)
    @GetMapping("/people/{id}/review")
    String show(
            SignedIn who,
            @PathVariable("id") String id,
            @RequestParam(name = "relative", defaultValue = "") String relative,
            Model model) {
        return show(desk.changeable(who, id), relative, model);
    }

    private String show(Profile profile, String relative, Model model) {
        LocalDate today = profile.dayAt(node.clock().instant());
        Relative named = RelativeReview.called(profile.published(), relative).orElseThrow(Missing::new);
        model.addAttribute("id", profile.id().value());
        model.addAttribute("name", CalledName.of(profile).text());
        model.addAttribute("relative", named.name());
        model.addAttribute("relation", named.relation());
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        model.addAttribute("earliest", today.toString());
        model.addAttribute("latest", today.plusYears(1).toString());
        return "review";
    }

    @Needs(Role.EDITOR)
    @PostMapping("/people/{id}/review")
    String review(
            SignedIn who,
            @PathVariable("id") String id,
            @RequestParam(name = "relative", defaultValue = "") String relative,
            @RequestParam(name = "until", defaultValue = "") String until,
            Model model,
            HttpServletResponse response) {
        Profile profile = desk.changeable(who, id);
        model.addAttribute("typedDay", until);
        SavedFile saved = saved(profile, relative, VerifyPage.day(until), who);
        if (saved.isInForce()) {
            return "redirect:/people/" + profile.id() + "?done=reviewed";
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        saved.tell(model);
        return show(profile, relative, model);
    }

    private SavedFile saved(Profile inForce, String name, Optional<LocalDate> until, SignedIn who) {
        if (until.isEmpty()) {
            return new SavedFile("verify.day", List.of());
        }
        Optional<ProfileOnDisk> disk = ProfileOnDisk.of(node.fileDesk(), inForce);
        if (disk.flatMap(ProfileOnDisk::profile).isEmpty()) {
            return new SavedFile(
                    "saved.broken",
                    disk.stream()
                            .flatMap(file -> file.problems().stream())
                            .map(Problem::toString)
                            .toList());
        }
        Profile profile = disk.get().profile().get();
        LocalDate today = profile.dayAt(node.clock().instant());
        return switch (RelativeReview.of(profile, disk.get().text().orElse(""), name, until.get(), today)) {
            case FileChange.Refused refused -> new SavedFile("review.not", List.of(refused.why()));
            case FileChange.Ready ready ->
                saved(
                        profile,
                        RelativeReview.called(profile, name).orElseThrow(Missing::new),
                        until.get(),
                        disk.get().change(ready.text()),
                        who);
        };
    }

    /** The record comes before the file: without it the later day would put the person on hold. */
    private SavedFile saved(Profile profile, Relative asked, LocalDate until, FileDesk.Change change, SignedIn who) {
        FileDesk files = node.fileDesk();
        List<Problem> problems = files.filesLead() ? List.of() : files.problems(List.of(change));
        if (files.filesLead()) {
            return SavedFile.of(new FileDesk.Outcome.FilesLead());
        }
        if (!problems.isEmpty()) {
            return SavedFile.of(new FileDesk.Outcome.Wrong(problems));
        }
        new RelativeReviews(node.database()).record(profile.id(), asked, until, who.who());
        return SavedFile.of(files.save(List.of(change), who.who()));
    }
}
