package org.vigil.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceTree;
import org.vigil.workspace.Workspace;

/**
 * The profiles of a folder, by id.
 *
 * @param problems of the profiles that could not be read
 * @param workspace all of the folder
 */
record RollOnDisk(List<Profile> profiles, Problems problems, Workspace workspace) {

    static RollOnDisk read(Path folder) {
        try {
            Workspace workspace = Workspace.read(SourceTree.read(folder));
            Problems problems = new Problems();
            problems.addAll(workspace.tree().unread());
            workspace.problems().stream()
                    .filter(problem -> problem.file().startsWith("profiles/"))
                    .forEach(problems::add);
            return new RollOnDisk(List.copyOf(workspace.profiles().values()), problems, workspace);
        } catch (IOException e) {
            throw new Failure(Vigil.FAILED, "The folder " + folder + " cannot be read: " + e.getMessage());
        }
    }

    /** The profile of an id; else a failure that names what is wrong with its file, or the id nearest to it. */
    Profile find(String id) {
        return profiles.stream()
                .filter(profile -> profile.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> new Failure(Vigil.PROBLEMS, whyNot(id)));
    }

    private String whyNot(String id) {
        List<Problem> ofFile = problems.of("profiles/" + id + ".yaml");
        if (!ofFile.isEmpty()) {
            return String.join("\n", ofFile.stream().map(Problem::toString).toList());
        }
        String nearest = profiles.stream()
                .map(profile -> profile.id().value())
                .filter(known -> LevenshteinDistance.getDefaultInstance().apply(known, id) <= 3)
                .findFirst()
                .map(known -> " Did you mean " + known + "?")
                .orElse(" \"./vigil people\" lists all of them.");
        return "There is no profile \"" + id + "\"." + nearest;
    }

    Optional<Profile> profile(ProfileId id) {
        return profiles.stream().filter(profile -> profile.id().equals(id)).findFirst();
    }

    /** Whose days and status are meant: a family's prisoner, else the profile itself. */
    Profile counted(Profile profile) {
        return Optional.ofNullable(profile.speaksFor()).flatMap(this::profile).orElse(profile);
    }
}
