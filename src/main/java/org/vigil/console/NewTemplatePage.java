package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.account.Account;
import org.vigil.delivery.FileDesk;
import org.vigil.message.ShippedTexts;
import org.vigil.message.TemplateFile;
import org.vigil.message.TemplateKey;
import org.vigil.message.TemplateKind;
import org.vigil.node.Node;
import org.vigil.source.SourceFile;
import org.vigil.workspace.Workspace;

/** Begins a text: from Vigil's own words, or from another one of the team's. */
@Controller
final class NewTemplatePage {
    private static final String SHIPPED = "vigil";

    private final Node node;
    private final ChangedFiles files;

    NewTemplatePage(Node node) {
        this.node = node;
        this.files = new ChangedFiles(node.fileDesk());
    }

    @Needs(Role.EDITOR)
    @GetMapping("/templates/new")
    String begin(SignedIn who, @RequestParam(name = "path", defaultValue = "") String path, Model model) {
        Optional<TemplateKey> key = TemplateFile.key(path);
        return form(
                who,
                key.map(TemplateKey::name).orElse(""),
                key.map(TemplateKey::kind).map(TemplateKind::word).orElse("prisoner"),
                key.map(TemplateKey::language).orElse("en"),
                key.map(TemplateKey::variant).orElse(""),
                SHIPPED,
                model);
    }

    @Needs(Role.EDITOR)
    @PostMapping("/templates/new")
    Object create(
            SignedIn who,
            @RequestParam(name = "folder", defaultValue = "") String folder,
            @RequestParam(name = "kind", defaultValue = "") String kind,
            @RequestParam(name = "language", defaultValue = "") String language,
            @RequestParam(name = "organisation", defaultValue = "") String organisation,
            @RequestParam(name = "from", defaultValue = SHIPPED) String from,
            Model model,
            HttpServletResponse response) {
        String path = "templates/" + folder.strip() + "/" + kind + "." + language.strip()
                + (organisation.isBlank() ? "" : "." + organisation.strip()) + ".txt";
        Optional<TemplateKey> key = Optional.of(path).filter(TextRights::isText).flatMap(TemplateFile::key);
        if (key.isPresent()) {
            rights(who).require(path, Role.EDITOR);
        }
        Optional<SourceFile> begin = key.flatMap(known -> begin(who, known, from));
        String wrong = key.isEmpty()
                ? "template.name"
                : node.fileDesk().file(path).isPresent() ? "template.taken" : begin.isEmpty() ? "template.nothing" : "";
        if (wrong.isEmpty()) {
            switch (files.save(
                    List.of(new FileDesk.Change(path, null, begin.orElseThrow().bytes())),
                    who.who(),
                    model,
                    response)) {
                case ChangedFiles.Next.Done done -> {
                    return "redirect:/templates/edit?path=" + path + "&done=text-made";
                }
                case ChangedFiles.Next.Download download -> {
                    return download.file();
                }
                case ChangedFiles.Next.Again again ->
                    model.addAttribute(
                            "wrong",
                            again.problems().stream().map(SourceLines::words).toList());
            }
        } else {
            ChangedFiles.again(List.of(), wrong, model, response);
        }
        return form(who, folder, kind, language, organisation, from, model);
    }

    /** Its signature is of other words, and no native reader's of these. */
    private Optional<SourceFile> begin(SignedIn who, TemplateKey key, String from) {
        if (from.equals(SHIPPED)) {
            return ShippedTexts.file(key);
        }
        return TextRights.isText(from) && rights(who).sees(from)
                ? node.fileDesk().file(from).map(file -> new SourceFile(key.path(), file.bytes()))
                : Optional.empty();
    }

    private String form(
            SignedIn who, String folder, String kind, String language, String organisation, String from, Model model) {
        Workspace workspace = node.files().inForce().workspace();
        model.addAttribute("folder", folder);
        model.addAttribute("kind", kind);
        model.addAttribute("language", language);
        model.addAttribute("organisation", organisation);
        model.addAttribute("from", from);
        model.addAttribute(
                "folders",
                workspace.templates().keySet().stream()
                        .map(TemplateKey::name)
                        .distinct()
                        .sorted()
                        .toList());
        model.addAttribute(
                "kinds",
                Arrays.stream(TemplateKind.values()).map(TemplateKind::word).toList());
        model.addAttribute(
                "languages",
                workspace.accounts().values().stream()
                        .map(Account::language)
                        .distinct()
                        .sorted()
                        .toList());
        List<String> texts = new ArrayList<>();
        workspace.templates().keySet().forEach(key -> texts.add(key.path()));
        model.addAttribute("texts", texts.stream().filter(rights(who)::sees).toList());
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        return "template-new";
    }

    private TextRights rights(SignedIn who) {
        return new TextRights(who, new Sight(who, node.files().inForce().workspace()));
    }
}
