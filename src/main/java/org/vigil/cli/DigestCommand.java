package org.vigil.cli;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.alert.Alerting;
import org.vigil.alert.DigestKind;
import org.vigil.alert.Digests;
import org.vigil.alert.Receipt;
import org.vigil.node.Node;
import org.vigil.settings.Digest;
import org.vigil.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows what the approvers are told of a day's posts, and tries whether it reaches them. */
@Command(
        name = "digest",
        mixinStandardHelpOptions = true,
        description = {
            "What goes out tomorrow, on which accounts, and what is still to be approved: as the approvers are told each day.",
            "Who gets it, and when, stands in settings.yaml under digest, and for the week under engagement.",
            "Example: ./vigil digest --for tomorrow"
        })
public final class DigestCommand implements Callable<Integer> {
    private static final int SHOWN = 5;

    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--for",
            paramLabel = "DAY",
            defaultValue = "tomorrow",
            description =
                    "today, tomorrow (the default), a day such as 2026-01-05 within the next three days; verification: of whom somebody has to look for news; or week: what followers did in the seven days before today.")
    private String day = "tomorrow";

    @Option(
            names = "--send",
            description =
                    "Sends it now to all who get it, and says what each server answered. Ends with 3 where one failed.")
    private boolean send;

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        return new NodeAccess(context.vigil()).withFiles(context.err(), node -> {
            node.planner().planAll();
            return show(context, node);
        });
    }

    private int show(Commands context, Node node) {
        Digests digests = node.alerting().digests();
        LocalDate today = LocalDate.ofInstant(node.clock().instant(), digests.zone());
        LocalDate chosen =
                switch (day) {
                    case "today", "verification", "week" -> today;
                    case "tomorrow" -> today.plusDays(1);
                    default -> Dates.day("--for", day);
                };
        DigestKind kind =
                switch (day) {
                    case "verification" -> DigestKind.VERIFICATION;
                    case "week" -> DigestKind.ENGAGEMENT;
                    default -> DigestKind.TOMORROW;
                };
        context.out().println(digests.about(kind, chosen).orElse(nothing(kind, chosen)));
        context.out().println();
        Settings settings = node.files().inForce().workspace().settings();
        context.out().println(goesOut(settings, kind));
        digests.latest(kind).stream().limit(SHOWN).forEach(told -> context.out().println("  " + told.words()));
        return send ? send(context, digests, settings, kind, chosen) : 0;
    }

    private static String nothing(DigestKind kind, LocalDate day) {
        return switch (kind) {
            case TOMORROW -> "Nothing that is still to come is planned for " + day + " in a started campaign.";
            case VERIFICATION -> "Nobody is due for verification.";
            case ENGAGEMENT -> "No campaign ran in the seven days before " + day + ", and none published anything.";
        };
    }

    private static String goesOut(Settings settings, DigestKind kind) {
        if (settings.digest().isEmpty()) {
            return "Nobody gets it by itself: settings.yaml has no digest. To have it sent, write there for example:"
                    + " digest: { at: \"17:00\", zone: Europe/London }";
        }
        Digest digest = settings.digest().get();
        return switch (kind) {
            case TOMORROW -> sent("day", digest, digest.to());
            case VERIFICATION -> sent(day(digest.verification()), digest, digest.to());
            case ENGAGEMENT ->
                settings.engagement()
                        .weekly()
                        .map(on -> sent(day(on), digest, settings.engagement().to()))
                        .orElse("Nobody gets it by itself. To have it sent each Monday, write into settings.yaml:"
                                + " engagement: { weekly_report: mon }");
        };
    }

    private static String sent(String each, Digest digest, List<String> to) {
        return "It is sent each " + each + " at " + digest.at() + " (" + digest.zone() + ") to " + String.join(", ", to)
                + ".";
    }

    private static String day(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static int send(Commands context, Digests digests, Settings settings, DigestKind kind, LocalDate chosen) {
        if (settings.digest().isEmpty()) {
            throw new Failure(Vigil.PROBLEMS, "It cannot be sent: settings.yaml has no digest.");
        }
        List<Alerting.Tested> sent = digests.sendNow(kind, chosen);
        if (sent.isEmpty()) {
            throw new Failure(Vigil.PROBLEMS, "Nothing was sent: there is nothing to tell of " + chosen + ".");
        }
        sent.forEach(each -> context.out()
                .println("Now to " + each.person().name() + " by " + each.way().words() + ": "
                        + switch (each.receipt()) {
                            case Receipt.Taken taken -> "sent. " + taken.answer();
                            case Receipt.Failed failed -> "FAILED. " + failed.why();
                        }));
        return sent.stream().anyMatch(each -> each.receipt() instanceof Receipt.Failed) ? Vigil.FAILED : 0;
    }
}
