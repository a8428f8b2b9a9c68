package org.vigil.console;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.vigil.access.OpenIdSecret;
import org.vigil.settings.SignInSettings;

/** How Vigil is known to the identity provider. The provider is asked for its addresses when somebody first signs in by it. */
final class OpenIdClient implements ClientRegistrationRepository {
    /** The last part of the address at which a sign-in begins. */
    static final String NAME = "go";

    static final String[] SCOPES = {"openid", "email"};

    private final SignInSettings.OpenId provider;
    private final OpenIdSecret secret;
    private final Optional<URI> url;
    private volatile @Nullable ClientRegistration found;

    OpenIdClient(SignInSettings.OpenId provider, OpenIdSecret secret, Optional<URI> url) {
        this.provider = provider;
        this.secret = secret;
        this.url = url;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String name) {
        if (!name.equals(NAME)) {
            return null;
        }
        ClientRegistration known = found;
        if (known == null) {
            known = ask();
            found = known;
        }
        return known;
    }

    private ClientRegistration ask() {
        Optional<String> kept = secret.get();
        ClientRegistration.Builder client = ClientRegistrations.fromIssuerLocation(
                        provider.issuer().toString())
                .registrationId(NAME)
                .clientId(provider.clientId())
                .clientName("Vigil")
                .scope(SCOPES)
                .redirectUri(url.map(Object::toString).orElse("{baseUrl}") + OpenIdSignIn.RETURN);
        kept.ifPresent(client::clientSecret);
        return kept.isPresent()
                ? client.build()
                : client.clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                        .build();
    }
}
