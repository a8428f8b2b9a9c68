package org.vigil.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A password that the environment gives: in a variable, or in a file that the variable with {@code _FILE} behind names. */
final class GivenPassword {
    private static final String FILE = "_FILE";

    private GivenPassword() {}

    /** Empty where none is given. */
    static String of(String variable, Map<String, String> environment) {
        @Nullable String file = environment.get(variable + FILE);
        if (file == null || file.isBlank()) {
            return environment.getOrDefault(variable, "");
        }
        try {
            return PrivateFile.readText(Path.of(file)).strip();
        } catch (IOException e) {
            throw new DatabaseUnavailable(variable + FILE + ": " + e.getMessage(), e);
        }
    }

    static boolean isSet(String variable, Map<String, String> environment) {
        return !environment.getOrDefault(variable, "").isBlank()
                || !environment.getOrDefault(variable + FILE, "").isBlank();
    }
}
