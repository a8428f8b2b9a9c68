package org.vigil.network;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** An account's secrets by name, opened for use. Prints none of them. */
public record Credentials(Map<String, String> values) {
    public Credentials {
        values = Map.copyOf(values);
    }

    public static Credentials none() {
        return new Credentials(Map.of());
    }

    /** @throws IllegalStateException naming the secret, never its value, where it is missing */
    public String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("the account has no secret \"" + name + "\"");
        }
        return value;
    }

    /** A text from outside, such as a network's error, in which none of the secrets can be read. */
    public String hiddenIn(String text) {
        // The longest first: one that is a piece of another would leave the rest of it to be read.
        List<String> secrets = values.values().stream()
                .filter(Predicate.not(String::isBlank))
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        String safe = text;
        for (String secret : secrets) {
            safe = safe.replace(secret, "…");
        }
        return safe;
    }

    @Override
    public String toString() {
        return "Credentials" + values.keySet();
    }
}
