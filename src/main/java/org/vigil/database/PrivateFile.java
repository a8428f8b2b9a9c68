package org.vigil.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

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
     * @throws IOException with a sentence for users, also where the file is there already
     */
    public static void create(Path file, byte[] bytes) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        try {
            Files.createFile(unfinished, MODE_0600);
            Files.write(unfinished, bytes, StandardOpenOption.SYNC);
            // Unlike a move, a link never replaces what another process has written meanwhile.
            Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(file + " is there already. Try again.", e);
        } catch (IOException e) {
            throw new IOException(file + " cannot be written. Is the folder writable for you?", e);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** An empty one beside a file that is to be written, for whoever writes more than a memory holds. */
    static Path unfinished(Path file) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        try {
            return Files.createFile(unfinished, MODE_0600);
        } catch (IOException e) {
            throw new IOException(file + " cannot be written. Is its folder there, and writable for you?", e);
        }
    }

    /** @throws IOException with a sentence for users, where it is missing, unreadable, or readable for others */
    public static String readText(Path file) throws IOException {
        return new String(read(file), StandardCharsets.UTF_8);
    }

    /** @throws IOException with a sentence for users, where it is missing, unreadable, or readable for others */
    public static byte[] read(Path file) throws IOException {
        requirePrivate(file);
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IOException(file + " is missing. Restore it from a backup.", e);
        } catch (IOException e) {
            throw new IOException(file + " cannot be read. Does it belong to you?", e);
        }
    }

    private static void requirePrivate(Path file) throws IOException {
        if (Files.exists(file) && !OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException(
                    file + " holds a secret and other users may read it. Close it with: chmod 600 " + file);
        }
    }
}
