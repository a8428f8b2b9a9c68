package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.vigil.delivery.FileDesk;
import org.vigil.node.Node;
import org.vigil.profile.NameSearch;
import org.vigil.source.Problem;

/** A person's file as the text that it is; and the last step of each change: what it does, in words, and the saving. */
@Controller
final class PersonChangePage {
    /** @param number from 1 */
    record Line(int number, String text, List<String> wrong) {}

    private final Node node;

    PersonChangePage(Node node) {
        this.node = node;
    }

    @Needs(Role.EDITOR)
    @GetMapping("/people/{id}/edit/file")
    String show(SignedIn who, @PathVariable("id") String id, Model model, HttpServletResponse response) {
        Optional<PersonFile> file = EditPersonPage.file(node, id);
        if (file.isEmpty()) {
            return EditPersonPage.missing(model, response);
        }
        file.get().require(who);
        return text(file.get(), file.get().text().orElse(""), file.get().read(), List.of(), model);
    }

    @Needs(Role.EDITOR)
    @PostMapping("/people/{id}/edit/file")
    String look(
            SignedIn who,
            @PathVariable("id") String id,
            @RequestParam(name = "text", defaultValue = "") String sent,
            @RequestParam(name = "read", defaultValue = "") String read,
            @RequestParam(name = "again", defaultValue = "false") boolean again,
            Model model,
            HttpServletResponse response) {
        PersonFile file = maybeNew(id);
        EditRights rights = file.require(who);
        String text = file.withItsLineEnds(sent);
        if (again) {
            return text(file, text, read, List.of(), model);
        }
        List<Problem> problems = file.problems(text, rights);
        String problem = !read.equals(file.read())
                ? "person-file.changed"
                : file.text().filter(text::equals).isPresent() ? "person-file.same" : "";
        if (problem.isEmpty() && problems.isEmpty()) {
            return preview(file, text, model);
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        model.addAttribute("problem", problem.isEmpty() ? null : problem);
        return text(file, text, read, problems, model);
    }

    @Needs(Role.EDITOR)
    @PostMapping("/people/{id}/edit/save")
    String save(
            SignedIn who,
            @PathVariable("id") String id,
            @RequestParam(name = "text", defaultValue = "") String sent,
            @RequestParam(name = "read", defaultValue = "") String read,
            Model model,
            HttpServletResponse response) {
        PersonFile file = maybeNew(id);
        EditRights rights = file.require(who);
        String text = file.withItsLineEnds(sent);
        boolean refused = text.length() > PersonFile.MOST_SIGNS
                || file.rights(text, rights).isPresent();
        FileDesk.Outcome outcome = !read.equals(file.read())
                ? new FileDesk.Outcome.ChangedMeanwhile(file.path())
                : refused
                        ? new FileDesk.Outcome.Wrong(file.problems(text, rights))
                        : node.fileDesk().save(List.of(file.change(text, read)), who.who());
        return switch (outcome) {
            case FileDesk.Outcome.InForce in ->
                "redirect:/people/" + id + "?done=person-saved"
                        + (in.accepted().held().isEmpty() ? "" : "-held");
            case FileDesk.Outcome.Wrong wrong -> notDone("", file, text, read, wrong.problems(), model, response);
            case FileDesk.Outcome.ChangedMeanwhile changed ->
                notDone("person-file.changed", file, text, read, List.of(), model, response);
            case FileDesk.Outcome.FilesLead lead ->
                notDone("person-file.files-lead", file, text, read, List.of(), model, response);
            case FileDesk.Outcome.NotWritten not ->
                notDone("person-file.disk", file, text, read, List.of(), model, response);
        };
    }

    private String notDone(
            String problem,
            PersonFile file,
            String text,
            String read,
            List<Problem> problems,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        model.addAttribute("problem", problem.isEmpty() ? null : problem);
        return text(file, text, read, problems, model);
    }

    /** Where the team's files are changed by hand alone: the file as it would be. */
    @Needs(Role.EDITOR)
    @PostMapping("/people/{id}/edit/download")
    void download(
            SignedIn who,
            @PathVariable("id") String id,
            @RequestParam(name = "text", defaultValue = "") String sent,
            HttpServletResponse response)
            throws IOException {
        PersonFile file = maybeNew(id);
        file.require(who);
        response.setContentType("application/octet-stream");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + file.id() + ".yaml\"");
        response.getOutputStream().write(file.withItsLineEnds(sent).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws NotAllowed for what is no id at all */
    private PersonFile maybeNew(String id) {
        return NameSearch.id(id)
                .filter(known -> known.value().equals(id))
                .map(known -> PersonFile.of(node, known))
                .orElseThrow(() -> new NotAllowed(Role.EDITOR));
    }

    private String text(PersonFile file, String text, String read, List<Problem> problems, Model model) {
        List<String> lines = text.lines().toList();
        List<Line> numbered = new java.util.ArrayList<>();
        for (int i = 1; i <= lines.size(); i++) {
            int number = i;
            numbered.add(new Line(
                    number,
                    lines.get(i - 1),
                    problems.stream()
                            .filter(problem -> problem.file().equals(file.path()) && problem.line() == number)
                            .map(PersonChangePage::words)
                            .toList()));
        }
        model.addAttribute("id", file.id().value());
        model.addAttribute("path", file.path());
        model.addAttribute("isNew", !file.exists());
        model.addAttribute("text", text);
        model.addAttribute("read", read);
        model.addAttribute("lines", problems.isEmpty() ? List.of() : numbered);
        model.addAttribute("problems", problems);
        return "person-file";
    }

    private static String words(Problem problem) {
        return (problem.field().isEmpty() ? "" : problem.field() + ": ")
                + problem.wrong()
                + (problem.allowed().isEmpty() ? "" : "; " + problem.allowed());
    }

    /** Before anything is saved. */
    static String preview(PersonFile file, String text, Model model) {
        model.addAttribute("id", file.id().value());
        model.addAttribute("name", file.name());
        model.addAttribute("path", file.path());
        model.addAttribute("preview", file.preview(text));
        model.addAttribute("filesLead", file.node().fileDesk().filesLead());
        return "person-change";
    }
}
