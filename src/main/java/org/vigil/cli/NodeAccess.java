package org.vigil.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import org.vigil.database.Database;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.node.Node;
import org.vigil.source.Problem;

/** Opens the team's folder and its database for one command. */
final class NodeAccess {
    private final Vigil vigil;

    NodeAccess(Vigil vigil) {
        this.vigil = vigil;
    }

    /** What a command does with an open node, with its exit code. */
    int with(Function<Node, Integer> work) {
        try (Database database = DatabaseAccess.open(vigil)) {
            return work.apply(over(database, vigil));
        }
    }

    /** Wires a node; what is wrong in its settings is said to the user. */
    static Node over(Database database, Vigil vigil) {
        try {
            return vigil.node(database);
        } catch (IllegalArgumentException e) {
            throw new Failure(Vigil.USAGE, String.valueOf(e.getMessage()));
        }
    }

    /** As {@link #with}, after the files on disk have come into force; broken ones are named and stop nothing else. */
    int withFiles(PrintWriter warnings, Function<Node, Integer> work) {
        return with(node -> {
            accept(node, vigil, warnings);
            return work.apply(node);
        });
    }

    /** Brings the files on disk into force and says what could not be accepted, and who is on hold now because of it. */
    static void accept(Node node, Vigil vigil, PrintWriter warnings) {
        say(node.files().accept(Folder.tree(vigil.folder())), warnings);
    }

    /** As above, where it is known who changed the files. */
    static void accept(Node node, Vigil vigil, PrintWriter warnings, String who) {
        say(node.files().accept(Folder.tree(vigil.folder()), who), warnings);
    }

    private static void say(AcceptedFiles.Accepted accepted, PrintWriter warnings) {
        List<Problem> problems = accepted.problems();
        problems.forEach(warnings::println);
        if (!problems.isEmpty()) {
            warnings.println("These files are not in force until they are mended; what they speak of falls silent.");
        }
        accepted.held().forEach(person -> warnings.println("On hold: " + person));
    }
}
