package org.vigil.delivery;

/** Somebody rejected the very words that were to be approved, after they were read: a no is not overridden unread. */
public final class RejectedMeanwhile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RejectedMeanwhile(Approvals.Decision no) {
        super(no.by() + " has rejected these words since they were read, and they stay rejected; whoever knows that may"
                + " approve them");
    }
}
