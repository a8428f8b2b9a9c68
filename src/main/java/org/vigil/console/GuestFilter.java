package org.vigil.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.vigil.access.SignedIn;

/** Whoever looks at the demo is a guest, who may read. */
final class GuestFilter extends AnonymousAuthenticationFilter {
    GuestFilter() {
        super("guest");
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(Admission.known(SignedIn.GUEST));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }
}
