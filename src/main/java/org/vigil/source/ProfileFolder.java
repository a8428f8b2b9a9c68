package org.vigil.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files of {@code profiles/}, one at a time: a roll may be larger than the memory should be. */
public final class ProfileFolder {
    private final Path folder;
    private final Map<String, byte[]> pending;

    private ProfileFolder(Path folder, Map<String, byte[]> pending) {
        this.folder = folder;
        this.pending = pending;
    }

    public static ProfileFolder of(Path folder) throws IOException {
        return new ProfileFolder(folder, WriteAhead.pending(folder));
    }

    /** The paths of all profiles relative to the folder, in order. */
    public List<String> paths() throws IOException {
        TreeSet<String> paths = new TreeSet<>(pending.keySet());
        Path profiles = folder.resolve("profiles");
        if (Files.isDirectory(profiles)) {
            try (Stream<Path> files = Files.list(profiles)) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".yaml") && !name.startsWith("."))
                        .forEach(name -> paths.add("profiles/" + name));
            }
        }
        return List.copyOf(paths);
    }

    /** Empty where there is none, or it is a link. */
    public Optional<SourceFile> file(String path) throws IOException {
        byte[] decided = pending.get(path);
        if (decided != null) {
            return Optional.of(new SourceFile(path, decided));
        }
        Path file = folder.resolve(path);
        return Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(new SourceFile(path, Files.readAllBytes(file)))
                : Optional.empty();
    }
}
