package org.vigil.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.vigil.access.Token;

/**
 * The two cookies of the console: the sign-in, and what binds a form to a browser that is not signed in yet. No script can
 * read them and no other site can send them; where others are on the way they are kept to TLS and to this very host.
 */
final class Cookies {
    private static final String SIGN_IN = "vigil";
    private static final String FORM = "vigil-form";
    private static final String OPEN_ID = "vigil-openid";

    private final String prefix;
    private final boolean secure;
    private final String sameSite;

    /** @param lax whether who comes back from another site, as from an identity provider, is to be known at once */
    Cookies(boolean secure, boolean lax) {
        this.prefix = secure ? "__Host-" : "";
        this.secure = secure;
        this.sameSite = lax ? "Lax" : "Strict";
    }

    Optional<Token> signIn(HttpServletRequest request) {
        return value(request, prefix + SIGN_IN);
    }

    Optional<Token> form(HttpServletRequest request) {
        return value(request, prefix + FORM);
    }

    void setSignIn(HttpServletResponse response, Token token) {
        set(response, prefix + SIGN_IN, token.text(), Duration.ofHours(12), sameSite);
    }

    void setForm(HttpServletResponse response, Token token) {
        set(response, prefix + FORM, token.text(), Duration.ofHours(12), "Strict");
    }

    /** What was asked of the identity provider, sealed. The way back is a step from another site. */
    void setOpenId(HttpServletResponse response, String sealed) {
        set(response, prefix + OPEN_ID, sealed, Duration.ofMinutes(10), "Lax");
    }

    Optional<String> openId(HttpServletRequest request) {
        return text(request, prefix + OPEN_ID);
    }

    void forgetOpenId(HttpServletResponse response) {
        set(response, prefix + OPEN_ID, "", Duration.ZERO, "Lax");
    }

    void forgetSignIn(HttpServletResponse response) {
        set(response, prefix + SIGN_IN, "", Duration.ZERO, sameSite);
    }

    private void set(HttpServletResponse response, String name, String value, Duration age, String site) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path("/")
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite(site)
                        .maxAge(age)
                        .build()
                        .toString());
    }

    private static Optional<Token> value(HttpServletRequest request, String name) {
        return text(request, name)
                .filter(text -> text.matches("[A-Za-z0-9_-]{43}"))
                .map(Token::new);
    }

    private static Optional<String> text(HttpServletRequest request, String name) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }
}
