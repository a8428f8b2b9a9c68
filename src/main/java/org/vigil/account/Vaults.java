package org.vigil.account;

import org.vigil.database.Database;

/** Opens the one vault for all who keep secrets in the database. */
final class Vaults {
    private final Database database;
    private final KeyFile keyFile;

    Vaults(Database database, KeyFile keyFile) {
        this.database = database;
        this.keyFile = keyFile;
    }

    /**
     * To read what was kept.
     *
     * @throws KeyUnavailable where the key file is missing, or is none
     */
    Vault toOpen() {
        return keyFile.open();
    }

    /**
     * To keep something. The key is made with the first secret and never again: a new key would not open what the old one
     * closed.
     *
     * @throws KeyUnavailable where the key is missing though there are secrets, or cannot be used
     */
    Vault toClose() {
        return keyFile.exists() || anyStored() ? keyFile.open() : keyFile.create();
    }

    private boolean anyStored() {
        return database.jdbc()
                .sql(
                        "select exists (select from account_secret) or exists (select from alert_secret)"
                                + " or exists (select from sensitive_record) or exists (select from follower_reply)"
                                + " or exists (select from console_user where factor is not null or offered_factor is not null)")
                .query(Boolean.class)
                .single();
    }
}
