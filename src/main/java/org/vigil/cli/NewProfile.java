package org.vigil.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileFile;

/** Writes the file of a new profile: wholly or not at all, and never over another. */
final class NewProfile {
    private NewProfile() {}

    /** Whether there is a file of that id, whatever stands in it. Any text may be asked for. */
    static boolean exists(Path folder, String id) {
        return id.matches("[a-z0-9-]+")
                && Files.exists(folder.resolve("profiles").resolve(id + ".yaml"));
    }

    /** The path of the file, relative to the folder. */
    static String write(Path folder, Profile profile) {
        Path file = folder.resolve(profile.file());
        Path half = file.resolveSibling("." + profile.id() + ".yaml.new");
        try {
            Files.createDirectories(folder.resolve("profiles"));
            try {
                Files.writeString(half, ProfileFile.write(profile));
                Files.move(half, file); // within one folder a rename; without REPLACE_EXISTING it spares what is there
            } finally {
                Files.deleteIfExists(half);
            }
            return profile.file();
        } catch (FileAlreadyExistsException e) {
            throw new Failure(Vigil.PROBLEMS, profile.file() + " is there already. Nothing was written.");
        } catch (IOException e) {
            throw new Failure(Vigil.FAILED, profile.file() + " cannot be written: " + e.getMessage());
        }
    }
}
