package org.vigil.alert;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vigil.delivery.AcceptedFiles;

/** Files that were in force and cannot be read as they lie in the folder now. */
final class BrokenFiles implements Rule {
    private static final String PROFILES = "profiles/";

    private final AcceptedFiles files;

    BrokenFiles(AcceptedFiles files) {
        this.files = files;
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.BROKEN_FILE);
    }

    @Override
    public List<Finding> look(Instant now) {
        Map<String, String> broken = files.inForce().broken();
        return broken.isEmpty() ? List.of() : List.of(finding(new TreeSet<>(broken.keySet())));
    }

    /** A profile's file has the person's name in its own, so those are only counted. */
    private static Finding finding(TreeSet<String> paths) {
        String files = Phrases.count(paths.size(), "file") + " cannot be read any more";
        long profiles = paths.stream().filter(path -> path.startsWith(PROFILES)).count();
        String named = paths.stream()
                .filter(path -> !path.startsWith(PROFILES))
                .map(path -> "\n  " + path)
                .collect(Collectors.joining());
        return new Finding(
                AlertKind.BROKEN_FILE,
                "files",
                "",
                paths,
                true,
                files,
                files + ", and what they speak of falls silent:" + named
                        + (profiles == 0 ? "" : "\n  " + Phrases.count(profiles, "file") + " in profiles/")
                        + "\nWhat to do: ./vigil check names every mistake with its line.");
    }
}
