package org.vigil.console;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.NotAllowed;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.delivery.FileDesk;
import org.vigil.delivery.FileVersions;
import org.vigil.node.Node;
import org.vigil.source.SourceFile;

/** The versions of a text or a schedule: what each said, what it changed, and bringing one back. */
@Controller
final class HistoryPage {
    private static final String FILES = "files";

    /** @param who null where nobody knows, since it was changed by hand */
    record Line(
            int number,
            boolean there,
            boolean kept,
            @Nullable String who,
            When at) {}

    /** @param sign of what came or went */
    record Change(String sign, String text) {}

    private final Node node;
    private final FileVersions versions;
    private final ChangedFiles files;

    HistoryPage(Node node) {
        this.node = node;
        this.versions = new FileVersions(node.database().jdbc());
        this.files = new ChangedFiles(node.fileDesk());
    }

    @GetMapping("/templates/history")
    String show(
            SignedIn who,
            @RequestParam(name = "path", defaultValue = "") String path,
            @RequestParam(name = "version", defaultValue = "0") int number,
            Model model,
            HttpServletResponse response) {
        List<FileVersions.Version> all = maySee(who, path) ? versions.of(path) : List.of();
        if (all.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            model.addAttribute("kind", "missing");
            return "error";
        }
        return show(who, path, all, number == 0 ? all.getFirst().number() : number, model);
    }

    private String show(SignedIn who, String path, List<FileVersions.Version> all, int number, Model model) {
        model.addAttribute("path", path);
        model.addAttribute("address", address(path));
        model.addAttribute("versions", all.stream().map(HistoryPage::line).toList());
        Optional<Line> chosen = all.stream()
                .filter(version -> version.number() == number)
                .map(HistoryPage::line)
                .findFirst();
        Optional<String> text = text(path, number);
        model.addAttribute("chosen", chosen.orElse(null));
        model.addAttribute("text", text.orElse(null));
        model.addAttribute(
                "changes", number > 1 ? changes(text(path, number - 1).orElse(""), text.orElse("")) : List.of());
        Optional<SourceFile> now = node.fileDesk().file(path);
        model.addAttribute("read", now.map(SourceFile::digest).orElse(""));
        model.addAttribute(
                "isNow", text.isPresent() && now.flatMap(SourceFile::text).equals(text));
        model.addAttribute("mayEdit", mayEdit(who, path));
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        return "history";
    }

    @Needs(Role.EDITOR)
    @PostMapping("/templates/restore")
    Object restore(
            SignedIn who,
            @RequestParam(name = "path", defaultValue = "") String path,
            @RequestParam(name = "version", defaultValue = "0") int number,
            @RequestParam(name = "read", defaultValue = "") String read,
            Model model,
            HttpServletResponse response) {
        if (!maySee(who, path) || !mayEdit(who, path)) {
            throw new NotAllowed(Role.EDITOR);
        }
        SourceFile file = versions.file(path, number).orElseThrow(() -> new NotAllowed(Role.EDITOR));
        FileDesk.Change change = new FileDesk.Change(path, read.isEmpty() ? null : read, file.bytes());
        return switch (files.save(List.of(change), who.who(), model, response)) {
            case ChangedFiles.Next.Done done -> "redirect:" + address(path) + separator(path) + "done=version-back";
            case ChangedFiles.Next.Download download -> download.file();
            case ChangedFiles.Next.Again again -> {
                model.addAttribute(
                        "wrong",
                        again.problems().stream().map(SourceLines::words).toList());
                yield show(who, path, versions.of(path), number, model);
            }
        };
    }

    private static String separator(String path) {
        return address(path).contains("?") ? "&" : "?";
    }

    /** Where it is changed. */
    private static String address(String path) {
        return path.startsWith("schedules/")
                ? "/schedules/" + path.replaceFirst("schedules/(.*)\\.yaml", "$1")
                : "/templates/edit?path=" + path;
    }

    private boolean maySee(SignedIn who, String path) {
        return TextRights.isKept(path) && rights(who).sees(path) && (TextRights.isText(path) || who.may(Role.VIEWER));
    }

    private boolean mayEdit(SignedIn who, String path) {
        return TextRights.isText(path) ? rights(who).may(path, Role.EDITOR) : who.may(Role.EDITOR) && !who.isGuest();
    }

    private TextRights rights(SignedIn who) {
        return new TextRights(who, new Sight(who, node.files().inForce().workspace()));
    }

    private Optional<String> text(String path, int number) {
        return versions.file(path, number).flatMap(SourceFile::text);
    }

    private static Line line(FileVersions.Version version) {
        return new Line(
                version.number(),
                version.there(),
                version.kept(),
                version.who().equals(FILES) ? null : version.who(),
                When.second(version.at()));
    }

    /** Lines that went and lines that came, in their order. */
    private static List<Change> changes(String before, String after) {
        List<Change> changes = new ArrayList<>();
        for (AbstractDelta<String> delta :
                DiffUtils.diff(before.lines().toList(), after.lines().toList()).getDeltas()) {
            delta.getSource().getLines().forEach(line -> changes.add(new Change("went", line)));
            delta.getTarget().getLines().forEach(line -> changes.add(new Change("came", line)));
        }
        return List.copyOf(changes);
    }
}
