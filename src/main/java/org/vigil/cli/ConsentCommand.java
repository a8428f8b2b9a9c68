package org.vigil.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.vigil.account.KeyUnavailable;
import org.vigil.delivery.ConsentDesk;
import org.vigil.node.Node;
import org.vigil.profile.ProfileId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The root of the commands about consent. */
@Command(
        name = "consent",
        mixinStandardHelpOptions = true,
        description = {
            "Records who agreed to what, shows it, takes it back at once, erases it.",
            "On a real network a person is posted only with a consent that stands in the profile's file and is recorded here;"
                    + " what both of them say is what holds.",
            "A reason that stands in the file instead is signed here by two people, each for themselves."
        },
        subcommands = {
            ConsentRecord.class,
            ConsentSign.class,
            ConsentList.class,
            ConsentShow.class,
            ConsentRevoke.class,
            ConsentErase.class,
            ConsentCheck.class
        })
public final class ConsentCommand implements Runnable {
    private final BufferedReader input;

    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    /** @param input where answers come from, a line each: who gave a consent never stands among the arguments */
    public ConsentCommand(BufferedReader input) {
        this.input = input;
    }

    Vigil vigil() {
        return Optional.ofNullable(vigil).orElseThrow();
    }

    Questions questions(PrintWriter out) {
        return new Questions(input, out);
    }

    /** What a command does with the open folder, with its exit code. */
    int with(BiFunction<Node, ConsentDesk, Integer> work) {
        return new NodeAccess(vigil()).with(node -> {
            try {
                return work.apply(node, new ConsentDesk(node.database(), Sensitive.records(vigil(), node.database())));
            } catch (KeyUnavailable e) {
                throw new Failure(Vigil.FAILED, e.getMessage() + "\nNothing was changed.");
            }
        });
    }

    static ProfileId id(String text) {
        return Commands.read(text, ProfileId::new, ProfileId.ALLOWED);
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
