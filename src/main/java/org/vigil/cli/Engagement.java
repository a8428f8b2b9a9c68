package org.vigil.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.delivery.Eligibility;
import org.vigil.delivery.Restrictions;
import org.vigil.engagement.EngagementLog;
import org.vigil.engagement.LogFilter;
import org.vigil.exchange.EngagementExport;
import org.vigil.exchange.EngagementPrinter;
import org.vigil.node.Node;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Prints what followers did with each post. */
@Command(
        name = "engagement",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what followers did with each post, as it was last read.",
            "Posts of people who are on hold, withheld or under age are left out, and what was taken down.",
            "A count that the network does not give is absent, which is not zero. What a sandbox's followers did is simulated.",
            "What it comes to over some weeks, and what stands out: ./vigil report."
        })
public final class Engagement implements Callable<Integer> {
    /** How the log is written. */
    enum Format {
        TABLE,
        JSON,
        NDJSON,
        CSV
    }

    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private EngagementChoice choice = new EngagementChoice();

    @Option(names = "--history", description = "Every reading of each post, the oldest first, not only the newest.")
    private boolean history;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description =
                    "table, json (one array), ndjson (one object a line) or csv (default: table). All times are in UTC.")
    private Format format = Format.TABLE;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Where it is written, whole or not at all (default: standard output).")
    private @Nullable Path output;

    @Option(names = "--force", description = "Writes over the file that --out names.")
    private boolean force;

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        return new NodeAccess(context.vigil()).with(node -> print(context, node));
    }

    private int print(Commands context, Node node) {
        Map<AccountName, Account> accounts = node.files().inForce().workspace().accounts();
        EngagementLog log = new EngagementLog(
                node.database().jdbc(),
                node.database().transactions(),
                name -> Optional.ofNullable(accounts.get(name)).map(Account::network));
        LogFilter filter = choice.filter(node, context.vigil(), log);
        choice.days(node).ifPresent(context.err()::println);
        AtomicLong leftOut = new AtomicLong();
        Consumer<PrintWriter> work = out -> leftOut.set(print(node, log, filter, out));
        if (output == null) {
            Export.print(context.out(), work);
        } else {
            Export.file(output, force, beginning -> false, work);
        }
        if (leftOut.get() > 0) {
            context.err()
                    .println("Posts of people who are on hold, withheld or under age, or who took their consent back,"
                            + " are left out: " + leftOut.get() + ".");
        }
        return 0;
    }

    /** @return how much was left out */
    private long print(Node node, EngagementLog log, LogFilter filter, PrintWriter out) {
        Eligibility eligibility = new Eligibility(
                node.files().inForce(), new Restrictions(node.database().jdbc()).inForce());
        Instant now = node.clock().instant();
        return new EngagementExport(log, id -> eligibility.isKeptBack(id, now)).print(filter, history, printer(out));
    }

    private EngagementPrinter printer(PrintWriter out) {
        return switch (format) {
            case TABLE -> EngagementPrinter.table(out, history);
            case JSON -> EngagementPrinter.json(out);
            case NDJSON -> EngagementPrinter.ndjson(out);
            case CSV -> EngagementPrinter.csv(out);
        };
    }
}
