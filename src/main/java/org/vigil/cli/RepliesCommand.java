package org.vigil.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.vigil.account.KeyFile;
import org.vigil.account.KeyUnavailable;
import org.vigil.campaign.CampaignId;
import org.vigil.delivery.Eligibility;
import org.vigil.delivery.Restrictions;
import org.vigil.engagement.FollowerReplies;
import org.vigil.node.Node;
import org.vigil.profile.ProfileId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Prints what was answered to posts, for operators. */
@Command(
        name = "replies",
        mixinStandardHelpOptions = true,
        subcommands = RepliesForget.class,
        description = {
            "Shows what was answered to posts of campaigns whose file says replies: keep. Never who answered.",
            "For operators only: these words may hurt, and they stand nowhere else. They are deleted after a time.",
            "Answers to posts about people who are on hold, withheld or under age are left out, unless you ask for the person.",
            "Example: ./vigil replies --campaign free-the-20 --since 2026-01-05"
        })
public final class RepliesCommand implements Callable<Integer> {
    /** How they are printed. */
    enum Format {
        TABLE,
        JSON
    }

    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--campaign", paramLabel = "CAMPAIGN", description = "Only to this campaign's posts.")
    private @Nullable String campaign;

    @Option(
            names = "--person",
            paramLabel = "PERSON",
            description = "Only to posts about this person, by id or name; also where they are on hold.")
    private @Nullable String person;

    @Option(names = "--since", paramLabel = "DATE", description = "Only what was said from this day on, in UTC.")
    private @Nullable String since;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table or json, one object a line (default: table). Times are in UTC.")
    private Format format = Format.TABLE;

    Vigil vigil() {
        return Optional.ofNullable(vigil).orElseThrow();
    }

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        Optional<CampaignId> only = Optional.ofNullable(campaign).map(RepliesCommand::campaignId);
        Optional<Instant> from = Optional.ofNullable(since)
                .map(text ->
                        Dates.day("--since", text).atStartOfDay(ZoneOffset.UTC).toInstant());
        return new NodeAccess(context.vigil()).with(node -> {
            Optional<ProfileId> asked = Optional.ofNullable(person)
                    .map(text ->
                            PersonArgument.find(node, context.vigil(), text).id());
            Eligibility eligibility = new Eligibility(
                    node.files().inForce(), new Restrictions(node.database().jdbc()).inForce());
            Instant now = node.clock().instant();
            ReplyPrinter printer = new ReplyPrinter(context.out(), format == Format.JSON);
            AtomicLong printed = new AtomicLong();
            long leftOut = open(() -> replies(node, context.vigil())
                    .read(only, asked, from, id -> asked.isPresent() || !eligibility.isKeptBack(id, now), reply -> {
                        printed.incrementAndGet();
                        printer.print(reply);
                    }));
            say(context, printed.get(), leftOut);
            return 0;
        });
    }

    private void say(Commands context, long printed, long leftOut) {
        context.out().flush();
        if (printed == 0 && format == Format.TABLE) {
            context.out().println("No replies are kept here. A campaign keeps them where its file says replies: keep.");
        }
        if (leftOut > 0) {
            context.err()
                    .println(
                            "Replies to posts about people who are on hold, withheld or under age, or who took their consent back, are"
                                    + " left out: " + leftOut + ". To see them: --person ID");
        }
    }

    private static long open(java.util.function.LongSupplier reading) {
        try {
            return reading.getAsLong();
        } catch (KeyUnavailable e) {
            throw new Failure(Vigil.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private static FollowerReplies replies(Node node, Vigil vigil) {
        return new FollowerReplies(node.database(), KeyFile.of(vigil.folder(), vigil.environment()));
    }

    static CampaignId campaignId(String name) {
        return Commands.read(name.strip(), CampaignId::new, "--campaign: " + CampaignId.ALLOWED);
    }
}
