package org.vigil.cli;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.account.AccountSecrets;
import org.vigil.account.AccountStates;
import org.vigil.account.KeyFile;
import org.vigil.account.KeyUnavailable;
import org.vigil.account.RateBuckets;
import org.vigil.database.Database;
import org.vigil.operator.Audit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Signs in to the accounts and says who they are there. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Signs in to one account or all, and posts nothing.",
            "An account whose secrets are no longer valid is paused; one whose network does not answer is not."
        })
final class AccountCheck implements Callable<Integer> {
    @ParentCommand
    private @Nullable AccountCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only this account.")
    private @Nullable String name;

    @Option(names = "--unpause", description = "Lifts the pause of an account that signs in.")
    private boolean unpause;

    @Mixin
    private Who who = new Who();

    @Override
    public Integer call() {
        Vigil vigil = Optional.ofNullable(parent).orElseThrow().vigil();
        AccountsOnDisk disk = AccountsOnDisk.read(vigil.folder());
        disk.problems()
                .forEach(Optional.ofNullable(spec).orElseThrow().commandLine().getErr()::println);
        int worst = disk.problems().isEmpty() ? 0 : Vigil.PROBLEMS;
        try (Database database = DatabaseAccess.open(vigil)) {
            SignInCheck check = check(vigil, database);
            for (Account account : chosen(disk)) {
                worst = Math.max(worst, check.check(account));
            }
        } catch (KeyUnavailable e) {
            throw new Failure(Vigil.FAILED, String.valueOf(e.getMessage()));
        }
        return worst;
    }

    private SignInCheck check(Vigil vigil, Database database) {
        InstantSource clock = InstantSource.system();
        return new SignInCheck(
                new NetworkAccess(database, clock),
                new AccountSecrets(database, KeyFile.of(vigil.folder(), vigil.environment())),
                new AccountStates(database),
                new RateBuckets(database),
                clock,
                account -> unpause(database, account),
                Optional.ofNullable(spec).orElseThrow().commandLine().getOut());
    }

    private void unpause(Database database, AccountName account) {
        if (unpause) {
            database.transactions().executeWithoutResult(status -> {
                if (new AccountStates(database).unpause(account)) {
                    new Audit(database.jdbc()).record(who.name(), "unpause", account.value(), null);
                }
            });
        }
    }

    private List<Account> chosen(AccountsOnDisk disk) {
        if (name == null) {
            return disk.accounts();
        }
        return List.of(disk.find(name)
                .orElseThrow(() -> new Failure(
                        Vigil.PROBLEMS, "There is no account \"" + name + "\". \"vigil account list\" lists them.")));
    }
}
