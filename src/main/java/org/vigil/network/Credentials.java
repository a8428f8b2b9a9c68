package org.vigil.network;

import java.util.Map;

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
        String safe = text;
        for (String secret : values.values()) {
            if (!secret.isBlank()) {
                safe = safe.replace(secret, "…");
            }
        }
        return safe;
    }

    @Override
    public String toString() {
        return "Credentials" + values.keySet();
    }
}
