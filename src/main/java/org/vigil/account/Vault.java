package org.vigil.account;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Encrypts secrets, each bound to its owner and name: one that is moved to another place does not open. */
final class Vault {
    private final Aead aead;
    private final KeyFile keyFile;

    private Vault(Aead aead, KeyFile keyFile) {
        this.aead = aead;
        this.keyFile = keyFile;
    }

    static Vault of(KeysetHandle key, KeyFile keyFile) throws GeneralSecurityException {
        return new Vault(key.getPrimitive(RegistryConfiguration.get(), Aead.class), keyFile);
    }

    byte[] encrypt(String owner, String name, String secret) {
        try {
            return aead.encrypt(secret.getBytes(StandardCharsets.UTF_8), place(owner, name));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret cannot be encrypted", e);
        }
    }

    /** @throws KeyUnavailable where it was encrypted with another key or for another place, or was changed */
    String decrypt(String owner, String name, byte[] ciphertext) {
        try {
            return new String(aead.decrypt(ciphertext, place(owner, name)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new KeyUnavailable(
                    "The secret \"" + name + "\" of " + owner + " does not open with the key in " + keyFile.path()
                            + ". Restore the key file that it was stored with, or enter the secret anew (an account's: take"
                            + " the account out of accounts.yaml and add it again).",
                    e);
        }
    }

    /** No owner's name has a slash in it, so no two places read the same. */
    private static byte[] place(String owner, String name) {
        return (owner + "/" + name).getBytes(StandardCharsets.UTF_8);
    }
}
