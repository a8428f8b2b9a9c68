package org.vigil.settings;

import org.jspecify.annotations.Nullable;

/**
 * The server that takes the team's e-mail. Its password never stands in a file.
 *
 * @param user null where the server asks for none
 * @param from the address that messages come from
 */
public record MailServer(
        String host, int port, Tls tls, @Nullable String user, String from) {

    /** How the line to the server is closed to others. */
    public enum Tls {
        /** Begins in the open and is closed before anything is said; a server that cannot is not spoken to. */
        STARTTLS(587),
        /** Closed from the first byte. */
        IMPLICIT(465),
        /** Open: only to this machine. */
        NONE(25);

        private final int port;

        Tls(int port) {
            this.port = port;
        }

        /** Where servers usually listen for it. */
        public int port() {
            return port;
        }
    }
}
