package org.vigil.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.delivery.Eligibility;
import org.vigil.delivery.Restrictions;
import org.vigil.engagement.EngagementLog;
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
            "Posts of people who are on hold are left out.",
            "A count that the network does not give is absent, which is not zero. What a sandbox's followers did is simulated."
        })
public final class Engagement implements Callable<Integer> {
    /** How the log is written. */
    enum Format {
        TABLE,
        JSON,
        CSV
    }

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

    @Override
    public Integer call() {
        Optional<CampaignId> only = Optional.ofNullable(campaign).map(Engagement::campaignId);
        Commands context = Commands.of(vigil, spec);
        return new NodeAccess(context.vigil()).with(node -> {
            Map<AccountName, Account> accounts =
                    node.files().inForce().workspace().accounts();
            EngagementLog log = new EngagementLog(
                    node.database().jdbc(),
                    node.database().transactions(),
                    name -> Optional.ofNullable(accounts.get(name)).map(Account::network));
            Eligibility eligibility = new Eligibility(
                    node.files().inForce(), new Restrictions(node.database().jdbc()).inForce());
            AtomicLong leftOut = new AtomicLong();
            try (EngagementPrinter printer = printer(context.out())) {
                log.read(only, entry -> {
                    if (eligibility.isSilenced(entry.profile())) {
                        leftOut.incrementAndGet();
                    } else {
                        printer.print(entry);
                    }
                });
            }
            if (leftOut.get() > 0) {
                context.err()
                        .println("Posts of people who are on hold, or who took their consent back, are left out: "
                                + leftOut.get() + ".");
            }
            return 0;
        });
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
