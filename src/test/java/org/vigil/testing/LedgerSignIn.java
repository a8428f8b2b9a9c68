package org.vigil.testing;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The way in to a {@link LedgerServer}: a program makes itself known, a page shows a code to whoever agrees, and the code
 * is changed for the account's token, once.
 *
 * @param accounts names by token
 */
record LedgerSignIn(Map<String, String> accounts, LedgerStatus json) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    boolean serves(String path) {
        return path.equals("/api/v1/apps") || path.startsWith("/oauth/");
    }

    /** What the page shows for an account. */
    static String code(String account) {
        return "code-for-" + account;
    }

    void serve(LedgerRequest request) throws IOException {
        switch (request.path()) {
            case "/api/v1/apps" ->
                request.answer(200, JSON.objectNode().put("client_id", "an-id").put("client_secret", "a-secret"));
            case "/oauth/authorize" ->
                request.answerPage(accounts.values().stream()
                        .sorted()
                        .map(account -> "<p>Vigil may post for " + account + ". The code: <code id=\"code\">"
                                + code(account) + "</code></p>")
                        .collect(Collectors.joining()));
            case "/oauth/token" -> token(request);
            default -> request.answer(404, json.error("Record not found"));
        }
    }

    private void token(LedgerRequest request) throws IOException {
        String code = Stream.of(request.text().split("&", -1))
                .filter(field -> field.startsWith("code="))
                .map(field -> URLDecoder.decode(field.substring("code=".length()), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
        Optional<String> token = accounts.entrySet().stream()
                .filter(account -> code(account.getValue()).equals(code))
                .map(Map.Entry::getKey)
                .findFirst();
        if (token.isEmpty()) {
            request.answer(400, json.error("invalid_grant"));
            return;
        }
        request.answer(200, JSON.objectNode().put("access_token", token.get()).put("token_type", "Bearer"));
    }
}
