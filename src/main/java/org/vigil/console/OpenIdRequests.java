package org.vigil.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.vigil.account.KeyUnavailable;
import org.vigil.account.SealedTexts;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was asked of the identity provider, until it answers: in a cookie of that browser, sealed with the key file's key,
 * so that any node understands the answer and nobody else can make one up.
 */
final class OpenIdRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    private static final String OWNER = "console sign-in";
    private static final String NAME = "openid";
    private static final String THEN = OpenIdRequests.class.getName();
    private static final JsonMapper JSON = new JsonMapper();

    /** @param then where somebody wanted to go */
    private record Asked(
            String uri, String client, String redirect, String state, String nonce, String verifier, String then) {}

    private final SealedTexts sealed;
    private final Cookies cookies;

    OpenIdRequests(SealedTexts sealed, Cookies cookies) {
        this.sealed = sealed;
        this.cookies = cookies;
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
        if (asked == null) {
            cookies.forgetOpenId(response);
            return;
        }
        Asked kept = new Asked(
                asked.getAuthorizationUri(),
                asked.getClientId(),
                String.valueOf(asked.getRedirectUri()),
                String.valueOf(asked.getState()),
                String.valueOf(asked.<Object>getAttribute(OidcParameterNames.NONCE)),
                String.valueOf(asked.<Object>getAttribute(PkceParameterNames.CODE_VERIFIER)),
                WayBack.of(request.getParameter("then")));
        byte[] closed = sealed.seal(OWNER, NAME, JSON.writeValueAsString(kept));
        cookies.setOpenId(response, Base64.getUrlEncoder().withoutPadding().encodeToString(closed));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return asked(request)
                .filter(kept -> kept.state().equals(request.getParameter(OAuth2ParameterNames.STATE)))
                .map(kept -> {
                    request.setAttribute(THEN, kept.then());
                    return restored(kept);
                })
                .orElse(null);
    }

    private Optional<Asked> asked(HttpServletRequest request) {
        try {
            return cookies.openId(request)
                    .map(text -> sealed.open(OWNER, NAME, Base64.getUrlDecoder().decode(text)))
                    .map(json -> JSON.readValue(json, Asked.class));
        } catch (KeyUnavailable | IllegalArgumentException | JacksonException e) {
            return Optional.empty(); // it was not made here
        }
    }

    private static OAuth2AuthorizationRequest restored(Asked kept) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(kept.uri())
                .clientId(kept.client())
                .redirectUri(kept.redirect())
                .state(kept.state())
                // Without it Spring Security would take any token for an answer, and look at no signature.
                .scope(OpenIdClient.SCOPES)
                .attributes(attributes -> attributes.putAll(Map.of(
                        OAuth2ParameterNames.REGISTRATION_ID, OpenIdClient.NAME,
                        OidcParameterNames.NONCE, kept.nonce(),
                        PkceParameterNames.CODE_VERIFIER, kept.verifier())))
                .build();
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest asked = loadAuthorizationRequest(request);
        cookies.forgetOpenId(response);
        return asked;
    }

    /** Where somebody wanted to go before they were sent to the provider. */
    static String then(HttpServletRequest request) {
        return request.getAttribute(THEN) instanceof String there ? there : "/";
    }
}
