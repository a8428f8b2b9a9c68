package org.vigil.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.ui.Model;
import org.vigil.profile.FormPart;
import org.vigil.source.Problem;

/** Puts a form of a file, and what is wrong with it, before a template. */
final class PersonForms {
    private PersonForms() {}

    /**
     * @param places the input for a field of a file
     * @param path of the person's file; problems of others are only listed
     */
    static void show(
            Model model,
            FormView view,
            List<FormPart> parts,
            List<Problem> problems,
            UnaryOperator<String> places,
            String path) {
        show(model, view, parts, problems, places, path, UnaryOperator.identity());
    }

    /** @param discreet of what is wrong, all that somebody may read */
    static void show(
            Model model,
            FormView view,
            List<FormPart> parts,
            List<Problem> problems,
            UnaryOperator<String> places,
            String path,
            UnaryOperator<String> discreet) {
        model.addAttribute("groups", view.groups(parts));
        List<FormView.Said> said = new ArrayList<>();
        for (Problem problem : problems) {
            String words =
                    discreet.apply(problem.wrong() + (problem.allowed().isEmpty() ? "" : "; " + problem.allowed()));
            said.add(
                    problem.file().equals(path)
                            ? view.place(places.apply(problem.field()), words)
                            : new FormView.Said("", "", discreet.apply(problem.toString())));
        }
        model.addAttribute("said", said);
    }

    /** Empty where somebody may name none. */
    static Map<String, List<String>> choices(EditRights rights) {
        return Map.of("case_holder", rights.holders());
    }
}
