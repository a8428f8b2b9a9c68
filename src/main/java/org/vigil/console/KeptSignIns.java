package org.vigil.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.vigil.access.SignIns;
import org.vigil.access.User;

/** Finds a request's sign-in by its cookie, in the database; begins one with a token that nobody had before, and ends it. */
final class KeptSignIns implements SecurityContextRepository {
    private final SignIns signIns;
    private final Cookies cookies;

    KeptSignIns(SignIns signIns, Cookies cookies) {
        this.signIns = signIns;
        this.cookies = cookies;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Asked(request);
    }

    /** Asks the database when somebody wants to know, and once. */
    private final class Asked implements DeferredSecurityContext {
        private final HttpServletRequest request;
        private @Nullable SecurityContext context;
        private boolean generated;

        private Asked(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            SecurityContext known = context;
            if (known == null) {
                known = SecurityContextHolder.createEmptyContext();
                Optional<Admission> admission =
                        cookies.signIn(request).flatMap(signIns::of).map(Admission::known);
                generated = admission.isEmpty();
                known.setAuthentication(admission.orElse(null));
                context = known;
            }
            return known;
        }

        @Override
        public boolean isGenerated() {
            get();
            return generated;
        }
    }

    @Override
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        if (context.getAuthentication() instanceof Admission admission) {
            User fresh = admission.toBegin();
            if (fresh != null) {
                cookies.signIn(request).ifPresent(signIns::end);
                cookies.setSignIn(response, signIns.begin(fresh, admission.byOpenId()));
            }
        } else if (context.getAuthentication() == null) {
            cookies.signIn(request).ifPresent(signIns::end);
            cookies.forgetSignIn(response);
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return cookies.signIn(request).flatMap(signIns::of).isPresent();
    }

    /** Begins a sign-in outside of the form for it, as after a password was chosen. */
    void begin(User user, HttpServletRequest request, HttpServletResponse response) {
        begin(Admission.fresh(user, false), request, response);
    }

    void begin(Admission admission, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(admission);
        saveContext(context, request, response);
    }
}
