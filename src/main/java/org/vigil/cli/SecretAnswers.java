package org.vigil.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigil.database.PrivateFile;

/**
 * Gets an account's secrets: from a file, from the environment, or from a prompt that shows nothing. Never from the
 * arguments, which every user of the machine can read.
 *
 * @param environment {@code VIGIL_SECRET_ACCESS_TOKEN} answers for {@code access_token}
 * @param prompt asks one secret; null where nobody is there to answer
 */
record SecretAnswers(Map<String, String> environment, Function<String, @Nullable String> prompt) {
    private static final String VARIABLE = "VIGIL_SECRET_";

    static SecretAnswers of(Map<String, String> environment) {
        return new SecretAnswers(environment, SecretAnswers::ask);
    }

    private static @Nullable String ask(String name) {
        Console console = System.console();
        char[] answer = console == null ? null : console.readPassword("%s (it is not shown): ", name);
        return answer == null ? null : new String(answer);
    }

    /** @param file lines {@code name=value}, readable for its owner only */
    static Map<String, String> fromFile(Path file, List<String> names) {
        Map<String, String> secrets = new LinkedHashMap<>();
        for (String line : lines(file)) {
            int equals = line.indexOf('=');
            String name = line.substring(0, Math.max(equals, 0)).strip().toLowerCase(Locale.ROOT);
            if (!names.contains(name)) {
                throw new Failure(
                        Vigil.PROBLEMS, file + ": each line must be NAME=value; the names are " + words(names) + ".");
            }
            secrets.put(name, required(name, line.substring(equals + 1), file.toString()));
        }
        names.stream().filter(name -> !secrets.containsKey(name)).findFirst().ifPresent(missing -> {
            throw new Failure(Vigil.PROBLEMS, file + ": the line " + missing + "=… is missing.");
        });
        return secrets;
    }

    private static List<String> lines(Path file) {
        try {
            return PrivateFile.readText(file)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new Failure(Vigil.PROBLEMS, String.valueOf(e.getMessage()));
        }
    }

    /** Whether the environment has all of these. */
    boolean environmentHas(List<String> names) {
        return names.stream().allMatch(name -> environment.containsKey(variable(name)));
    }

    private static String variable(String name) {
        return VARIABLE + name.toUpperCase(Locale.ROOT);
    }

    /** What to do where nobody is there to answer, in a sentence. */
    static String otherwise(List<String> names) {
        return "Set "
                + String.join(", ", names.stream().map(SecretAnswers::variable).toList()) + ", or give --secrets-file.";
    }

    /** Asks for what the environment does not say. */
    Map<String, String> fromEnvironmentOrPrompt(List<String> names) {
        Map<String, String> secrets = new LinkedHashMap<>();
        for (String name : names) {
            String variable = variable(name);
            @Nullable String set = environment.get(variable);
            secrets.put(name, set == null ? prompted(name, variable) : required(name, set, variable));
        }
        return secrets;
    }

    private String prompted(String name, String variable) {
        @Nullable String answer = prompt.apply(name);
        if (answer == null) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    "Nobody is here to be asked for " + name + ". Set " + variable + ", or give --secrets-file.");
        }
        return required(name, answer, "the answer");
    }

    private static String required(String name, String value, String where) {
        if (value.isBlank()) {
            throw new Failure(Vigil.PROBLEMS, where + ": " + name + " is empty. Nothing was changed.");
        }
        return value.strip();
    }

    private static String words(List<String> names) {
        return names.isEmpty() ? "none, for this network" : String.join(", ", names);
    }
}
