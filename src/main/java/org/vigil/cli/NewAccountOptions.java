package org.vigil.cli;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.account.AccountDraft;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is said of a new account on the command line. A mixin. Judged by the rules of the file that it goes to. */
final class NewAccountOptions {
    @Parameters(index = "0", paramLabel = "NETWORK", description = "x, mastodon, bluesky, telegram or sandbox.")
    private String network = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "How your schedules call it, such as our-mastodon.")
    private String name = "";

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            defaultValue = "en",
            description = "Which templates it speaks with (default: ${DEFAULT-VALUE}).")
    private String language = "";

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Where the account lives: for Mastodon always, for Bluesky if it is not bsky.social.")
    private @Nullable String server;

    @Option(names = "--imitates", paramLabel = "NETWORK", description = "Sandbox: whose limits it keeps.")
    private @Nullable String imitates;

    @Option(
            names = "--organisation",
            paramLabel = "ORG",
            description = "Whose it is, where several organisations speak in one campaign.")
    private @Nullable String organisation;

    @Option(names = "--threads", description = "A long text may become a thread.")
    private boolean threads;

    @Option(
            names = "--watch",
            paramLabel = "pause|alarm|off",
            description = "What follows when somebody else is at it: the account pauses (default), it is only said (for"
                    + " accounts that people share), or nobody looks.")
    private @Nullable String watch;

    /** @throws Failure naming all that cannot stand there */
    Account account() {
        Problems problems = new Problems();
        AccountDraft draft = new AccountDraft(name, network, language, threads, server, watch, organisation, imitates);
        return draft.read(problems)
                .orElseThrow(() -> new Failure(
                        Vigil.USAGE,
                        problems.list().stream()
                                .map(NewAccountOptions::sentence)
                                .collect(Collectors.joining("\n"))));
    }

    private static String sentence(Problem problem) {
        String field = problem.field().replaceFirst(".*\\.", "");
        String label =
                switch (field) {
                    case "name", "network" -> field.toUpperCase(java.util.Locale.ROOT);
                    case String option -> "--" + option;
                };
        return label + ": " + problem.wrong() + (problem.allowed().isEmpty() ? "" : "; " + problem.allowed());
    }
}
