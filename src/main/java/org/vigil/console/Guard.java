package org.vigil.console;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets strict headers on every answer, and turns away whoever calls this machine by a strange name. */
final class Guard implements Filter {
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                            + " font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self';"
                            + " frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()",
            "Cache-Control", "no-store");

    private final Listen listen;

    Guard(Listen listen) {
        this.listen = listen;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse answer = (HttpServletResponse) response;
        HEADERS.forEach(answer::setHeader);
        if (listen.isSecure()) {
            answer.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        HttpServletRequest asked = (HttpServletRequest) request;
        if (!isOurs(asked.getServerName()) || asked.getHeader("Host") == null || listen.isPastTheProxy(asked)) {
            // A page of somebody else's whose name was made to point here could read ours otherwise (DNS rebinding).
            answer.setStatus(HttpServletResponse.SC_FORBIDDEN);
            answer.setContentType("text/plain;charset=UTF-8");
            answer.getWriter().println("These pages are not called so: open them at " + place() + ".");
            return;
        }
        chain.doFilter(request, response);
    }

    private String place() {
        return listen.reach().url().map(Object::toString).orElse("http://127.0.0.1");
    }

    private boolean isOurs(@Nullable String name) {
        return name != null && listen.names().contains(name.toLowerCase(Locale.ROOT));
    }
}
