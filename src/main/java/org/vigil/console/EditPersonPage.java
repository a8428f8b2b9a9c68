package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.node.Node;
import org.vigil.profile.FormParts;
import org.vigil.profile.NameSearch;
import org.vigil.profile.ProfileForm;
import org.vigil.profile.ProfileId;
import org.vigil.profile.ProfileKind;
import org.vigil.source.Problem;
import org.vigil.source.YamlSteps;
import org.vigil.source.YamlValues;

/** A person's file in a form: its common fields, with everything else of the file left as it stands. */
@Controller
final class EditPersonPage {
    private final Node node;

    EditPersonPage(Node node) {
        this.node = node;
    }

    @Needs(Role.EDITOR)
    @GetMapping("/people/{id}/edit")
    String show(SignedIn who, @PathVariable("id") String id, Model model, HttpServletResponse response) {
        Optional<PersonFile> file = file(node, id);
        if (file.isEmpty()) {
            return missing(model, response);
        }
        EditRights rights = file.get().require(who);
        Optional<String> text = file.get().text();
        Optional<Map<String, Object>> values = text.flatMap(YamlValues::of);
        if (text.isEmpty() || values.isEmpty()) {
            return "redirect:/people/" + id + "/edit/file?done=file-unreadable";
        }
        Map<String, String> typed = form(values.get()).shown(values.get());
        return form(file.get(), text.get(), file.get().read(), typed, rights, List.of(), null, model);
    }

    /** From the form to what would change, or to what is wrong. Nothing is written. */
    @Needs(Role.EDITOR)
    @PostMapping("/people/{id}/edit")
    String look(
            SignedIn who,
            @PathVariable("id") String id,
            @RequestParam(name = "text", defaultValue = "") String sent,
            @RequestParam(name = "read", defaultValue = "") String read,
            @RequestParam(name = "more", required = false) @Nullable String more,
            @RequestParam(name = "again", required = false) @Nullable String again,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response) {
        Optional<PersonFile> known = file(node, id);
        if (known.isEmpty()) {
            return missing(model, response);
        }
        PersonFile file = known.get();
        EditRights rights = file.require(who);
        String text = file.withItsLineEnds(sent);
        Optional<Map<String, Object>> values = YamlValues.of(text);
        if (values.isEmpty()) {
            return "redirect:/people/" + id + "/edit/file?done=file-unreadable";
        }
        if (again != null) {
            return form(file, text, read, form(values.get()).shown(values.get()), rights, List.of(), null, model);
        }
        if (more != null) {
            return form(file, text, read, typed, rights, List.of(), more, model);
        }
        return look(file, text, values.get(), read, typed, rights, model, response);
    }

    private String look(
            PersonFile file,
            String text,
            Map<String, Object> values,
            String read,
            Map<String, String> typed,
            EditRights rights,
            Model model,
            HttpServletResponse response) {
        ProfileForm.Edit edit = form(values).edit(values, typed);
        Optional<String> after =
                YamlSteps.apply(text, edit.steps(), FormParts.ORDER).or(() -> YamlSteps.anew(text, edit.steps()));
        List<Problem> problems =
                after.map(changed -> file.problems(changed, rights)).orElse(List.of());
        String problem = !read.equals(file.read())
                ? "person-file.changed"
                : after.isEmpty() ? "person-file.in-place" : after.equals(file.text()) ? "person-file.same" : "";
        if (problem.isEmpty() && problems.isEmpty()) {
            return PersonChangePage.preview(file, after.orElseThrow(), model);
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        model.addAttribute("problem", problem.isEmpty() ? null : problem);
        return form(file, text, read, typed, rights, problems, null, model);
    }

    private String form(
            PersonFile file,
            String text,
            String read,
            Map<String, String> typed,
            EditRights rights,
            List<Problem> problems,
            @Nullable String more,
            Model model) {
        Map<String, Object> values = YamlValues.of(text).orElse(Map.of());
        ProfileForm form = form(values);
        FormView view = new FormView(typed, values, PersonForms.choices(rights), false, more);
        PersonForms.show(model, view, form.parts(), problems, form.edit(values, typed)::input, file.path());
        model.addAttribute("id", file.id().value());
        model.addAttribute("name", file.name());
        model.addAttribute("text", text);
        model.addAttribute("read", read);
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        return "person-edit";
    }

    private static ProfileForm form(Map<String, Object> values) {
        String kind = String.valueOf(values.get("kind"));
        return new ProfileForm(FormParts.ofKnown(
                switch (kind) {
                    case "family" -> ProfileKind.FAMILY;
                    case "group" -> ProfileKind.GROUP;
                    default -> ProfileKind.PRISONER;
                }));
    }

    /** Empty where there is no file of that id. */
    static Optional<PersonFile> file(Node node, String id) {
        return NameSearch.id(id)
                .filter(known -> known.value().equals(id))
                .map((ProfileId known) -> PersonFile.of(node, known))
                .filter(PersonFile::exists);
    }

    static String missing(Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        model.addAttribute("kind", "missing");
        return "error";
    }
}
