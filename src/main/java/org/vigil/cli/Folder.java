package org.vigil.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vigil.source.SourceTree;
import org.vigil.workspace.Workspace;

/** Reads the team's folder for a command. */
final class Folder {
    private Folder() {}

    static Workspace read(Path folder) {
        return Workspace.read(tree(folder));
    }

    /** The files of a folder, unread. */
    static SourceTree tree(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new Failure(Vigil.PROBLEMS, "There is no folder " + folder + ".");
        }
        try {
            return SourceTree.read(folder);
        } catch (IOException e) {
            throw new Failure(Vigil.FAILED, "The folder " + folder + " cannot be read: " + e.getMessage());
        }
    }
}
