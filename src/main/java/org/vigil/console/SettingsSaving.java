package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.ui.Model;
import org.vigil.delivery.FileDesk;
import org.vigil.node.Node;
import org.vigil.settings.SettingsFile;
import org.vigil.source.Problem;
import org.vigil.source.SourceFile;

/** Saves the settings: what is wrong is said, and what might shut everybody out is done only once somebody has read that. */
final class SettingsSaving {
    private static final int LONGEST = 50_000;

    private final Node node;
    private final ChangedFiles files;

    SettingsSaving(Node node) {
        this.node = node;
        this.files = new ChangedFiles(node.fileDesk());
    }

    /**
     * @param typed over what pages show of the file
     * @param sure what {@link #mark} said of just this text where its warnings were read; empty where they were not
     */
    ChangedFiles.Next save(
            SettingsOnDisk file,
            String read,
            String typed,
            String sure,
            String who,
            Model model,
            HttpServletResponse response) {
        String whole = file.text().whole(typed);
        if (whole.length() > LONGEST) {
            return ChangedFiles.again(List.of(), "settings.long", model, response);
        }
        if (SettingsText.hasMark(whole)) {
            return ChangedFiles.again(List.of(hidden(whole)), "text.wrong", model, response);
        }
        FileDesk.Change change = SettingsOnDisk.change(read, whole);
        List<Problem> problems = node.fileDesk().problems(List.of(change));
        if (!problems.isEmpty()) {
            return ChangedFiles.again(first(problems), "text.wrong", model, response);
        }
        List<SettingsWarnings.Warning> warnings =
                SettingsWarnings.of(node, file.settings(), SettingsOnDisk.read(whole));
        if (!warnings.isEmpty() && !sure.equals(mark(whole)) && !node.fileDesk().filesLead()) {
            model.addAttribute("warnings", warnings);
            model.addAttribute("mark", mark(whole));
            return ChangedFiles.again(List.of(), "settings.sure", model, response);
        }
        return files.save(List.of(change), who, model, response);
    }

    /** What is wrong with the settings themselves: all that follows from it in other files would be said besides. */
    private static List<Problem> first(List<Problem> problems) {
        List<Problem> own = problems.stream()
                .filter(problem -> problem.file().equals(SettingsFile.PATH))
                .toList();
        return own.isEmpty() ? problems : own;
    }

    private static Problem hidden(String whole) {
        int line = (int) whole.lines()
                        .takeWhile(each -> !SettingsText.hasMark(each))
                        .count()
                + 1;
        return new Problem(
                SettingsFile.PATH,
                line,
                "",
                "nobody knows any more which address is meant here, since no more than its server was shown",
                "the whole address, or kept");
    }

    private static String mark(String whole) {
        return SourceFile.sha256(whole.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }
}
