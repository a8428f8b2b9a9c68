package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
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
import org.vigil.settings.SettingsFile;
import org.vigil.source.Problem;

/** One section of the settings in a form; all else of the file stays as it stands. */
@Controller
final class SettingsSectionPage {
    private final Node node;
    private final SettingsSaving saving;

    SettingsSectionPage(Node node) {
        this.node = node;
        this.saving = new SettingsSaving(node);
    }

    @Needs(Role.ADMIN)
    @GetMapping("/settings/{section}")
    String show(SignedIn who, @PathVariable("section") String word, Model model) {
        who.require(Role.ADMIN);
        SettingsSection section = SettingsSection.of(word).orElseThrow(Missing::new);
        SettingsOnDisk file = SettingsOnDisk.of(node);
        Optional<Map<String, Object>> values = file.values().flatMap(new SettingsForm(section)::values);
        return values.map(known -> form(
                        section,
                        file.read(),
                        known,
                        new SettingsForm(section).shown(known),
                        file.problems(),
                        null,
                        model))
                .orElse("redirect:/settings/file");
    }

    @Needs(Role.ADMIN)
    @PostMapping("/settings/{section}")
    Object save(
            SignedIn who,
            @PathVariable("section") String word,
            @RequestParam(name = "begun", defaultValue = "") String read,
            @RequestParam(name = "sure", defaultValue = "") String sure,
            @RequestParam(name = "more", required = false) @Nullable String more,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response) {
        who.require(Role.ADMIN);
        SettingsSection section = SettingsSection.of(word).orElseThrow(Missing::new);
        SettingsOnDisk file = SettingsOnDisk.of(node);
        Optional<Map<String, Object>> values = file.values().flatMap(new SettingsForm(section)::values);
        if (values.isEmpty()) {
            return "redirect:/settings/file";
        }
        if (more != null) {
            return form(section, read, values.get(), typed, List.of(), more, model);
        }
        Optional<String> text = new SettingsForm(section).into(file.text().shown(), values.get(), typed);
        if (text.isEmpty()) {
            ChangedFiles.again(List.of(), "settings.only-file", model, response);
            return form(section, read, values.get(), typed, List.of(), null, model);
        }
        return switch (saving.save(file, read, text.get(), sure, who.who(), model, response)) {
            case ChangedFiles.Next.Done done -> "redirect:/settings?done=settings-saved";
            case ChangedFiles.Next.Download download -> download.file();
            case ChangedFiles.Next.Again again ->
                form(section, read, values.get(), typed, again.problems(), null, model);
        };
    }

    private String form(
            SettingsSection section,
            String read,
            Map<String, Object> values,
            Map<String, String> typed,
            List<Problem> problems,
            @Nullable String more,
            Model model) {
        FormView view = new FormView("settings." + section.word() + ".", typed, values, Map.of(), false, more);
        model.addAttribute("groups", view.groups(section.parts()));
        List<FormView.Said> said = new ArrayList<>();
        for (Problem problem : problems) {
            said.add(place(section, view, values, typed, problem));
        }
        model.addAttribute("said", said);
        model.addAttribute("section", section.word());
        model.addAttribute("atStart", section.atStart());
        model.addAttribute("read", read);
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        return "settings-section";
    }

    /** Beside its input, and of another section or file with its place. */
    private static FormView.Said place(
            SettingsSection section,
            FormView view,
            Map<String, Object> values,
            Map<String, String> typed,
            Problem problem) {
        if (!problem.file().equals(SettingsFile.PATH)) {
            return new FormView.Said("", "", problem.toString());
        }
        String words = problem.wrong() + (problem.allowed().isEmpty() ? "" : "; " + problem.allowed());
        return new SettingsForm(section)
                .input(problem.field(), values, typed)
                .map(input -> view.place(input, words))
                .filter(said -> !said.id().isEmpty())
                .orElseGet(() -> new FormView.Said("", "", SourceLines.words(problem)));
    }
}
