package org.vigil.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.database.Database;
import org.vigil.database.DatabaseUnavailable;
import org.vigil.engagement.EngagementLog;
import org.vigil.network.Network;
import picocli.CommandLine.Command;
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
            "A count that the network does not give is absent, which is not zero. What a sandbox's followers did is simulated."
        })
public final class Engagement implements Callable<Integer> {
    /** How the log is written. */
    enum Format {
        TABLE,
        JSON,
        CSV
    }

    private final Function<Path, Database> databases;
    private final BiFunction<Path, Database, Function<AccountName, Optional<Network>>> networks;

    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--campaign", paramLabel = "CAMPAIGN", description = "Only this campaign's posts.")
    private @Nullable String campaign;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, json or csv (default: table). Times in json and csv are in UTC.")
    private Format format = Format.TABLE;

    /**
     * @param databases opens the database of a team's folder
     * @param networks of the accounts in force in a folder with its database
     */
    public Engagement(
            Function<Path, Database> databases,
            BiFunction<Path, Database, Function<AccountName, Optional<Network>>> networks) {
        this.databases = databases;
        this.networks = networks;
    }

    @Override
    public Integer call() {
        Optional<CampaignId> only = Optional.ofNullable(campaign).map(Engagement::campaignId);
        if (vigil == null || spec == null) {
            throw new IllegalStateException("is a subcommand");
        }
        PrintWriter out = spec.commandLine().getOut();
        Path folder = vigil.folder();
        try (Database database = databases.apply(folder)) {
            EngagementLog log =
                    new EngagementLog(database.jdbc(), database.transactions(), networks.apply(folder, database));
            try (EngagementPrinter printer = printer(out)) {
                log.read(only, printer::print);
            }
        } catch (DatabaseUnavailable e) {
            throw new Failure(Vigil.FAILED, String.valueOf(e.getMessage()));
        }
        return 0;
    }

    private EngagementPrinter printer(PrintWriter out) {
        return switch (format) {
            case TABLE -> new EngagementTable(out);
            case JSON -> new EngagementJson(out);
            case CSV -> new EngagementCsv(out);
        };
    }

    private static CampaignId campaignId(String name) {
        try {
            return new CampaignId(name.strip().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    Vigil.PROBLEMS, "--campaign: \"" + name + "\" is no campaign's name: " + CampaignId.ALLOWED + ".");
        }
    }
}
