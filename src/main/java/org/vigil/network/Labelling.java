package org.vigil.network;

/** Lets an account say of itself that a program posts there. */
public interface Labelling {
    /**
     * Looks whether it says so, and makes it where the network lets a program. All else that the account says of itself
     * stays as it is; a second time changes nothing.
     */
    AutomationLabel labelAsAutomated(SendKey key);
}
