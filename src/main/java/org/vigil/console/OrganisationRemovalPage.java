package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
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
import org.vigil.node.Node;
import org.vigil.organisation.Organisation;
import org.vigil.organisation.OrganisationForm;
import org.vigil.organisation.OrganisationsFile;
import org.vigil.source.SourceFile;
import org.vigil.workspace.Belongings;

/** Takes an organisation out of organisations.yaml, once nothing belongs to it any more. */
@Controller
final class OrganisationRemovalPage {
    private final Node node;
    private final ChangedFiles files;

    OrganisationRemovalPage(Node node) {
        this.node = node;
        this.files = new ChangedFiles(node.fileDesk());
    }

    @Needs(Role.ADMIN)
    @GetMapping("/organisations/{id}/remove")
    String show(SignedIn who, @PathVariable("id") String id, Model model, HttpServletResponse response) {
        OrganisationRights rights = rights(who);
        if (rights.seen(id).isEmpty()) {
            return AccountsPage.missing(model, response);
        }
        return show(who, rights.removed(id), model);
    }

    private String show(SignedIn who, Organisation organisation, Model model) {
        OrganisationView.Whole all = new OrganisationView(node, who).whole(organisation);
        model.addAttribute("all", all);
        model.addAttribute("canGo", belongs(organisation).none() && all.users().isEmpty());
        model.addAttribute("only", onlyOne());
        model.addAttribute(
                "read",
                node.fileDesk()
                        .file(OrganisationsFile.PATH)
                        .map(SourceFile::digest)
                        .orElse(""));
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        return "organisation-remove";
    }

    private Belongings belongs(Organisation organisation) {
        return Belongings.of(node.files().inForce().workspace(), organisation.id());
    }

    private boolean onlyOne() {
        return node.files().inForce().workspace().organisations().size() == 1;
    }

    @Needs(Role.ADMIN)
    @PostMapping("/organisations/{id}/remove")
    Object remove(
            SignedIn who,
            @PathVariable("id") String id,
            @RequestParam(name = "typed", defaultValue = "") String typed,
            @RequestParam(name = "read", defaultValue = "") String read,
            Model model,
            HttpServletResponse response) {
        Organisation organisation = rights(who).removed(id);
        if (!belongs(organisation).none()
                || !OrganisationView.members(node.doors().users().all(), organisation.id())
                        .isEmpty()) {
            return problem("organisation.belongs", who, organisation, model, response);
        }
        if (!typed.strip().equals(id)) {
            return problem("organisation.typed", who, organisation, model, response);
        }
        Optional<String> text = OrganisationForm.without(text(), id);
        if (text.isEmpty()) {
            return problem("organisation.only-file", who, organisation, model, response);
        }
        FileDesk.Change change = new FileDesk.Change(
                OrganisationsFile.PATH,
                read,
                text.get().isEmpty() ? null : text.get().getBytes(StandardCharsets.UTF_8));
        return switch (files.save(List.of(change), who.who(), model, response)) {
            case ChangedFiles.Next.Done done -> "redirect:/organisations?done=organisation-removed";
            case ChangedFiles.Next.Download download -> download.file();
            case ChangedFiles.Next.Again again -> {
                model.addAttribute(
                        "wrong", again.problems().stream().map(String::valueOf).toList());
                yield show(who, organisation, model);
            }
        };
    }

    private String problem(
            String problem, SignedIn who, Organisation organisation, Model model, HttpServletResponse response) {
        ChangedFiles.again(List.of(), problem, model, response);
        return show(who, organisation, model);
    }

    private String text() {
        return node.fileDesk()
                .file(OrganisationsFile.PATH)
                .flatMap(SourceFile::text)
                .orElse("");
    }

    private OrganisationRights rights(SignedIn who) {
        return new OrganisationRights(who, node.files().inForce().workspace());
    }
}
