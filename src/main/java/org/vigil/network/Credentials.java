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

    @Override
    public String toString() {
        return "Credentials" + values.keySet();
    }
}
