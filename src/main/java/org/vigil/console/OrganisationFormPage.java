package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.vigil.delivery.FileDesk;
import org.vigil.node.Node;
import org.vigil.organisation.Organisation;
import org.vigil.organisation.OrganisationForm;
import org.vigil.organisation.OrganisationsFile;
import org.vigil.source.Problem;
import org.vigil.source.SourceFile;

/** Adds an organisation to the team's organisations.yaml, or changes one, by a form that keeps what it does not ask. */
@Controller
final class OrganisationFormPage {
    private final Node node;
    private final ChangedFiles files;

    OrganisationFormPage(Node node) {
        this.node = node;
        this.files = new ChangedFiles(node.fileDesk());
    }

    @Needs(Role.ADMIN)
    @GetMapping("/add-organisation")
    String begin(SignedIn who, Model model) {
        who.require(Role.ADMIN);
        return form(who, null, blank(), digest(), List.of(), model);
    }

    private static OrganisationForm blank() {
        return new OrganisationForm("", "", false, List.of(), List.of(), List.of());
    }

    @Needs(Role.ADMIN)
    @PostMapping("/add-organisation")
    Object add(
            SignedIn who,
            @RequestParam(name = "id", defaultValue = "") String id,
            @RequestParam(name = "name", defaultValue = "") String name,
            @RequestParam(name = "unlisted", defaultValue = "") String unlisted,
            @RequestParam(name = "people", defaultValue = "") String people,
            @RequestParam(name = "approvers", defaultValue = "") String approvers,
            @RequestParam(name = "notify", defaultValue = "") String toNotify,
            @RequestParam(name = "read", defaultValue = "") String read,
            Model model,
            HttpServletResponse response) {
        who.require(Role.ADMIN);
        OrganisationForm form =
                new OrganisationForm(id, name, !unlisted.isEmpty(), names(people), names(approvers), names(toNotify));
        if (OrganisationForm.place(text(), form.id()).isPresent()) {
            ChangedFiles.again(List.of(), "organisation.taken", model, response);
            return form(who, null, form, read, List.of(), model);
        }
        return saved(who, null, form, read, form.addedTo(text()), model, response);
    }

    @Needs(Role.ADMIN)
    @GetMapping("/organisations/{id}/edit")
    String edit(SignedIn who, @PathVariable("id") String id, Model model, HttpServletResponse response) {
        OrganisationRights rights = rights(who);
        Optional<OrganisationForm> form = OrganisationForm.of(text(), id);
        if (rights.seen(id).isEmpty() || form.isEmpty()) {
            return AccountsPage.missing(model, response);
        }
        Organisation organisation = rights.changed(id);
        requireFile(who, rights);
        return form(who, organisation, form.get(), digest(), List.of(), model);
    }

    @Needs(Role.ADMIN)
    @PostMapping("/organisations/{id}/edit")
    Object save(
            SignedIn who,
            @PathVariable("id") String id,
            @RequestParam(name = "name", defaultValue = "") String name,
            @RequestParam(name = "unlisted", defaultValue = "") String unlisted,
            @RequestParam(name = "people", defaultValue = "") String people,
            @RequestParam(name = "approvers", defaultValue = "") String approvers,
            @RequestParam(name = "notify", defaultValue = "") String toNotify,
            @RequestParam(name = "read", defaultValue = "") String read,
            Model model,
            HttpServletResponse response) {
        OrganisationRights rights = rights(who);
        Organisation organisation = rights.changed(id);
        requireFile(who, rights);
        Optional<OrganisationForm> before = OrganisationForm.of(text(), id);
        if (before.isEmpty()) {
            return AccountsPage.missing(model, response);
        }
        boolean says = rights.sayWhich();
        OrganisationForm form = new OrganisationForm(
                id,
                says ? name : before.get().name(),
                says ? !unlisted.isEmpty() : before.get().unlisted(),
                names(people),
                names(approvers),
                names(toNotify));
        return saved(who, organisation, form, read, form.into(text()), model, response);
    }

    /** Where the files lead the whole file is handed out, and it names organisations that are to be named to nobody else. */
    private void requireFile(SignedIn who, OrganisationRights rights) {
        if (node.fileDesk().filesLead() && !rights.sayWhich()) {
            throw new NotAllowed(Role.ADMIN);
        }
    }

    /** @param before null for a new one */
    private Object saved(
            SignedIn who,
            @Nullable Organisation before,
            OrganisationForm form,
            String read,
            Optional<String> text,
            Model model,
            HttpServletResponse response) {
        if (text.isEmpty()) {
            ChangedFiles.again(List.of(), "organisation.only-file", model, response);
            return form(who, before, form, read, List.of(), model);
        }
        FileDesk.Change change = new FileDesk.Change(
                OrganisationsFile.PATH, read.isEmpty() ? null : read, text.get().getBytes(StandardCharsets.UTF_8));
        return switch (files.save(List.of(change), who.who(), model, response)) {
            case ChangedFiles.Next.Done done ->
                "redirect:/organisations/" + form.id() + "?done=" + done(who, before, form);
            case ChangedFiles.Next.Download download -> download.file();
            case ChangedFiles.Next.Again again ->
                form(who, before, form, read, again.problems(), OrganisationForm.place(text.get(), form.id()), model);
        };
    }

    /** Whoever gives themselves a right is told that others see it. */
    private static String done(SignedIn who, @Nullable Organisation before, OrganisationForm form) {
        boolean had = before != null && before.mayApprove(who.who());
        return "organisation-" + (before == null ? "added" : "saved")
                + (!had && form.approvers().contains(who.who()) ? "-yourself" : "");
    }

    private String form(
            SignedIn who,
            @Nullable Organisation before,
            OrganisationForm form,
            String read,
            List<Problem> problems,
            Model model) {
        return form(who, before, form, read, problems, Optional.empty(), model);
    }

    private String form(
            SignedIn who,
            @Nullable Organisation before,
            OrganisationForm form,
            String read,
            List<Problem> problems,
            Optional<Integer> place,
            Model model) {
        OrganisationRights rights = rights(who);
        model.addAttribute("isNew", before == null);
        model.addAttribute("called", before == null ? "" : before.name());
        model.addAttribute("first", node.fileDesk().file(OrganisationsFile.PATH).isEmpty());
        model.addAttribute("sayWhich", rights.sayWhich());
        model.addAttribute(
                "form",
                OrganisationShown.of(form, place, problems, new Sight(who, rights.workspace()), rights.sayWhich()));
        model.addAttribute("read", read);
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        return "organisation-form";
    }

    private OrganisationRights rights(SignedIn who) {
        return new OrganisationRights(who, node.files().inForce().workspace());
    }

    private String text() {
        return node.fileDesk()
                .file(OrganisationsFile.PATH)
                .flatMap(SourceFile::text)
                .orElse("");
    }

    private String digest() {
        return node.fileDesk()
                .file(OrganisationsFile.PATH)
                .map(SourceFile::digest)
                .orElse("");
    }

    /** One a line, or with commas between them. */
    private static List<String> names(String typed) {
        return Stream.of(typed.split("[,\\r\\n]+")).toList();
    }
}
