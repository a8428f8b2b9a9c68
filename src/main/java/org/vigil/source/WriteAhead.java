package org.vigil.source;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Changes many profiles of a folder at once, or none. All new contents are first written into one hidden file; giving that
 * file its final name is the one moment that decides. From then on every reading of the folder has all of them, whatever
 * was put in place already, and whoever comes next puts the rest in place. A file that a person changed meanwhile stays as
 * it is.
 */
public final class WriteAhead implements Closeable {
    private static final String UNDECIDED = "profiles/.import.new";
    private static final String LOCK = "profiles/.import.lock";
    private static final String DECIDED = "profiles/.import";
    /** What a small file takes of most disks. */
    private static final long BLOCK = 4096;

    private static final int MAGIC = 0x56494731;

    private final Path folder;
    private final FileChannel locked;
    private final FileChannel channel;
    private final DataOutputStream out;
    private final List<String> spared;
    private boolean decided;
    private long blocks;

    /** A file before and after. @param before the digest of what it replaces; empty for a new file */
    private record Change(String before, byte[] bytes) {}

    private WriteAhead(Path folder, FileChannel locked, List<String> spared) throws IOException {
        this.folder = folder;
        this.locked = locked;
        this.spared = spared;
        this.channel = FileChannel.open(
                folder.resolve(UNDECIDED),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        this.out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
        out.writeInt(MAGIC);
    }

    /**
     * Begins; what an earlier one had decided and not finished is finished first.
     *
     * @throws Busy where another is at work on this folder
     * @throws IOException where the folder cannot be written to
     */
    public static WriteAhead begin(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("profiles"));
        // A lock file of its own: where any other handle of a locked file is closed, the lock is gone.
        FileChannel locked =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock(locked) == null) {
                throw new Busy();
            }
            return new WriteAhead(folder, locked, inPlace(folder));
        } catch (IOException | RuntimeException e) {
            locked.close();
            throw e;
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /**
     * The files that an earlier one had to leave, since a person changed them after it was interrupted: what it said of them
     * is dropped, and whoever knows has to be told.
     */
    public List<String> spared() {
        return spared;
    }

    /** Takes one more file. @param before what stands there now; null where there is no such file */
    public void put(String path, @Nullable SourceFile before, byte[] bytes) throws IOException {
        out.writeBoolean(true);
        out.writeUTF(path);
        out.writeUTF(before == null ? "" : before.digest());
        out.writeInt(bytes.length);
        out.write(bytes);
        blocks += 1 + bytes.length / BLOCK;
    }

    /**
     * Decides, and puts the files in place.
     *
     * @return the files that a person changed at that very moment; they stay as they are
     * @throws NoRoom where the disk is too full to put all of it in place; then nothing was written
     * @throws ChangedMeanwhile where a file is no longer what it was; then nothing was written
     * @throws NotInPlace where it is decided and not all of it could be put in place
     */
    public List<String> commit() throws IOException {
        decide();
        return inPlace(folder);
    }

    /** The one moment. */
    void decide() throws IOException {
        out.writeBoolean(false);
        out.flush();
        channel.force(true);
        requireRoom();
        requireUnchanged();
        Files.move(folder.resolve(UNDECIDED), folder.resolve(DECIDED), StandardCopyOption.ATOMIC_MOVE);
        decided = true;
        InPlace.force(folder.resolve("profiles"));
    }

    private void requireRoom() throws IOException {
        FileStore disk = Files.getFileStore(folder.resolve(UNDECIDED));
        // A disk that tells no size of itself tells nothing of its room either.
        if (disk.getTotalSpace() > 0 && disk.getUsableSpace() < blocks * BLOCK) {
            throw new NoRoom(blocks * BLOCK, disk.getUsableSpace());
        }
    }

    private void requireUnchanged() throws IOException {
        read(folder.resolve(UNDECIDED), (path, change) -> {
            if (!digest(folder.resolve(path)).equals(change.before())) {
                throw new ChangedMeanwhile(path);
            }
        });
    }

    /** The files that are decided and perhaps not yet in place, by path; those that a person changed since are left out. */
    static Map<String, byte[]> pending(Path folder) throws IOException {
        Map<String, byte[]> pending = new TreeMap<>();
        try {
            read(folder.resolve(DECIDED), (path, change) -> {
                if (digest(folder.resolve(path)).equals(change.before())) {
                    pending.put(path, change.bytes());
                }
            });
        } catch (NoSuchFileException e) {
            return Map.of();
        }
        return pending;
    }

    /** Whether something is decided and not yet finished. */
    static boolean isPending(Path folder) {
        return Files.exists(folder.resolve(DECIDED));
    }

    private static List<String> inPlace(Path folder) throws NotInPlace {
        try {
            return finish(folder);
        } catch (IOException e) {
            throw new NotInPlace(e);
        }
    }

    /** Answers the files that are neither as they were nor as they were to be. */
    private static List<String> finish(Path folder) throws IOException {
        if (!isPending(folder)) {
            return List.of();
        }
        List<String> changed = new ArrayList<>();
        try (InPlace files = new InPlace(folder.resolve("profiles"))) {
            read(folder.resolve(DECIDED), (path, change) -> {
                Path file = folder.resolve(path);
                String there = digest(file);
                if (there.equals(change.before())) {
                    files.put(file, change.bytes());
                } else if (!there.equals(SourceFile.sha256(change.bytes()))) {
                    changed.add(path);
                }
            });
        }
        // Only now: what surely outlives a power cut may forget what it was made of.
        Files.deleteIfExists(folder.resolve(DECIDED));
        return List.copyOf(changed);
    }

    private interface Reader {
        void take(String path, Change change) throws IOException;
    }

    private static void read(Path journal, Reader reader) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(journal), 1 << 16))) {
            if (in.readInt() != MAGIC) {
                throw new IOException(journal + " is not Vigil's; move it out of the folder");
            }
            while (in.readBoolean()) {
                String path = in.readUTF();
                String before = in.readUTF();
                reader.take(path, new Change(before, in.readNBytes(in.readInt())));
            }
        }
    }

    private static String digest(Path file) throws IOException {
        if (Files.notExists(file)) {
            return "";
        }
        try {
            return SourceFile.sha256(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    /** Without {@link #commit} nothing happens. */
    @Override
    public void close() throws IOException {
        try (locked;
                channel) {
            if (!decided) {
                Files.deleteIfExists(folder.resolve(UNDECIDED));
            }
        }
    }

    /** Another import is at work. */
    public static final class Busy extends IOException {
        private static final long serialVersionUID = 1L;

        Busy() {
            super("another import is at work in this folder; wait until it has ended");
        }
    }

    /** The disk is too full. */
    public static final class NoRoom extends IOException {
        private static final long serialVersionUID = 1L;

        NoRoom(long needed, long there) {
            super("the disk is too full: the files need " + megabytes(needed) + ", and " + megabytes(there)
                    + " are free");
        }

        private static String megabytes(long bytes) {
            return (bytes + 999_999) / 1_000_000 + " MB";
        }
    }

    /** Somebody saved a file while the import was reading. */
    public static final class ChangedMeanwhile extends IOException {
        private static final long serialVersionUID = 1L;

        ChangedMeanwhile(String path) {
            super(path + " was changed by somebody meanwhile");
        }
    }

    /** It is decided, and every reading has it, but not all files lie in their places yet. */
    public static final class NotInPlace extends IOException {
        private static final long serialVersionUID = 1L;

        NotInPlace(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
