package org.vigil.network.bluesky;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.vigil.network.SignInStore;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A sign-in as it is kept for the next start and for other nodes: what the server answered, and whom it was granted to.
 * One that was granted to another password, or by another server, is none.
 */
final class KeptSignIn {
    private static final String GRANTED_TO = "grantedTo";

    private final SignInStore store;
    private final String us;

    /** @param us server, handle and password; kept as a digest only */
    KeptSignIn(SignInStore store, String... us) {
        this.store = store;
        this.us = digest(String.join("\n", us));
    }

    Optional<Access.Granted> read() {
        return store.read()
                .map(KeptSignIn::json)
                .filter(kept -> kept.path(GRANTED_TO).asString("").equals(us))
                .flatMap(KeptSignIn::granted);
    }

    void write(Access.Granted granted) {
        store.write(JsonNodeFactory.instance
                .objectNode()
                .put(GRANTED_TO, us)
                .put("did", granted.did())
                .put("handle", granted.handle())
                .put("accessJwt", granted.access())
                .put("refreshJwt", granted.refresh())
                .toString());
    }

    /** What a server grants, as it says it; empty where it is not whole. */
    static Optional<Access.Granted> granted(JsonNode json) {
        String did = json.path("did").asString("");
        String name = json.path("handle").asString("");
        String access = json.path("accessJwt").asString("");
        String refresh = json.path("refreshJwt").asString("");
        boolean whole = did.startsWith("did:") && !name.isEmpty() && !access.isEmpty() && !refresh.isEmpty();
        return whole ? Optional.of(new Access.Granted(did, name, access, refresh)) : Optional.empty();
    }

    private static JsonNode json(String kept) {
        try {
            return JsonMapper.shared().readTree(kept);
        } catch (JacksonException another) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
