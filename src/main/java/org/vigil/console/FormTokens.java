package org.vigil.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.vigil.access.Token;

/**
 * What a form has to bring along so that it is one of ours: made of the sign-in's token, so that it ends with it and can
 * be used with no other; before a sign-in, of a cookie that only pages with a form set.
 */
final class FormTokens implements CsrfTokenRepository {
    static final String HEADER = "X-CSRF-TOKEN";
    static final String FIELD = "_csrf";
    private static final String PURPOSE = "form";

    private final Cookies cookies;

    FormTokens(Cookies cookies) {
        this.cookies = cookies;
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        Optional<Token> bound = cookies.signIn(request).or(() -> cookies.form(request));
        return bound.map(FormTokens::of).orElse(null);
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        Token token = Token.random();
        request.setAttribute(FormTokens.class.getName(), token);
        return of(token);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token != null && request.getAttribute(FormTokens.class.getName()) instanceof Token made) {
            cookies.setForm(response, made);
        }
    }

    private static CsrfToken of(Token bound) {
        return new DefaultCsrfToken(HEADER, FIELD, bound.derived(PURPOSE));
    }
}
