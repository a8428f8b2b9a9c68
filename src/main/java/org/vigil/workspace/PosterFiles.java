package org.vigil.workspace;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.message.PosterWriter;
import org.vigil.message.Template;
import org.vigil.poster.Contrast;
import org.vigil.poster.Design;
import org.vigil.poster.Form;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** Looks whether the team's own designs and words for posters can be used. */
final class PosterFiles {
    private static final String FOLDER = "templates/" + PosterWriter.FOLDER + "/";

    private PosterFiles() {}

    static List<Problem> problems(Workspace workspace) {
        return Stream.concat(
                        workspace.tree().files(FOLDER, ".svg").stream().flatMap(PosterFiles::ofDesign),
                        workspace.templates().values().stream()
                                .filter(words -> words.key().name().equals(PosterWriter.FOLDER))
                                .flatMap(words -> ofWords(workspace, words)))
                .toList();
    }

    private static Stream<Problem> ofDesign(SourceFile file) {
        if (Arrays.stream(Form.values()).map(Form::path).noneMatch(file.path()::equals)) {
            return Stream.of(new Problem(
                    file.path(),
                    1,
                    "",
                    "no poster is drawn with a file of this name",
                    Arrays.stream(Form.values()).map(Form::path).collect(Collectors.joining(", "))));
        }
        Problems problems = new Problems();
        Design.read(file, problems).map(Contrast::problems).ifPresent(problems::addAll);
        return problems.list().stream();
    }

    /** What stands in a box that no design has would not be seen. */
    private static Stream<Problem> ofWords(Workspace workspace, Template words) {
        List<Problem> own = PosterWriter.problems(words);
        return own.isEmpty()
                ? Stream.of(Form.WIDE, Form.SQUARE)
                        .flatMap(form -> Design.read(form.file(workspace.tree()), new Problems()).stream())
                        .flatMap(design -> PosterWriter.boxes(words).stream()
                                .filter(box -> !design.has(box))
                                .map(box -> missing(words, design, box)))
                : own.stream();
    }

    private static Problem missing(Template words, Design design, String box) {
        int line = 1
                + (int) Optional.of(words.body().indexOf("[" + box + "]")).filter(at -> at >= 0).stream()
                        .flatMap(at -> words.body().substring(0, at).lines())
                        .count();
        return new Problem(
                words.key().path(),
                words.firstLine() + line - 1,
                "[" + box + "]",
                design.path() + " has no such box",
                "one of: " + String.join(", ", design.places()));
    }
}
