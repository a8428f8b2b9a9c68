package org.vigil.access;

/** Forgets what is over: sign-ins, links, and every operator's address after a week. */
public final class Forgetting {
    private final SignIns signIns;
    private final Links links;
    private final Tries tries;

    Forgetting(SignIns signIns, Links links, Tries tries) {
        this.signIns = signIns;
        this.links = links;
        this.tries = tries;
    }

    public void step() {
        signIns.forgetOld();
        links.forgetOld();
        tries.forgetOld();
    }
}
