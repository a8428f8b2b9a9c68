package org.vigil.network;

/** Tells what was answered to a message. Reads only. */
public interface RepliesSource {
    /**
     * Asks for the texts of what others answered, to the message or to answers to it. What the account itself said, and
     * what was meant for it alone, is left out. Never throws.
     *
     * @param remoteId of the message's first part
     */
    RepliesReading replies(String remoteId);
}
