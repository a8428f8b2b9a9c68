package org.vigil.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** A random password in a file of its own. */
record KeptPassword(Path file) {
    private static final int BYTES = 32;

    /**
     * @param make whether to make one where there is none
     * @throws DatabaseUnavailable where there is none, or it cannot be read, or others can read it
     */
    String read(boolean make) {
        try {
            if (make && !Files.exists(file)) {
                make();
            }
            return PrivateFile.readText(file).strip();
        } catch (IOException e) {
            throw new DatabaseUnavailable(e.getMessage(), e);
        }
    }

    private void make() throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        try {
            PrivateFile.create(file, Base64.getUrlEncoder().withoutPadding().encode(random));
        } catch (IOException e) {
            // Another process may have been quicker, and then its password counts.
            if (!Files.exists(file)) {
                throw e;
            }
        }
    }
}
