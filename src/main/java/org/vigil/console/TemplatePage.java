package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.delivery.FileDesk;
import org.vigil.delivery.TextPreview;
import org.vigil.delivery.TextPreviews;
import org.vigil.message.Signature;
import org.vigil.message.Template;
import org.vigil.message.TemplateFile;
import org.vigil.node.Node;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** One text: changed with a preview beside it, signed by its native reader, taken away. */
@Controller
final class TemplatePage {
    private final Node node;
    private final ChangedFiles files;
    private final TextPreviews previews;

    /** What a form of this page sends; what is absent is empty. */
    private record Sent(Map<String, String> fields) {
        String of(String field) {
            return fields.getOrDefault(field, "");
        }

        String path() {
            return of("path");
        }

        /** The text as somebody typed it, no longer than it takes to see that it is too long. */
        String text() {
            String text = new String(ChangedFiles.bytes(of("text"), null), StandardCharsets.UTF_8);
            return text.length() > TextPreview.LONGEST + 1 ? text.substring(0, TextPreview.LONGEST + 1) : text;
        }

        TextShown.Asked asked() {
            return new TextShown.Asked(of("person"), of("network"));
        }

        FileDesk.Change change(byte @Nullable [] bytes) {
            return new FileDesk.Change(path(), of("read"), bytes);
        }
    }

    TemplatePage(Node node) {
        this.node = node;
        this.files = new ChangedFiles(node.fileDesk());
        this.previews = new TextPreviews(node.database(), node.files(), node.clock());
    }

    @GetMapping("/templates/edit")
    String show(SignedIn who, @RequestParam Map<String, String> sent, Model model, HttpServletResponse response) {
        Sent form = new Sent(sent);
        Optional<SourceFile> file = readable(who, form.path());
        return file.isEmpty()
                ? missing(model, response)
                : page(who, file.get(), file.get().digest(), form.asked(), List.of(), model);
    }

    /** As the browser asks while somebody types, or for who has no script. Nothing is written. */
    @Needs(Role.VIEWER)
    @PostMapping("/templates/preview")
    String preview(
            SignedIn who,
            @RequestParam Map<String, String> sent,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String byScript,
            Model model) {
        Sent form = new Sent(sent);
        rights(who).require(form.path(), Role.VIEWER);
        SourceFile file = SourceFile.ofText(form.path(), form.text());
        model.addAttribute("unsaved", true);
        String page = page(who, file, form.of("read"), form.asked(), List.of(), model);
        return byScript == null ? page : "template :: preview";
    }

    @Needs(Role.EDITOR)
    @PostMapping("/templates/edit")
    Object save(SignedIn who, @RequestParam Map<String, String> sent, Model model, HttpServletResponse response) {
        Sent form = new Sent(sent);
        rights(who).require(form.path(), Role.EDITOR);
        String before =
                node.fileDesk().file(form.path()).flatMap(SourceFile::text).orElse(null);
        SourceFile file = new SourceFile(form.path(), ChangedFiles.bytes(form.text(), before));
        if (form.of("text").length() > TextPreview.LONGEST) {
            ChangedFiles.again(List.of(), "text.long", model, response);
            return page(who, file, form.of("read"), form.asked(), List.of(), model);
        }
        return next(who, form.change(file.bytes()), file, form.of("read"), form.asked(), "text-saved", model, response);
    }

    @Needs(Role.EDITOR)
    @PostMapping("/templates/sign")
    Object sign(SignedIn who, @RequestParam Map<String, String> sent, Model model, HttpServletResponse response) {
        Sent form = new Sent(sent);
        rights(who).require(form.path(), Role.EDITOR);
        Optional<SourceFile> file = node.fileDesk().file(form.path());
        if (file.isEmpty()) {
            return missing(model, response);
        }
        Problems problems = new Problems();
        try {
            Optional<SourceFile> signed = Signature.sign(
                    file.get(), form.of("by"), LocalDate.ofInstant(node.clock().instant(), ZoneOffset.UTC), problems);
            if (signed.isPresent()) {
                return next(
                        who,
                        form.change(signed.get().bytes()),
                        file.get(),
                        file.get().digest(),
                        form.asked(),
                        "text-signed",
                        model,
                        response);
            }
            ChangedFiles.again(List.of(), "template.sign-wrong", model, response);
        } catch (IllegalArgumentException e) {
            ChangedFiles.again(List.of(), "template.reader", model, response);
        }
        return page(who, file.get(), file.get().digest(), form.asked(), problems.list(), model);
    }

    @Needs(Role.EDITOR)
    @PostMapping("/templates/delete")
    Object delete(SignedIn who, @RequestParam Map<String, String> sent, Model model, HttpServletResponse response) {
        Sent form = new Sent(sent);
        rights(who).require(form.path(), Role.EDITOR);
        Optional<SourceFile> file = node.fileDesk().file(form.path());
        if (file.isEmpty()) {
            return missing(model, response);
        }
        return switch (files.save(List.of(form.change(null)), who.who(), model, response)) {
            case ChangedFiles.Next.Done done -> "redirect:/templates?done=text-gone";
            case ChangedFiles.Next.Download download -> download.file();
            case ChangedFiles.Next.Again again ->
                page(who, file.get(), file.get().digest(), form.asked(), again.problems(), model);
        };
    }

    private Object next(
            SignedIn who,
            FileDesk.Change change,
            SourceFile shown,
            String read,
            TextShown.Asked asked,
            String done,
            Model model,
            HttpServletResponse response) {
        return switch (files.save(List.of(change), who.who(), model, response)) {
            case ChangedFiles.Next.Done saved -> "redirect:/templates/edit?path=" + change.path() + "&done=" + done;
            case ChangedFiles.Next.Download download -> download.file();
            case ChangedFiles.Next.Again again -> page(who, shown, read, asked, again.problems(), model);
        };
    }

    private String page(
            SignedIn who, SourceFile file, String read, TextShown.Asked asked, List<Problem> problems, Model model) {
        Sight sight = new Sight(who, node.files().inForce().workspace());
        new TextShown(node, previews, sight, new PeopleDesk(node).sight(who)).show(file, asked, problems, model);
        Optional<Template> template = TemplateFile.read(file, new Problems());
        model.addAttribute("read", read);
        model.addAttribute(
                "signed",
                template.filter(Template::isReviewed)
                        .flatMap(known -> Optional.ofNullable(known.review()))
                        .map(TemplatesPage::words)
                        .orElse(null));
        model.addAttribute("unsigned", template.flatMap(Template::whyUnreviewed).orElse(null));
        model.addAttribute("there", node.fileDesk().file(file.path()).isPresent());
        model.addAttribute("reader", who.who());
        model.addAttribute("mayEdit", rights(who).may(file.path(), Role.EDITOR));
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        return "template";
    }

    private Optional<SourceFile> readable(SignedIn who, String path) {
        return TextRights.isText(path) && rights(who).sees(path)
                ? node.fileDesk().file(path)
                : Optional.empty();
    }

    private TextRights rights(SignedIn who) {
        return new TextRights(who, new Sight(who, node.files().inForce().workspace()));
    }

    private static String missing(Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        model.addAttribute("kind", "missing");
        return "error";
    }
}
