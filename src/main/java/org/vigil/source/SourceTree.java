package org.vigil.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All files of a team's folder at one moment, by path: as they lie on disk, or as the database last accepted them. */
public final class SourceTree {
    /** What Vigil reads of a team's folder; everything else in it is none of its business. */
    private static final List<String> PLACES = List.of("accounts.yaml", "schedules", "templates", "profiles");

    private final Map<String, SourceFile> files = new TreeMap<>();

    private SourceTree(Iterable<SourceFile> files) {
        files.forEach(file -> this.files.put(file.path(), file));
    }

    public static SourceTree of(Iterable<SourceFile> files) {
        return new SourceTree(files);
    }

    /**
     * Reads a folder. Hidden files and what editors leave behind are passed over.
     *
     * @throws IOException where a file cannot be read
     */
    public static SourceTree read(Path folder) throws IOException {
        List<SourceFile> found = new ArrayList<>();
        for (String place : PLACES) {
            Path path = folder.resolve(place);
            if (Files.exists(path)) {
                try (Stream<Path> walk = Files.walk(path)) {
                    for (Path file : walk.filter(Files::isRegularFile).toList()) {
                        String relative = folder.relativize(file).toString().replace('\\', '/');
                        if (!hidden(relative)) {
                            found.add(new SourceFile(relative, Files.readAllBytes(file)));
                        }
                    }
                }
            }
        }
        return new SourceTree(found);
    }

    public Optional<SourceFile> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** The files whose path begins so and ends so, by path. */
    public List<SourceFile> files(String start, String end) {
        return files.values().stream()
                .filter(file -> file.path().startsWith(start) && file.path().endsWith(end))
                .toList();
    }

    public List<SourceFile> all() {
        return List.copyOf(files.values());
    }

    private static boolean hidden(String path) {
        return Stream.of(path.split("/")).anyMatch(name -> name.startsWith(".") || name.endsWith("~"));
    }
}
