package org.vigil.console;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serial;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.vigil.access.Porter;

/** Asks the porter for Spring Security's form. */
final class LocalSignIn implements AuthenticationProvider {
    private final Porter porter;

    LocalSignIn(Porter porter) {
        this.porter = porter;
    }

    /** What else came with the form. */
    record Besides(String code, String address) {
        static Besides of(HttpServletRequest request) {
            return new Besides(Objects.requireNonNullElse(request.getParameter("code"), ""), request.getRemoteAddr());
        }

        /** Neither belongs into a log. */
        @Override
        public String toString() {
            return "Besides[…]";
        }
    }

    /** Too many have failed. */
    static final class Later extends AuthenticationException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Duration left;

        Later(Duration left) {
            super("later");
            this.left = left;
        }

        Duration left() {
            return left;
        }
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        Besides besides = (Besides) Objects.requireNonNull(asked.getDetails());
        String password = Optional.ofNullable(asked.getCredentials())
                .map(Object::toString)
                .orElse("");
        return switch (porter.ask(asked.getName(), password, besides.code(), besides.address())) {
            case Porter.Answer.In in -> Admission.fresh(in.user(), false);
            case Porter.Answer.No no -> throw new BadCredentialsException("no");
            case Porter.Answer.Later later -> throw new Later(later.left());
        };
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
