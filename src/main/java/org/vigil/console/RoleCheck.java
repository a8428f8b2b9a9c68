package org.vigil.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.vigil.access.NotAllowed;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;

/** Lets nobody do what {@link Needs} does not allow them. Who is not signed in has been turned away before, or is public. */
final class RoleCheck implements HandlerInterceptor {
    private static final Set<String> READING = Set.of("GET", "HEAD");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Optional<SignedIn> who = Visitors.signedIn();
        if (who.isEmpty() || !(handler instanceof HandlerMethod method) || isPublic(method)) {
            return true;
        }
        Optional<Needs> needs = Optional.ofNullable(method.getMethodAnnotation(Needs.class));
        if (who.get().needsFactor() && !needs.map(Needs::beforeSecondFactor).orElse(false)) {
            response.sendRedirect("/second-factor");
            return false;
        }
        Role needed = needs.map(Needs::value).orElse(Role.VIEWER);
        boolean mayBeDone = needs.isPresent() || READING.contains(request.getMethod());
        if (!mayBeDone || !who.get().roles().somewhere(needed)) {
            throw new NotAllowed(needed);
        }
        return true;
    }

    private static boolean isPublic(HandlerMethod method) {
        return method.hasMethodAnnotation(Open.class) || method.getBeanType() == ErrorPage.class;
    }
}
