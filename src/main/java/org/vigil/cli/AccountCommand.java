package org.vigil.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigil.account.KeyUnavailable;
import org.vigil.database.Database;
import org.vigil.network.Connector;
import org.vigil.network.Connectors;
import org.vigil.network.Network;
import org.vigil.network.Pause;
import org.vigil.node.Node;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The root of the commands about accounts. */
@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        description = "Adds, lists, checks, tests, renews and removes the accounts that post.",
        subcommands = {
            AccountAdd.class,
            AccountList.class,
            AccountCheck.class,
            AccountTest.class,
            AccountRenew.class,
            AccountRemove.class
        })
public final class AccountCommand implements Runnable {
    private final BufferedReader input;
    private final Networks networks;
    private final Pause pause;

    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    /** @param input where answers come from that may be seen, a line each; secrets are asked for at the terminal only */
    public AccountCommand(BufferedReader input) {
        this(input, Node::connectors, Pause.SLEEP);
    }

    /** Over other networks: those of a test. */
    public AccountCommand(BufferedReader input, Networks networks, Pause pause) {
        this.input = input;
        this.networks = networks;
        this.pause = pause;
    }

    Vigil vigil() {
        return Optional.ofNullable(vigil).orElseThrow();
    }

    Pause pause() {
        return pause;
    }

    Questions questions(PrintWriter out) {
        return new Questions(input, out);
    }

    /** A folder that is open for one command, with its networks. */
    record Open(Node node, Connectors networks) {
        Connector connector(Network network) {
            return networks.forNetwork(network)
                    .orElseThrow(() -> new Failure(
                            Vigil.USAGE, "Accounts on " + network.word() + " come with a later version of Vigil."));
        }
    }

    /** What a command does with the open folder, with its exit code. */
    int with(Function<Open, Integer> work) {
        try (Database database = DatabaseAccess.open(vigil())) {
            return work.apply(over(database));
        } catch (KeyUnavailable e) {
            throw new Failure(Vigil.FAILED, e.getMessage() + "\nNothing was changed.");
        }
    }

    private Open over(Database database) {
        try {
            Connectors connectors = networks.over(database, vigil().clock(), vigil().environment());
            Node node = Node.over(database, vigil().clock(), vigil().folder(), vigil().environment(), connectors);
            return new Open(node, connectors);
        } catch (IllegalArgumentException e) {
            throw new Failure(Vigil.USAGE, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
