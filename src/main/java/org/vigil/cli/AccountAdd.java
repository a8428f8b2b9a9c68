package org.vigil.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.account.AccountSecrets;
import org.vigil.account.AccountsFile;
import org.vigil.account.KeyFile;
import org.vigil.account.KeyUnavailable;
import org.vigil.database.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Adds an account to {@code accounts.yaml} and keeps its secrets, both or neither. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = {
            "Adds an account to accounts.yaml and keeps its secrets, encrypted.",
            "The secrets are asked for, or come from a file or the environment (VIGIL_SECRET_ and their name),"
                    + " never from the arguments."
        })
final class AccountAdd implements Callable<Integer> {
    @ParentCommand
    private @Nullable AccountCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private NewAccountOptions options = new NewAccountOptions();

    @Option(
            names = "--secrets-file",
            paramLabel = "FILE",
            description = "Lines NAME=value, in a file of mode 0600 that only you can read.")
    private @Nullable Path secretsFile;

    @Override
    public Integer call() {
        Vigil vigil = Optional.ofNullable(parent).orElseThrow().vigil();
        Account account = options.account();
        AccountsOnDisk disk = AccountsOnDisk.read(vigil.folder());
        String text = disk.with(account);
        try (Database database = DatabaseAccess.open(vigil)) {
            Map<String, String> secrets = secrets(vigil, database, account);
            add(
                    account,
                    secrets,
                    new AccountSecrets(database, KeyFile.of(vigil.folder(), vigil.environment())),
                    disk,
                    text);
        } catch (KeyUnavailable e) {
            throw new Failure(Vigil.FAILED, e.getMessage() + "\nNothing was changed.");
        }
        Optional.ofNullable(spec)
                .orElseThrow()
                .commandLine()
                .getOut()
                .println("Added " + account.name() + " to " + AccountsFile.PATH + ". Try it: vigil account check "
                        + account.name());
        return 0;
    }

    private Map<String, String> secrets(Vigil vigil, Database database, Account account) {
        List<String> names = new NetworkAccess(database, InstantSource.system())
                .connector(account.network())
                .secrets();
        return secretsFile == null
                ? SecretAnswers.of(vigil.environment()).fromEnvironmentOrPrompt(names)
                : SecretAnswers.fromFile(secretsFile, names);
    }

    /** The file comes last: it is what makes the account exist. Secrets without an account do nothing. */
    private static void add(
            Account account, Map<String, String> values, AccountSecrets secrets, AccountsOnDisk disk, String text) {
        secrets.replace(account.name(), values);
        try {
            disk.replace(text);
        } catch (IOException e) {
            secrets.delete(account.name());
            throw new Failure(
                    Vigil.FAILED,
                    AccountsFile.PATH + " cannot be written: " + e.getMessage() + "\nNothing was changed.");
        }
    }
}
