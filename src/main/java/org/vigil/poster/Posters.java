package org.vigil.poster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.vigil.message.PosterWords;
import org.vigil.network.Limits;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;

/** Sets words into designs. What was found once of a file or a text is not looked for again. Safe for many threads. */
public final class Posters {
    /** What came of reading a design. */
    private record ReadDesign(Optional<Design> design, List<Problem> problems) {}

    private final Map<String, ReadDesign> designs = new ConcurrentHashMap<>();
    private final PosterCheck check = new PosterCheck();

    /**
     * What came of laying a poster out.
     *
     * @param poster empty where a problem forbids it
     */
    public record Laid(Optional<Poster> poster, List<Problem> problems) {}

    /** The poster of these words in a form, as a network takes it. */
    public Laid lay(PosterWords words, Form form, SourceTree tree, Limits limits) {
        SourceFile file = form.file(tree);
        ReadDesign read = designs.computeIfAbsent(file.digest(), digest -> read(file));
        List<Problem> problems = new ArrayList<>(words.problems());
        problems.addAll(read.problems());
        if (!problems.isEmpty() || read.design().isEmpty()) {
            return new Laid(Optional.empty(), problems);
        }
        Poster poster =
                new Poster(read.design().get(), words.boxes(), words.language(), words.photo(), limits.maxImageBytes());
        problems.addAll(check.problems(poster));
        return new Laid(problems.isEmpty() ? Optional.of(poster) : Optional.empty(), problems);
    }

    private static ReadDesign read(SourceFile file) {
        Problems problems = new Problems();
        Optional<Design> design = Design.read(file, problems);
        return new ReadDesign(design, problems.list());
    }
}
