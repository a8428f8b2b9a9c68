package org.vigil.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.network.CodeSignIn;
import org.vigil.network.Connector;
import picocli.CommandLine.Option;

/** Where an account's secrets come from. A mixin. Never from the arguments. */
final class SecretSources {
    @Option(
            names = "--secrets-file",
            paramLabel = "FILE",
            description = "Lines NAME=value, in a file of mode 0600 that only you can read.")
    private @Nullable Path file;

    @Option(
            names = "--paste",
            description = "You have the keys already and type them in, instead of signing in at the network's page.")
    private boolean paste;

    /**
     * Gets them: from the file or the environment where they are there, else by the network's page and a code where it has
     * such, else by asking.
     */
    Map<String, String> get(
            Account account, Connector connector, SecretAnswers answers, Questions questions, PrintWriter out) {
        List<String> names = connector.secrets();
        if (file != null) {
            return SecretAnswers.fromFile(file, names);
        }
        Optional<CodeSignIn> byCode = connector.codeSignIn();
        if (byCode.isPresent() && !paste && !answers.environmentHas(names)) {
            return new CodeConversation(account, byCode.get(), names, answers, questions, out).signIn();
        }
        if (!names.isEmpty() && !answers.environmentHas(names)) {
            SecretHelp.of(account.network()).forEach(out::println);
        }
        return answers.fromEnvironmentOrPrompt(names);
    }
}
