package org.vigil.workspace;

import org.vigil.profile.Profile;

/** A profile's file with one thing changed and all else as it was, or why it cannot be changed so. */
public sealed interface FileChange {
    /**
     * It can be written.
     *
     * @param before the profile as the file has it
     * @param text of the file to come
     */
    record Ready(Profile before, String text) implements FileChange {}

    /**
     * Nothing is to be written.
     *
     * @param about what was given wrongly, such as {@code on}; empty where it is the file that stands in the way
     * @param why a sentence for campaigners
     */
    record Refused(String about, String why) implements FileChange {
        static Refused of(String why) {
            return new Refused("", why);
        }
    }
}
