package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.node.Node;
import org.vigil.profile.FormParts;
import org.vigil.profile.NewProfileForm;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileFile;
import org.vigil.profile.ProfileKind;
import org.vigil.source.Problem;

/** Somebody new, as {@code ./vigil people add} asks: a short form, and the file that it makes. */
@Controller
final class NewPersonPage {
    private static final String PATH = "/people/new";

    private final Node node;

    NewPersonPage(Node node) {
        this.node = node;
    }

    @Needs(Role.EDITOR)
    @GetMapping(PATH)
    String show(SignedIn who, @RequestParam(name = "kind", defaultValue = "prisoner") String kind, Model model) {
        EditRights rights = rights(who);
        Map<String, String> typed = new LinkedHashMap<>();
        if (!who.may(Role.EDITOR) && rights.holders().size() == 1) {
            typed.put("case_holder", rights.holders().getFirst());
        }
        return form(kind(kind), typed, rights, List.of(), null, model);
    }

    @Needs(Role.EDITOR)
    @PostMapping(PATH)
    String look(
            SignedIn who,
            @RequestParam(name = "kind", defaultValue = "prisoner") String kind,
            @RequestParam(name = "more", required = false) @Nullable String more,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response) {
        EditRights rights = rights(who);
        ProfileKind chosen = kind(kind);
        if (more != null) {
            return form(chosen, typed, rights, List.of(), more, model);
        }
        NewProfileForm.Made made = NewProfileForm.of(chosen, typed);
        List<Problem> problems = new ArrayList<>(made.problems());
        Optional<Profile> profile = made.profile();
        if (profile.isPresent()) {
            PersonFile file = PersonFile.of(node, profile.get().id());
            String text = ProfileFile.write(profile.get());
            if (file.exists()) {
                problems.add(new Problem(
                        file.path(),
                        1,
                        "id",
                        "there is somebody of this id already",
                        "another id, such as one with a year"));
            } else {
                problems.addAll(file.problems(text, rights));
            }
            if (problems.isEmpty()) {
                return PersonChangePage.preview(file, text, model);
            }
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return form(chosen, typed, rights, problems, null, model);
    }

    private String form(
            ProfileKind kind,
            Map<String, String> typed,
            EditRights rights,
            List<Problem> problems,
            @Nullable String more,
            Model model) {
        FormView view = new FormView(typed, Map.of(), PersonForms.choices(rights), true, more);
        NewProfileForm.Made made = NewProfileForm.of(kind, typed);
        String path = problems.isEmpty() ? "" : problems.getFirst().file();
        PersonForms.show(model, view, FormParts.ofNew(kind), problems, made.places()::input, path);
        model.addAttribute("kind", kind.name().toLowerCase(Locale.ROOT));
        model.addAttribute("typed", typed);
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        return "person-new";
    }

    private EditRights rights(SignedIn who) {
        return new EditRights(who, node.files().inForce().workspace());
    }

    private static ProfileKind kind(String word) {
        return switch (word) {
            case "family" -> ProfileKind.FAMILY;
            case "group" -> ProfileKind.GROUP;
            default -> ProfileKind.PRISONER;
        };
    }
}
