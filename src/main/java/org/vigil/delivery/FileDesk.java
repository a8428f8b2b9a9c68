package org.vigil.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.settings.FilesSource;
import org.vigil.source.FileOnDisk;
import org.vigil.source.Problem;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;

/**
 * Changes files of the team's folder for somebody at the pages: judged as {@code check} judges them, put in place whole, and
 * in force at once. The files stay what an editor or version control sees; there is no second copy of what they say.
 */
public final class FileDesk {
    private final Path folder;
    private final AcceptedFiles files;
    private final Planner planner;
    private final NewProblems newProblems;
    /** Two people at this process's pages change the folder one after the other. */
    private final ReentrantLock turn = new ReentrantLock();

    public FileDesk(Path folder, AcceptedFiles files, Planner planner, InstantSource clock) {
        this.folder = folder;
        this.files = files;
        this.planner = planner;
        this.newProblems = new NewProblems(clock);
    }

    /**
     * One file to be.
     *
     * @param path as {@link SourceTree#reads} allows it
     * @param read {@link SourceFile#digest} of the file that was changed; null where there was none
     * @param bytes null where the file is to go
     */
    public record Change(String path, @Nullable String read, byte @Nullable [] bytes) {}

    /** What became of a change. */
    public sealed interface Outcome {
        /** It is on disk and in force; {@code accepted} says also who is on hold now because of it. */
        record InForce(AcceptedFiles.Accepted accepted) implements Outcome {}

        /** Nothing was written. @param problems what the change would bring, by file and line */
        record Wrong(List<Problem> problems) implements Outcome {}

        /** Nothing was written: somebody else has changed the file since it was read. */
        record ChangedMeanwhile(String path) implements Outcome {}

        /** Nothing was written: the team changes its files in version control alone. */
        record FilesLead() implements Outcome {}

        /** The disk refused; nothing was written, or only files that come before in the list. */
        record NotWritten(String path, String why) implements Outcome {}
    }

    /** Something that writes many files in a way of its own, such as an import. */
    @FunctionalInterface
    public interface Writing {
        /**
         * Does it.
         *
         * @return the paths that it changed
         */
        Set<String> write() throws IOException;
    }

    /** Whether nothing may be changed here, since the team's files are changed by hand alone. */
    public boolean filesLead() {
        return files.inForce().workspace().settings().source() == FilesSource.FILES;
    }

    /** The folder as it lies on disk now; what is broken in it is there, too. */
    public SourceTree folder() {
        try {
            return SourceTree.read(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #folder}, of one of its places alone, such as {@code templates}. */
    public SourceTree folder(String place) {
        try {
            return SourceTree.read(folder, place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One file as it lies on disk now; nothing else is read. */
    public Optional<SourceFile> file(String path) {
        try {
            return SourceTree.read(folder, path).file(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a change would bring that is wrong and is not so now, by file and line. Nothing is written. */
    public List<Problem> problems(List<Change> changes) {
        return problems(folder(), changes);
    }

    /**
     * Changes the files in the order of the list, all of them or, where one is wrong, none.
     *
     * @param who a person's name, for the history
     */
    public Outcome save(List<Change> changes, String who) {
        return save(changes, who, () -> {});
    }

    /**
     * As above, with what belongs to it in the database: both or neither.
     *
     * @param besides is done before the files are written, when nobody else can change them any more
     */
    public Outcome save(List<Change> changes, String who, Runnable besides) {
        turn.lock();
        try {
            if (filesLead()) {
                return new Outcome.FilesLead();
            }
            SourceTree before = folder();
            for (Change change : changes) {
                if (!isInPlace(change.path())) {
                    return new Outcome.NotWritten(change.path(), "no place of the team's files");
                }
                if (!isUnchanged(before, change)) {
                    return new Outcome.ChangedMeanwhile(change.path());
                }
            }
            List<Problem> problems = problems(before, changes);
            return problems.isEmpty() ? written(changes, who, besides) : new Outcome.Wrong(problems);
        } finally {
            turn.unlock();
        }
    }

    /**
     * Who is on hold once a change is saved, and why, in words: a file may add a restriction and never lift one.
     *
     * @return empty where nobody is
     */
    public List<String> held(List<Change> changes) {
        Map<String, Boolean> stays = new HashMap<>();
        changes.forEach(change -> stays.put(change.path(), change.bytes() != null));
        return files.takenBack(
                changes.stream().flatMap(FileDesk::toBe).toList(),
                path -> stays.getOrDefault(path, Files.exists(folder.resolve(path))));
    }

    /**
     * Lets something else write into the folder while nobody saves here or, on any node, brings anything into force, and brings
     * it into force.
     *
     * @param who a person's name, for the history
     * @return empty where the team's files are changed by hand alone; nothing was written then
     */
    public Optional<AcceptedFiles.Accepted> write(Writing writing, String who) throws IOException {
        turn.lock();
        try {
            return filesLead() ? Optional.empty() : Optional.of(inForce(writing, who));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            turn.unlock();
        }
    }

    private static boolean isUnchanged(SourceTree tree, Change change) {
        String now = tree.file(change.path()).map(SourceFile::digest).orElse(null);
        return now == null ? change.read() == null : now.equals(change.read());
    }

    private List<Problem> problems(SourceTree before, List<Change> changes) {
        return newProblems.of(
                before,
                after(before, changes),
                changes.stream().map(Change::path).collect(Collectors.toSet()));
    }

    private static SourceTree after(SourceTree before, List<Change> changes) {
        return before.without(changes.stream()
                        .filter(change -> change.bytes() == null)
                        .map(Change::path)
                        .toList())
                .with(changes.stream().flatMap(FileDesk::toBe).toList());
    }

    private static Stream<SourceFile> toBe(Change change) {
        byte[] bytes = change.bytes();
        return bytes == null ? Stream.empty() : Stream.of(new SourceFile(change.path(), bytes));
    }

    /** The disk refused a file. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String path;

        Refused(String path, IOException why) {
            super(why);
            this.path = path;
        }
    }

    /** Somebody else changed a file while this change of it was judged. */
    private static final class Meanwhile extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String path;

        Meanwhile(String path) {
            super(path);
            this.path = path;
        }
    }

    private void requireUnchanged(Change change) {
        if (!isUnchanged(folder(change.path()), change)) {
            throw new Meanwhile(change.path());
        }
    }

    private Outcome written(List<Change> changes, String who, Runnable besides) {
        Set<String> paths = changes.stream().map(Change::path).collect(Collectors.toCollection(LinkedHashSet::new));
        try {
            AcceptedFiles.Accepted accepted = files.change(
                    () -> {
                        // To judge a large roll takes a while, and another node or an editor knows nothing of this
                        // one's turn.
                        changes.forEach(this::requireUnchanged);
                        besides.run();
                        changes.forEach(this::write);
                        return folder();
                    },
                    paths,
                    who);
            planner.planAll();
            return new Outcome.InForce(accepted);
        } catch (Meanwhile e) {
            return new Outcome.ChangedMeanwhile(e.path);
        } catch (Refused e) {
            return new Outcome.NotWritten(e.path, String.valueOf(e.getMessage()));
        }
    }

    private AcceptedFiles.Accepted inForce(Writing writing, String who) {
        Set<String> paths = new HashSet<>();
        AcceptedFiles.Accepted accepted = files.change(
                () -> {
                    try {
                        paths.addAll(writing.write());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return folder();
                },
                paths,
                who);
        planner.planAll();
        return accepted;
    }

    /** Whoever may put a link into the folder could else have any file of this machine replaced. */
    private boolean isInPlace(String path) {
        Path part = folder;
        for (Path name : Path.of(path)) {
            part = part.resolve(name);
            if (Files.isSymbolicLink(part)) {
                return false;
            }
        }
        return SourceTree.reads(path);
    }

    private void write(Change change) {
        Path file = folder.resolve(change.path());
        byte[] bytes = change.bytes();
        try {
            if (bytes != null) {
                FileOnDisk.replace(file, bytes);
            } else if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new Refused(change.path(), e);
        }
    }
}
