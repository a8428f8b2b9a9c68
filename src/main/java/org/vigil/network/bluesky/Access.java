package org.vigil.network.bluesky;

import org.vigil.network.Reply;

/** Whether we are signed in. */
sealed interface Access {
    /**
     * The tokens of one sign-in.
     *
     * @param did the account's id for ever, and {@code handle} its name for now
     * @param access serves about two hours, {@code refresh} about two months, once
     */
    record Granted(String did, String handle, String access, String refresh) implements Access {
        @Override
        public String toString() {
            return "Granted[" + did + "]";
        }
    }

    /** @param reply what may be said of the post, too, which was not sent: never without an answer */
    record Denied(Reply reply) implements Access {}
}
