package org.vigil.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.vigil.access.SignedIn;
import org.vigil.access.User;

/** Somebody whom the porter, or the team's identity provider, let in. What they may do is asked anew at each request. */
final class Admission extends AbstractAuthenticationToken {
    private final SignedIn who;
    private final transient @Nullable User fresh;
    private final boolean byOpenId;

    private Admission(SignedIn who, @Nullable User fresh, boolean byOpenId) {
        super(List.of());
        this.who = who;
        this.fresh = fresh;
        this.byOpenId = byOpenId;
        setAuthenticated(true);
    }

    /** Of who has just proved who they are: a sign-in is still to begin. */
    static Admission fresh(User user, boolean byOpenId) {
        return new Admission(new SignedIn(user.id(), user.name().value(), user.roles(), false), user, byOpenId);
    }

    /** Of who was let in before. */
    static Admission known(SignedIn who) {
        return new Admission(who, null, false);
    }

    SignedIn who() {
        return who;
    }

    /** Null where there is no sign-in to begin. */
    @Nullable User toBegin() {
        return fresh;
    }

    boolean byOpenId() {
        return byOpenId;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return who;
    }

    @Override
    public String getName() {
        return who.who();
    }
}
