package org.vigil.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All files of a team's folder at one moment, by path: as they lie on disk, or as the database last accepted them. */
public final class SourceTree {
    /** What Vigil reads of a team's folder; everything else in it is none of its business. */
    private static final List<String> PLACES = List.of(
            "accounts.yaml", "organisations.yaml", "settings.yaml", "schedules", "templates", "profiles", "events");

    /** More than any network takes of a picture. */
    static final int MOST_BYTES = 20_000_000;

    private final Map<String, SourceFile> files = new TreeMap<>();

    private final List<Problem> unread;

    private SourceTree(Iterable<SourceFile> files, List<Problem> unread) {
        files.forEach(file -> this.files.put(file.path(), file));
        this.unread = List.copyOf(unread);
    }

    public static SourceTree of(Iterable<SourceFile> files) {
        return new SourceTree(files, List.of());
    }

    /**
     * Reads a folder. Hidden files and what editors leave behind are passed over. Links that lead elsewhere are not
     * followed: whoever may write into the folder could else have any file of this machine published.
     *
     * @throws IOException where a file cannot be read
     */
    public static SourceTree read(Path folder) throws IOException {
        return read(folder, PLACES);
    }

    /**
     * As above, of one file or of one folder in it; nothing where Vigil does not read there.
     *
     * @param path with forward slashes
     */
    public static SourceTree read(Path folder, String path) throws IOException {
        return read(folder, reads(path) ? List.of(path) : List.of());
    }

    private static SourceTree read(Path folder, List<String> places) throws IOException {
        boolean pending = WriteAhead.isPending(folder);
        SourceTree tree = readOnce(folder, places);
        // Many files may have been decided at one moment while some of them were read already.
        return pending == WriteAhead.isPending(folder) ? tree : readOnce(folder, places);
    }

    private static SourceTree readOnce(Path folder, List<String> places) throws IOException {
        List<SourceFile> found = new ArrayList<>();
        List<Problem> unread = new ArrayList<>();
        for (String place : places) {
            Path path = folder.resolve(place);
            if (Files.exists(path)) {
                try (Stream<Path> walk = Files.walk(path)) {
                    for (Path file : walk.toList()) {
                        String relative = folder.relativize(file).toString().replace('\\', '/');
                        if (!hidden(relative)) {
                            read(folder, file, relative, found, unread);
                        }
                    }
                }
            }
        }
        WriteAhead.pending(folder).forEach((path, bytes) -> {
            if (places.stream().anyMatch(place -> path.equals(place) || path.startsWith(place + "/"))) {
                found.add(new SourceFile(path, bytes));
            }
        });
        return new SourceTree(found, unread);
    }

    private static void read(Path folder, Path file, String relative, List<SourceFile> found, List<Problem> unread)
            throws IOException {
        Optional<Problem> objection = objection(folder, file, relative);
        objection.ifPresent(unread::add);
        if (Files.isRegularFile(file)) {
            found.add(new SourceFile(relative, objection.isEmpty() ? Files.readAllBytes(file) : new byte[0]));
        }
    }

    private static Optional<Problem> objection(Path folder, Path file, String relative) throws IOException {
        boolean elsewhere = Files.isSymbolicLink(file)
                && (!Files.isRegularFile(file) || !inPlace(folder.toRealPath(), file.toRealPath()));
        if (elsewhere) {
            return Optional.of(new Problem(
                    relative, 1, "", "this is a link, and where it leads to is not read", "the file itself"));
        }
        long bytes = Files.isRegularFile(file) ? Files.size(file) : 0;
        return bytes > MOST_BYTES
                ? Optional.of(new Problem(
                        relative, 1, "", "the file has " + bytes + " bytes", "at most " + MOST_BYTES + " bytes"))
                : Optional.empty();
    }

    private static boolean inPlace(Path folder, Path file) {
        return PLACES.stream().anyMatch(place -> file.startsWith(folder.resolve(place)));
    }

    /** This one with some files replaced or added. */
    public SourceTree with(Iterable<SourceFile> changed) {
        SourceTree tree = new SourceTree(files.values(), unread);
        changed.forEach(file -> tree.files.put(file.path(), file));
        return tree;
    }

    /** This one without some files. */
    public SourceTree without(Collection<String> paths) {
        SourceTree tree = new SourceTree(files.values(), unread);
        tree.files.keySet().removeAll(paths);
        return tree;
    }

    /** Whether Vigil reads a file of that path, which never leads out of the folder. */
    public static boolean reads(String path) {
        List<String> names = List.of(path.split("/", -1));
        return PLACES.contains(names.getFirst())
                && !hidden(path)
                && names.stream().noneMatch(name -> name.isBlank() || name.matches(".*[\\\\\\p{Cntrl}].*"));
    }

    /** What is wrong with files that were not read; they are there, and empty. */
    public List<Problem> unread() {
        return unread;
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
