package org.vigil.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;
import org.vigil.workspace.Check;
import org.vigil.workspace.Workspace;
import org.vigil.workspace.WorkspaceReader;

/** What a change of the team's folder would bring that is wrong and is not so now. Safe for many threads. */
final class NewProblems {
    /** A look at what changes, the saving of just that, and the next change ask for three folders, two of them again. */
    private static final int KEPT = 4;

    private final InstantSource clock;
    private final WorkspaceReader reader = new WorkspaceReader();
    private final Deque<Judged> judged = new ArrayDeque<>();

    /** What is wrong with a folder: as long as no file and no hour changes, it need not be asked again. */
    private record Judged(String digest, Instant hour, List<Problem> problems) {}

    NewProblems(InstantSource clock) {
        this.clock = clock;
    }

    /** @param changed the paths in which the two differ */
    List<Problem> of(SourceTree before, SourceTree tree, Set<String> changed) {
        Workspace after = reader.read(tree);
        Set<String> known = new HashSet<>();
        Map<String, String> digests = digests(before);
        judged(digests, before, reader.read(before)).forEach(problem -> known.add(saying(problem)));
        Problems problems = new Problems();
        // A file that is broken does not come into force, however long it has been so.
        after.problems().stream()
                .filter(problem -> changed.contains(problem.file()))
                .forEach(problems::add);
        changed.forEach(digests::remove);
        changed.forEach(path -> tree.file(path).ifPresent(file -> digests.put(path, file.digest())));
        judged(digests, tree, after).stream()
                .filter(problem -> !known.contains(saying(problem)))
                .forEach(problems::add);
        return problems.list();
    }

    private List<Problem> judged(Map<String, String> digests, SourceTree tree, Workspace workspace) {
        Instant now = clock.instant();
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        String digest = SourceFile.sha256((digests + "\n" + tree.unread()).getBytes(StandardCharsets.UTF_8));
        synchronized (judged) {
            for (Judged each : judged) {
                if (each.hour().equals(hour) && each.digest().equals(digest)) {
                    return each.problems();
                }
            }
        }
        List<Problem> problems = Check.problems(workspace, now);
        synchronized (judged) {
            judged.addFirst(new Judged(digest, hour, problems));
            if (judged.size() > KEPT) {
                judged.removeLast();
            }
        }
        return problems;
    }

    /** Of each file; to read all pictures once more for what is to be would take as long again. */
    private static Map<String, String> digests(SourceTree tree) {
        Map<String, String> digests = new TreeMap<>();
        tree.all().forEach(file -> digests.put(file.path(), file.digest()));
        return digests;
    }

    /** Lines move when something above them changes. */
    private static String saying(Problem problem) {
        return problem.file() + "\n" + problem.field() + "\n" + problem.wrong();
    }
}
