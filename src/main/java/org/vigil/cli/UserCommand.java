package org.vigil.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vigil.access.Role;
import org.vigil.access.Roles;
import org.vigil.access.Token;
import org.vigil.access.User;
import org.vigil.access.UserName;
import org.vigil.account.KeyUnavailable;
import org.vigil.node.Node;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Who may sign in at the pages. The pages do it better; this is for when nobody can come in any more. */
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        description = {
            "Who may sign in at the pages: lists them, lets in who has lost the password or the telephone, invites, removes.",
            "Whoever can use this command can let in anybody. Example: ./vigil user reset Ada"
        })
public final class UserCommand implements Runnable {
    private final BufferedReader input;

    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    /** @param input where a secret is read from when nobody sits at a terminal */
    public UserCommand(BufferedReader input) {
        this.input = input;
    }

    @Override
    public void run() {
        Commands context = Commands.of(vigil, spec);
        context.spec().commandLine().usage(context.out());
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Who may sign in, with which roles, and whether with a second factor.")
    int list() {
        Commands context = Commands.of(vigil, spec);
        return new NodeAccess(context.vigil()).with(node -> {
            List<User> users = node.doors().users().all();
            users.forEach(user -> context.out().println(line(user)));
            if (users.isEmpty()) {
                context.out().println("Nobody. ./vigil run prints a link for the first admin.");
            }
            return 0;
        });
    }

    private static String line(User user) {
        return user.name() + "  " + user.state().name().toLowerCase(Locale.ROOT) + ", "
                + user.roles().words() + (user.hasFactor() ? ", with a second factor" : "")
                + (user.hasOpenId() ? ", by the identity provider" : "");
    }

    @Command(
            name = "reset",
            mixinStandardHelpOptions = true,
            description = {
                "For who has lost the password or the telephone: both are void at once, every sign-in ends, and a link is printed",
                "with which they choose anew, once, within 24 hours. Give it to them in a way that only they can read."
            })
    int reset(
            @Mixin Who who,
            @Mixin PagesPort pages,
            @Parameters(paramLabel = "NAME", description = "As in the list.") String name) {
        Commands context = Commands.of(vigil, spec);
        return new NodeAccess(context.vigil()).withFiles(context.err(), node -> {
            User user = known(node, name);
            Token link = node.doors().links().reset(user, who.name());
            return printed(context, node, pages, user.name(), link);
        });
    }

    @Command(
            name = "invite",
            mixinStandardHelpOptions = true,
            description = "Prints a link with which somebody new chooses a password, once, within 24 hours.")
    int invite(
            @Mixin Who who,
            @Mixin PagesPort pages,
            @Parameters(
                            paramLabel = "NAME",
                            description = "How they sign in, and are called in the audit and the files.")
                    String name,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            required = true,
                            description = "In the team: viewer, editor, approver or admin.")
                    String role,
            @Option(
                            names = "--email",
                            paramLabel = "ADDRESS",
                            description = "By which the team's identity provider knows them.")
                    @Nullable String email) {
        Commands context = Commands.of(vigil, spec);
        UserName called = Commands.read(name, UserName::new, UserName.ALLOWED);
        Role given = Role.of(role)
                .orElseThrow(() -> new Failure(
                        Vigil.USAGE, "\"" + role + "\" cannot stand here; one of: viewer, editor, approver, admin"));
        return new NodeAccess(context.vigil()).withFiles(context.err(), node -> {
            Token link = node.doors()
                    .links()
                    .invite(called, email, Roles.inTeam(given), who.name())
                    .orElseThrow(() -> new Failure(Vigil.PROBLEMS, "Somebody is or was called " + called + "."));
            return printed(context, node, pages, called, link);
        });
    }

    private static int printed(Commands context, Node node, PagesPort pages, UserName name, Token link) {
        context.out()
                .println("For " + name + ", once, within 24 hours: " + Pages.base(node, pages.port()) + "/welcome/"
                        + link.text());
        return 0;
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "They can no longer sign in, at once. What they did stays in the audit.")
    int remove(@Mixin Who who, @Parameters(paramLabel = "NAME", description = "As in the list.") String name) {
        Commands context = Commands.of(vigil, spec);
        return new NodeAccess(context.vigil()).with(node -> switch (node.doors()
                .users()
                .remove(known(node, name).id(), who.name())) {
            case DONE -> said(context, "Removed: " + name + ". Every sign-in of theirs has ended.");
            case GONE -> throw new Failure(Vigil.PROBLEMS, name + " was removed already.");
            case LAST_ADMIN ->
                throw new Failure(
                        Vigil.PROBLEMS,
                        "Nothing was changed: nobody would be left who can say who may do what."
                                + " Invite another admin first: ./vigil user invite NAME --role admin");
        });
    }

    @Command(
            name = "openid-secret",
            mixinStandardHelpOptions = true,
            description = {
                "Keeps, encrypted, what the team's identity provider gave for Vigil. It is asked for, or read from standard input.",
                "The provider stands in settings.yaml, under sign_in."
            })
    int openIdSecret(@Option(names = "--forget", description = "Forgets what was kept.") boolean forget) {
        Commands context = Commands.of(vigil, spec);
        return new NodeAccess(context.vigil()).with(node -> {
            if (forget) {
                return said(context, node.doors().openIdSecret().forget() ? "Forgotten." : "Nothing was kept.");
            }
            try {
                node.doors().openIdSecret().keep(typed());
                return said(context, "Kept. It counts when ./vigil run starts anew.");
            } catch (KeyUnavailable e) {
                throw new Failure(Vigil.FAILED, e.getMessage() + "\nNothing was changed.");
            }
        });
    }

    private String typed() {
        Console console = System.console();
        try {
            String line = console == null ? input.readLine() : hidden(console);
            if (line == null || line.isBlank()) {
                throw new Failure(Vigil.PROBLEMS, "Nothing was entered, and nothing was changed.");
            }
            return line.strip();
        } catch (IOException e) {
            throw new Failure(Vigil.FAILED, "What was entered cannot be read: " + e.getMessage());
        }
    }

    private static @Nullable String hidden(Console console) {
        char[] answer = console.readPassword("The secret (it is not shown): ");
        return answer == null ? null : new String(answer);
    }

    private static int said(Commands context, String sentence) {
        context.out().println(sentence);
        return 0;
    }

    private static User known(Node node, String name) {
        return node.doors()
                .users()
                .named(name)
                .filter(user -> user.removedAt() == null)
                .orElseThrow(() -> new Failure(
                        Vigil.PROBLEMS, "Nobody who may sign in is called " + name + ". See: ./vigil user list"));
    }
}
