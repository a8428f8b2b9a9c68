package org.vigil.console;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.vigil.delivery.FileDesk;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileFile;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/**
 * A profile's file as it lies in the folder, which may be newer than what is in force.
 *
 * @param profile as it says; empty where it is broken or gone
 * @param text of the file; empty where there is none
 * @param problems what is wrong with it
 */
record ProfileOnDisk(SourceFile file, Optional<Profile> profile, Optional<String> text, List<Problem> problems) {

    static Optional<ProfileOnDisk> of(FileDesk desk, Profile inForce) {
        return desk.file(inForce.file()).map(file -> {
            Problems problems = new Problems();
            Optional<Profile> profile = ProfileFile.read(file, problems);
            return new ProfileOnDisk(file, profile, file.text(), problems.list());
        });
    }

    FileDesk.Change change(String newText) {
        return new FileDesk.Change(file.path(), file.digest(), newText.getBytes(StandardCharsets.UTF_8));
    }
}
