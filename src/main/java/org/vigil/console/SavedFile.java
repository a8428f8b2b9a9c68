package org.vigil.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.vigil.delivery.FileDesk;
import org.vigil.source.Problem;

/**
 * What became of a change to a file, for a page.
 *
 * @param problem a key of the texts; null where it is in force
 * @param details what is wrong, in sentences
 */
record SavedFile(@Nullable String problem, List<String> details) {

    static SavedFile of(FileDesk.Outcome outcome) {
        return switch (outcome) {
            case FileDesk.Outcome.InForce done -> new SavedFile(null, List.of());
            case FileDesk.Outcome.Wrong wrong ->
                new SavedFile(
                        "saved.wrong",
                        wrong.problems().stream().map(Problem::toString).toList());
            case FileDesk.Outcome.ChangedMeanwhile changed -> new SavedFile("saved.changed", List.of());
            case FileDesk.Outcome.FilesLead lead -> new SavedFile("saved.lead", List.of());
            case FileDesk.Outcome.NotWritten not ->
                new SavedFile("saved.not-written", List.of(not.path() + ": " + not.why()));
        };
    }

    boolean isInForce() {
        return problem == null;
    }

    void tell(Model model) {
        model.addAttribute("problem", problem);
        model.addAttribute("details", details);
    }
}
