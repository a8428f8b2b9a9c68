package org.vigil.access;

import java.util.Map;
import java.util.Optional;
import org.vigil.account.ServiceSecrets;

/** What Vigil proves with that it is the client that the identity provider knows: from the environment, else as it was kept. */
public final class OpenIdSecret {
    private static final String VARIABLE = "VIGIL_OPENID_CLIENT_SECRET";
    private static final String NAME = "openid-client-secret";

    private final ServiceSecrets kept;
    private final Map<String, String> environment;

    OpenIdSecret(ServiceSecrets kept, Map<String, String> environment) {
        this.kept = kept;
        this.environment = environment;
    }

    /**
     * Empty for a client that has none.
     *
     * @throws org.vigil.account.KeyUnavailable where it is kept and cannot be opened
     */
    public Optional<String> get() {
        return Optional.ofNullable(environment.get(VARIABLE))
                .filter(value -> !value.isBlank())
                .or(() -> kept.get(NAME));
    }

    /** @throws org.vigil.account.KeyUnavailable where it cannot be encrypted */
    public void keep(String secret) {
        kept.put(NAME, secret);
    }

    /** @return whether there was one */
    public boolean forget() {
        return kept.delete(NAME);
    }
}
