package org.vigil.account;

import org.vigil.database.Database;

/** Encrypts texts with the key of the accounts' secrets for tables of others; each opens at its own place only. */
public final class SealedTexts {
    private final Vaults vaults;

    public SealedTexts(Database database, KeyFile keyFile) {
        this.vaults = new Vaults(database, keyFile);
    }

    /**
     * Makes sure that texts can be sealed, before somebody pays for them.
     *
     * @throws KeyUnavailable where the key is missing though there are secrets, or cannot be used
     */
    public void makeReady() {
        vaults.toClose();
    }

    /**
     * @param owner what it belongs to: two words or more, so that no account is called so, and without a slash
     * @throws KeyUnavailable as {@link #makeReady}
     */
    public byte[] seal(String owner, String name, String text) {
        return vaults.toClose().encrypt(owner, name, text);
    }

    /** @throws KeyUnavailable where it was sealed with another key or for another place, or was changed */
    public String open(String owner, String name, byte[] sealed) {
        return vaults.toOpen().decrypt(owner, name, sealed);
    }
}
