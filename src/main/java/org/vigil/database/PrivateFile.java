package org.vigil.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files that hold a secret: only their owner may read them, from the moment they exist. */
public final class PrivateFile {
    private static final FileAttribute<?> MODE_0600 =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private PrivateFile() {}

    /**
     * Writes a new file, whole or not at all.
     *
     * @throws DatabaseUnavailable where it cannot be written
     */
    public static void create(Path file, byte[] bytes) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(unfinished);
            Files.createFile(unfinished, MODE_0600);
            Files.write(unfinished, bytes, StandardOpenOption.SYNC);
            moveIntoPlace(unfinished, file);
        } catch (IOException e) {
            throw new DatabaseUnavailable(file + " cannot be written. Is the folder writable for you?", e);
        }
    }

    private static void moveIntoPlace(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }

    /** @throws DatabaseUnavailable where it is missing, unreadable, or readable for others */
    public static String readText(Path file) {
        return new String(read(file), StandardCharsets.UTF_8);
    }

    /** @throws DatabaseUnavailable where it is missing, unreadable, or readable for others */
    public static byte[] read(Path file) {
        try {
            requirePrivate(file);
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new DatabaseUnavailable(file + " is missing. Restore it from a backup.", e);
        } catch (IOException e) {
            throw new DatabaseUnavailable(file + " cannot be read. Does it belong to you?", e);
        }
    }

    private static void requirePrivate(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && !OWNERS.containsAll(view.readAttributes().permissions())) {
            throw new DatabaseUnavailable(
                    file + " holds a secret and other users may read it. Close it with: chmod 600 " + file);
        }
    }
}
