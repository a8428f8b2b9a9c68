package org.vigil.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.vigil.access.Doors;
import org.vigil.access.User;
import org.vigil.settings.SignInSettings;

/**
 * Sign-in by the team's own identity provider (OpenID Connect, with a code and PKCE), by Spring Security. It says who
 * somebody is; what they may do is said here, and whoever was not invited may do nothing.
 */
final class OpenIdSignIn {
    static final String BEGINNING = "/sign-in/openid";
    static final String RETURN = "/sign-in/openid-return";
    private static final Logger LOG = LoggerFactory.getLogger(OpenIdSignIn.class);

    private final SignInSettings.OpenId provider;
    private final Listen listen;
    private final Doors doors;
    private final KeptSignIns kept;
    private final Cookies cookies;

    OpenIdSignIn(SignInSettings.OpenId provider, Listen listen, Doors doors, KeptSignIns kept, Cookies cookies) {
        this.provider = provider;
        this.listen = listen;
        this.doors = doors;
        this.kept = kept;
        this.cookies = cookies;
    }

    void add(HttpSecurity http) {
        OpenIdClient client =
                new OpenIdClient(provider, doors.openIdSecret(), listen.reach().url());
        OpenIdRequests requests = new OpenIdRequests(doors.sealed(), cookies);
        DefaultOAuth2AuthorizationRequestResolver resolver =
                new DefaultOAuth2AuthorizationRequestResolver(client, BEGINNING);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        http.oauth2Login(login -> login.loginPage("/sign-in")
                .clientRegistrationRepository(client)
                .authorizedClientRepository(new ForgottenClients())
                .authorizationEndpoint(
                        there -> there.authorizationRequestResolver(resolver).authorizationRequestRepository(requests))
                .userInfoEndpoint(info -> info.oidcUserService(people()))
                .redirectionEndpoint(back -> back.baseUri(RETURN))
                .successHandler(this::known)
                .failureHandler(this::failed));
    }

    /** Some providers say all in their token, and have nowhere to ask for more. */
    private static OidcUserService people() {
        OidcUserService people = new OidcUserService();
        people.setRetrieveUserInfo(asked -> Optional.ofNullable(asked.getClientRegistration()
                        .getProviderDetails()
                        .getUserInfoEndpoint()
                        .getUri())
                .filter(uri -> !uri.isEmpty())
                .isPresent());
        return people;
    }

    private void known(HttpServletRequest request, HttpServletResponse response, Authentication proved)
            throws IOException {
        SecurityContextHolder.clearContext();
        Optional<User> user = proved.getPrincipal() instanceof OidcUser person ? user(person) : Optional.empty();
        if (user.isEmpty()) {
            response.sendRedirect("/sign-in?openid=unknown");
            return;
        }
        kept.begin(Admission.fresh(user.get(), true), request, response);
        response.sendRedirect(OpenIdRequests.then(request));
    }

    private Optional<User> user(OidcUser person) {
        Optional<String> verified = Optional.ofNullable(person.getEmail())
                .filter(address -> Boolean.TRUE.equals(person.getEmailVerified()));
        return doors.users().of(provider.issuer() + " " + person.getSubject(), verified);
    }

    /** The reason names neither code nor token. */
    private void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        LOG.warn("Nobody was let in by the identity provider {}: {}", provider.issuer(), e.getMessage());
        response.sendRedirect("/sign-in?openid=failed");
    }
}
