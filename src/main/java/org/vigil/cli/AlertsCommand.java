package org.vigil.cli;

import java.io.BufferedReader;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.alert.Alert;
import org.vigil.alert.Alerting;
import org.vigil.alert.Alerts;
import org.vigil.alert.Receipt;
import org.vigil.alert.Tellings;
import org.vigil.node.Node;
import org.vigil.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists what a person has to know and who was told, hears who takes care of it, and tries out the ways to tell. */
@Command(
        name = "alerts",
        mixinStandardHelpOptions = true,
        description = {
            "What is wrong, and who was told of it, when, and whether that came through. The open ones first.",
            "Who is called stands in settings.yaml. Example: ./vigil alerts ack 12"
        })
public final class AlertsCommand implements Callable<Integer> {
    private static final int MOST = 20;
    private static final int ALL = 1_000_000;

    private final BufferedReader input;

    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--all", description = "Also those that are long over (else the " + MOST + " newest).")
    private boolean all;

    /** @param input where a secret is read from when nobody sits at a terminal */
    public AlertsCommand(BufferedReader input) {
        this.input = input;
    }

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        return new NodeAccess(context.vigil()).withFiles(context.err(), node -> {
            Tellings tellings = new Tellings(node.database().jdbc());
            List<Alert> latest = new Alerts(node.database().jdbc()).latest(all ? ALL : MOST);
            latest.forEach(alert -> AlertLines.of(alert, tellings.of(alert)).forEach(context.out()::println));
            long open = latest.stream().filter(Alert::isOpen).count();
            context.out().println(open == 0 ? "Nothing is wrong that Vigil knows of." : open + " open.");
            settings(node).toNotify().ifPresentOrElse(notify -> {}, () -> nobodyIsTold(context));
            AlertLines.of(node.alerting().pulse().state()).forEach(context.out()::println);
            return 0;
        });
    }

    private static void nobodyIsTold(Commands context) {
        context.out().println("Nobody is told: settings.yaml names nobody under notify.");
    }

    private static Settings settings(Node node) {
        return node.files().inForce().workspace().settings();
    }

    @Command(
            name = "ack",
            mixinStandardHelpOptions = true,
            description = {"You take care of it: nobody else is called.", "Example: ./vigil alerts ack 12 --as Ada"})
    int ack(@Mixin Who who, @Parameters(paramLabel = "NUMBER", description = "As in the list.") long number) {
        Commands context = Commands.of(vigil, spec);
        return new NodeAccess(context.vigil()).with(node -> switch (node.alerting()
                .rota()
                .acknowledge(number, who.name())) {
            case DONE ->
                say(context, "Acknowledged by " + who.name() + ": nobody else is called for alert " + number + ".");
            case BY_ANOTHER_BEFORE -> say(context, "Alert " + number + " was acknowledged before. See: ./vigil alerts");
            case OVER -> say(context, "Alert " + number + " is over already.");
            case NO_SUCH_ALERT ->
                throw new Failure(Vigil.PROBLEMS, "No alert has the number " + number + ". See: ./vigil alerts");
        });
    }

    private static int say(Commands context, String sentence) {
        context.out().println(sentence);
        return 0;
    }

    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = {
                "Sends a marked test to everybody who is on call, in every way, and says what each server answered.",
                "Ends with 3 where one of them did not come through."
            })
    int test() {
        Commands context = Commands.of(vigil, spec);
        return new NodeAccess(context.vigil()).withFiles(context.err(), node -> {
            if (settings(node).toNotify().isEmpty()) {
                throw new Failure(Vigil.PROBLEMS, "Nobody can be told: settings.yaml names nobody under notify.");
            }
            List<Alerting.Tested> tested = node.alerting().test();
            tested.forEach(each -> context.out().println(line(each)));
            boolean failed = tested.stream().anyMatch(each -> each.receipt() instanceof Receipt.Failed);
            return failed ? Vigil.FAILED : 0;
        });
    }

    private static String line(Alerting.Tested tested) {
        String whom = tested.person().name() + " by " + tested.way().words() + ": ";
        return whom
                + switch (tested.receipt()) {
                    case Receipt.Taken taken -> "sent. " + taken.answer();
                    case Receipt.Failed failed -> "FAILED. " + failed.why();
                };
    }

    @Command(
            name = "secret",
            mixinStandardHelpOptions = true,
            description = {
                "Keeps a secret that messages need, encrypted. It is asked for, or read from standard input.",
                "Example: ./vigil alerts secret smtp-password"
            })
    int secret(
            @Parameters(
                            paramLabel = "WHAT",
                            description =
                                    "smtp-password, webhook-secret, webhook (an address, with --of), or heartbeat (an address).")
                    String what,
            @Option(names = "--of", paramLabel = "PERSON", description = "Whose webhook, as settings.yaml calls them.")
                    @Nullable String person,
            @Option(names = "--forget", description = "Forgets what was kept.") boolean forget) {
        return new AlertSecret(Commands.of(vigil, spec), input).keep(what, person, forget);
    }
}
