package org.vigil.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigil.account.KeyUnavailable;
import org.vigil.account.SensitiveRecords;
import org.vigil.database.Database;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.HoldReasons;
import org.vigil.delivery.RejectionReasons;
import org.vigil.node.Node;
import org.vigil.source.Problem;

/** Opens the team's folder and its database for one command. */
final class NodeAccess {
    private static final Logger LOG = LoggerFactory.getLogger(NodeAccess.class);

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
            Node node = vigil.node(database);
            sealOldReasons(database, vigil);
            return node;
        } catch (IllegalArgumentException e) {
            throw new Failure(Vigil.USAGE, String.valueOf(e.getMessage()));
        }
    }

    /** What an earlier version kept as it was, this one keeps encrypted. Nothing else waits for that. */
    private static void sealOldReasons(Database database, Vigil vigil) {
        try {
            SensitiveRecords records = Sensitive.records(vigil, database);
            new HoldReasons(database, records).sealOld();
            new RejectionReasons(database, records).sealOld();
        } catch (KeyUnavailable e) {
            LOG.warn(
                    "reasons of holds and rejections from an earlier version are not encrypted yet: {}",
                    e.getMessage());
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
        say(node.files().accept(() -> Folder.tree(vigil.folder()), Set.of(), AcceptedFiles.FILES), warnings);
    }

    /**
     * As above, where it is known who changed one of them; of the others that changed meanwhile nobody knows.
     *
     * @param path of the file that {@code who} changed
     */
    static void accept(Node node, Vigil vigil, PrintWriter warnings, String path, String who) {
        say(node.files().accept(() -> Folder.tree(vigil.folder()), Set.of(path), who), warnings);
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
