package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.node.Node;
import org.vigil.settings.SettingsFile;
import org.vigil.source.Problem;

/** The settings as the text that they are, but for what is as good as a password. */
@Controller
final class SettingsFilePage {
    private final Node node;
    private final SettingsSaving saving;

    SettingsFilePage(Node node) {
        this.node = node;
        this.saving = new SettingsSaving(node);
    }

    @Needs(Role.ADMIN)
    @GetMapping("/settings/file")
    String show(SignedIn who, Model model) {
        who.require(Role.ADMIN);
        SettingsOnDisk file = SettingsOnDisk.of(node);
        return page(who, file.text().shown(), file.read(), file.problems(), model);
    }

    @Needs(Role.ADMIN)
    @PostMapping("/settings/file")
    Object save(
            SignedIn who,
            @RequestParam(name = "begun", defaultValue = "") String read,
            @RequestParam(name = "text", defaultValue = "") String sent,
            @RequestParam(name = "sure", defaultValue = "") String sure,
            Model model,
            HttpServletResponse response) {
        who.require(Role.ADMIN);
        SettingsOnDisk file = SettingsOnDisk.of(node);
        String typed = new String(ChangedFiles.bytes(sent, file.text().shown()), StandardCharsets.UTF_8);
        return switch (saving.save(file, read, typed, sure, who.who(), model, response)) {
            case ChangedFiles.Next.Done done -> "redirect:/settings?done=settings-saved";
            case ChangedFiles.Next.Download download -> download.file();
            case ChangedFiles.Next.Again again -> page(who, typed, read, again.problems(), model);
        };
    }

    private String page(SignedIn who, String typed, String read, List<Problem> problems, Model model) {
        String text = SettingsText.withoutSecrets(typed);
        model.addAttribute("text", text);
        model.addAttribute("read", read);
        model.addAttribute("path", SettingsFile.PATH);
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        SourceLines.of(
                        SettingsFile.PATH,
                        text,
                        problems,
                        new Sight(who, node.files().inForce().workspace()))
                .show(model);
        return "settings-file";
    }
}
