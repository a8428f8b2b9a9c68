package org.vigil.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The root of the commands about accounts. */
@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        description = "Adds, lists and checks the accounts that post.",
        subcommands = {AccountAdd.class, AccountList.class, AccountCheck.class})
public final class AccountCommand implements Runnable {
    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    Vigil vigil() {
        return Optional.ofNullable(vigil).orElseThrow();
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
