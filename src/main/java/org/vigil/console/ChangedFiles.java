package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.vigil.delivery.FileDesk;
import org.vigil.source.Problem;

/** Changes files of the team's folder from a page, and tells there what became of it. */
final class ChangedFiles {
    private final FileDesk desk;

    ChangedFiles(FileDesk desk) {
        this.desk = desk;
    }

    /** What a page does next. */
    sealed interface Next {
        /** It is in force. */
        record Done() implements Next {}

        /** The team keeps its files elsewhere: there they go. */
        record Download(ResponseEntity<byte[]> file) implements Next {}

        /** The form again; the model says why, and {@code problems} what is wrong with the files. */
        record Again(List<Problem> problems) implements Next {}
    }

    Next save(List<FileDesk.Change> changes, String who, Model model, HttpServletResponse response) {
        return switch (desk.save(changes, who)) {
            case FileDesk.Outcome.InForce inForce -> new Next.Done();
            case FileDesk.Outcome.Wrong wrong -> again(wrong.problems(), "text.wrong", model, response);
            case FileDesk.Outcome.ChangedMeanwhile meanwhile -> again(List.of(), "text.meanwhile", model, response);
            case FileDesk.Outcome.NotWritten not -> again(List.of(), "file.not-written", model, response);
            case FileDesk.Outcome.FilesLead lead -> handOut(changes, model, response);
        };
    }

    /** All that would have been written, so that nothing is missing where somebody puts it by hand. */
    private Next handOut(List<FileDesk.Change> changes, Model model, HttpServletResponse response) {
        List<Problem> problems = desk.problems(changes);
        if (!problems.isEmpty()) {
            return again(problems, "text.wrong", model, response);
        }
        return HandedFiles.of(changes)
                .<Next>map(Next.Download::new)
                .orElseGet(() -> again(List.of(), "text.files-lead", model, response));
    }

    static Next.Again again(List<Problem> problems, String problem, Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        model.addAttribute("problem", problem);
        return new Next.Again(problems);
    }

    /** What a browser sends has the line ends of another machine. */
    static byte[] bytes(String typed, @Nullable String before) {
        String text = typed.replace("\r\n", "\n").replace('\r', '\n');
        boolean carriage = before != null && before.contains("\r\n");
        return (carriage ? text.replace("\n", "\r\n") : text).getBytes(StandardCharsets.UTF_8);
    }
}
