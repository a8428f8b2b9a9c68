package org.vigil.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vigil.profile.Profile;
import org.vigil.source.FileOnDisk;
import org.vigil.workspace.FileChange;

/**
 * A profile's file on disk that is to get another text.
 *
 * @param before the profile as the file has it
 * @param text of the file to come
 */
record ChangedProfile(Profile before, Path path, String text) {

    /** @throws Failure with what stands in the way */
    static ChangedProfile of(Path folder, FileChange change) {
        return switch (change) {
            case FileChange.Ready ready ->
                new ChangedProfile(ready.before(), folder.resolve(ready.before().file()), ready.text());
            case FileChange.Refused refused ->
                throw new Failure(
                        refused.about().equals("until") ? Vigil.USAGE : Vigil.PROBLEMS,
                        (refused.about().isEmpty() ? "" : "--" + refused.about() + ": ") + refused.why());
        };
    }

    /** Puts the new file in the old one's place, wholly or not at all. */
    void write() {
        try {
            FileOnDisk.replace(path, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Failure(Vigil.FAILED, before.file() + " cannot be written: " + e.getMessage());
        }
    }

    static String read(Path folder, Profile profile) {
        Path path = folder.resolve(profile.file());
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new Failure(Vigil.FAILED, path + " cannot be read: " + e.getMessage());
        }
    }
}
