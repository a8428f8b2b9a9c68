package org.vigil.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.account.AccountDraft;
import org.vigil.network.Network;

/**
 * What somebody typed of a new account; what is secret of it is not among it, and is never shown again.
 *
 * @param server as they wrote it
 */
record AccountForm(
        String network,
        String name,
        String language,
        String server,
        String imitates,
        String organisation,
        boolean threads,
        boolean keys) {
    private static final String SECRET = "secret-";
    private static final int LONGEST_SECRET = 2_000;

    static AccountForm of(Map<String, String> typed) {
        return new AccountForm(
                word(typed, "network"),
                word(typed, "name"),
                word(typed, "language"),
                word(typed, "server"),
                word(typed, "imitates"),
                word(typed, "organisation"),
                typed.containsKey("threads"),
                word(typed, "way").equals("keys"));
    }

    private static String word(Map<String, String> typed, String field) {
        return typed.getOrDefault(field, "").strip();
    }

    /** As it stands before anything was typed. */
    AccountForm begun(String suggestedName) {
        return new AccountForm(network, suggestedName, "en", server, imitates, organisation, true, keys);
    }

    Optional<Network> onNetwork() {
        return List.of(Network.values()).stream()
                .filter(each -> each.word().equals(network))
                .findFirst();
    }

    AccountDraft draft() {
        return new AccountDraft(
                name,
                network,
                language.isEmpty() ? "en" : language,
                threads,
                serverAddress(),
                null,
                organisation.isEmpty() ? null : organisation,
                imitates.isEmpty() ? null : imitates);
    }

    /** People write a server as {@code mastodon.example}, or as part of their own address there. */
    private @Nullable String serverAddress() {
        if (server.isEmpty()) {
            return null;
        }
        String place = server.contains("://") ? server : server.substring(server.lastIndexOf('@') + 1);
        return place.contains("://") ? place : "https://" + place;
    }

    /** The secrets of these names that were typed. */
    static Map<String, String> secrets(Map<String, String> typed, List<String> names) {
        Map<String, String> secrets = new LinkedHashMap<>();
        for (String name : names) {
            String value = word(typed, SECRET + name);
            if (!value.isEmpty() && value.length() <= LONGEST_SECRET) {
                secrets.put(name, value);
            }
        }
        return secrets;
    }
}
