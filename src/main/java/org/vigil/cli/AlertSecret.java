package org.vigil.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.vigil.account.KeyFile;
import org.vigil.account.KeyUnavailable;
import org.vigil.account.ServiceSecrets;
import org.vigil.alert.AlertSecrets;
import org.vigil.database.Database;
import org.vigil.settings.WebAddress;

/** Keeps a secret that messages need. It comes from a prompt that shows nothing or from standard input, never from the arguments. */
final class AlertSecret {
    private static final String WEBHOOK = "webhook";

    private final Commands context;
    private final BufferedReader input;

    AlertSecret(Commands context, BufferedReader input) {
        this.context = context;
        this.input = input;
    }

    int keep(String what, @Nullable String person, boolean forget) {
        String name = name(what, person);
        try (Database database = DatabaseAccess.open(context.vigil())) {
            ServiceSecrets secrets = new ServiceSecrets(
                    database,
                    KeyFile.of(context.vigil().folder(), context.vigil().environment()));
            if (forget) {
                context.out()
                        .println(
                                secrets.delete(name)
                                        ? "Forgotten: " + name + "."
                                        : "Nothing was kept as " + name + ".");
                return 0;
            }
            secrets.put(name, fit(name, read(name)));
            context.out()
                    .println("Kept: " + name + "."
                            + (name.equals(AlertSecrets.HEARTBEAT) ? "" : " Try it: ./vigil alerts test"));
            return 0;
        } catch (KeyUnavailable e) {
            throw new Failure(Vigil.FAILED, e.getMessage() + "\nNothing was changed.");
        }
    }

    private static String name(String what, @Nullable String person) {
        if (what.equals(WEBHOOK) != (person != null)) {
            throw new Failure(
                    Vigil.USAGE,
                    what.equals(WEBHOOK) ? "Say whose webhook: --of PERSON." : "--of belongs to webhook only.");
        }
        return switch (what) {
            case AlertSecrets.SMTP_PASSWORD, AlertSecrets.WEBHOOK_SECRET, AlertSecrets.HEARTBEAT -> what;
            case WEBHOOK -> AlertSecrets.webhookOf(String.valueOf(person));
            default ->
                throw new Failure(
                        Vigil.USAGE,
                        "\"" + what
                                + "\" cannot stand here; one of: smtp-password, webhook-secret, webhook, heartbeat");
        };
    }

    private String read(String name) {
        Console console = System.console();
        try {
            String line = console == null ? input.readLine() : typed(console, name);
            if (line == null || line.isBlank()) {
                throw new Failure(Vigil.PROBLEMS, "Nothing was entered, and nothing was changed.");
            }
            return line.strip();
        } catch (IOException e) {
            throw new Failure(Vigil.FAILED, "What was entered cannot be read: " + e.getMessage());
        }
    }

    private static @Nullable String typed(Console console, String name) {
        char[] answer = console.readPassword("%s (it is not shown): ", name);
        return answer == null ? null : new String(answer);
    }

    /** An address is looked at now, and not when the first alert is to be told. */
    private static String fit(String name, String secret) {
        if (name.equals(AlertSecrets.SMTP_PASSWORD) || name.equals(AlertSecrets.WEBHOOK_SECRET)) {
            return secret;
        }
        try {
            return WebAddress.uri(secret).toString();
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    "What was entered is " + e.getMessage()
                            + "; https://…, or http:// to this machine. Nothing was changed.");
        }
    }
}
