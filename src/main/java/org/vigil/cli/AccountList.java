package org.vigil.cli;

import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.account.AccountSecrets;
import org.vigil.account.AccountState;
import org.vigil.account.AccountStates;
import org.vigil.account.AccountsFile;
import org.vigil.account.KeyFile;
import org.vigil.database.Database;
import org.vigil.watch.Alarms;
import org.vigil.watch.TestPosts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists the accounts, which secrets they have, and which are paused. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "Lists the accounts, whether they have their secrets, which are paused and why, and their alarms.")
final class AccountList implements Callable<Integer> {
    @ParentCommand
    private @Nullable AccountCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Vigil vigil = Optional.ofNullable(parent).orElseThrow().vigil();
        PrintWriter out = Optional.ofNullable(spec).orElseThrow().commandLine().getOut();
        AccountsOnDisk disk = AccountsOnDisk.read(vigil.folder());
        disk.problems()
                .forEach(Optional.ofNullable(spec).orElseThrow().commandLine().getErr()::println);
        if (disk.accounts().isEmpty()) {
            out.println("There are no accounts in " + AccountsFile.PATH + ". Add one: ./vigil account add");
        } else {
            try (Database database = DatabaseAccess.open(vigil)) {
                AccountSecrets secrets = new AccountSecrets(database, KeyFile.of(vigil.folder(), vigil.environment()));
                AccountStates states = new AccountStates(database);
                Alarms alarms = new Alarms(database.jdbc());
                TestPosts tests = new TestPosts(database.jdbc());
                for (Account account : disk.accounts()) {
                    out.println(line(account, secrets.names(account.name()), states.state(account.name())));
                    alarms.open(account.name()).forEach(alarm -> out.println(line(alarm)));
                    tests.standing(account.name()).forEach(test -> out.println(line(test)));
                }
            }
        }
        return disk.problems().isEmpty() ? 0 : Vigil.PROBLEMS;
    }

    private static String line(Alarms.Open alarm) {
        return "    ALARM since " + alarm.at().truncatedTo(ChronoUnit.SECONDS) + ": "
                + alarm.alarm().words();
    }

    private static String line(TestPosts.Standing test) {
        return "    A TEST POST MAY STAND THERE: " + test.text() + (test.url() == null ? "" : " " + test.url())
                + " Take it away: ./vigil account test " + test.account() + " --clean-up";
    }

    private static String line(Account account, List<String> secrets, AccountState state) {
        StringBuilder line = new StringBuilder();
        line.append(account.name()).append("  ").append(account.network().word());
        if (account.imitates() != null) {
            line.append(" like ").append(account.imitates().word());
        }
        line.append("  ").append(account.language());
        if (account.server() != null) {
            line.append("  ").append(account.server());
        }
        switch (account.watch().reaction()) {
            case PAUSE -> {}
            case ALARM -> line.append("  alarms only");
            case OFF -> line.append("  not watched");
        }
        state.seen().ifPresent(seen -> line.append("  ").append(seen.handle()));
        if (account.organisation() != null) {
            line.append("  of ").append(account.organisation());
        }
        if (account.byHand()) {
            line.append("  posted by hand");
        } else if (!account.isSandbox()) {
            line.append("  secrets: ").append(secrets.isEmpty() ? "none" : String.join(", ", secrets));
        }
        state.pause()
                .ifPresent(pause -> line.append("  PAUSED since ")
                        .append(pause.at().truncatedTo(ChronoUnit.SECONDS))
                        .append(": ")
                        .append(pause.why()));
        return line.toString();
    }
}
