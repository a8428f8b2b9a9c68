package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
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
import org.vigil.node.Node;
import org.vigil.operator.Audit;
import org.vigil.profile.PartialDate;
import org.vigil.profile.Profile;
import org.vigil.source.Problem;
import org.vigil.workspace.FileChange;
import org.vigil.workspace.Verification;

/** Writes down that somebody has looked, and custody lasts, as {@code ./vigil people verify} does. */
@Controller
final class VerifyPage {
    private static final int MOST_SOURCES = 10;

    private final Node node;
    private final PeopleDesk desk;

    VerifyPage(Node node) {
        this.node = node;
        this.desk = new PeopleDesk(node);
    }

    @Needs(Role.EDITOR)
    @GetMapping("/people/{id}/verify")
    String show(SignedIn who, @PathVariable("id") String id, Model model) {
        return show(desk.changeable(who, id), model);
    }

    private String show(Profile profile, Model model) {
        LocalDate today = profile.dayAt(node.clock().instant());
        model.addAttribute("id", profile.id().value());
        model.addAttribute("name", CalledName.of(profile).text());
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        model.addAttribute(
                "confirmed",
                profile.doNotPublish().has("custody")
                        ? null
                        : profile.lastConfirmed(today).map(PartialDate::words).orElse(null));
        model.addAttribute("latest", today.toString());
        return "verify";
    }

    @Needs(Role.EDITOR)
    @PostMapping("/people/{id}/verify")
    String verify(
            SignedIn who,
            @PathVariable("id") String id,
            @RequestParam(name = "day", defaultValue = "") String day,
            @RequestParam(name = "source", defaultValue = "") String source,
            Model model,
            HttpServletResponse response) {
        Profile profile = desk.changeable(who, id);
        model.addAttribute("typedDay", day);
        model.addAttribute("typedSource", source);
        SavedFile saved = saved(profile, day(day), lines(source), who);
        if (saved.isInForce()) {
            return "redirect:/people/" + profile.id() + "?done=verified";
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        saved.tell(model);
        return show(profile, model);
    }

    private SavedFile saved(Profile inForce, Optional<LocalDate> day, List<String> sources, SignedIn who) {
        List<String> wrong = sources.stream()
                .flatMap(each -> Verification.wrongInSource(each).stream())
                .distinct()
                .toList();
        if (day.isEmpty()) {
            return new SavedFile("verify.day", List.of());
        }
        if (sources.isEmpty() || sources.size() > MOST_SOURCES || !wrong.isEmpty()) {
            return new SavedFile("verify.source", wrong);
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
        return saved(disk.get(), disk.get().profile().get(), day.get(), sources, who);
    }

    private SavedFile saved(ProfileOnDisk disk, Profile profile, LocalDate day, List<String> sources, SignedIn who) {
        LocalDate today = profile.dayAt(node.clock().instant());
        return switch (Verification.of(profile, disk.text().orElse(""), day, today)) {
            case FileChange.Refused refused -> new SavedFile("verify.not", List.of(refused.why()));
            case FileChange.Ready ready -> {
                SavedFile saved = SavedFile.of(node.fileDesk().save(List.of(disk.change(ready.text())), who.who()));
                if (saved.isInForce()) {
                    new Audit(node.database().jdbc())
                            .record(who.who(), "verify", profile.id().value(), Verification.words(day, sources));
                }
                yield saved;
            }
        };
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    static Optional<LocalDate> day(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // the page says what may stand there
        }
    }
}
