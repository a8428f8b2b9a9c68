package org.vigil.watch;

import java.util.List;
import org.vigil.network.SignIn;

/** What came of signing in to an account. */
public sealed interface Checked {
    /** @param alarms what of the account itself has changed since the last time */
    record SignedIn(SignIn.Valid who, List<Alarm> alarms) implements Checked {}

    /**
     * Its keys open another account than they did, so it is paused.
     *
     * @param before what the right one is called
     */
    record Another(SignIn.Valid who, String before) implements Checked {}

    /** Its keys do not serve any more, so it is paused. */
    record SignedOut(String reason) implements Checked {}

    /** Nobody answered, and nothing was changed. */
    record NotReached(String reason) implements Checked {}
}
