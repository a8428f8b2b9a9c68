package org.vigil.account;

import java.util.List;
import java.util.Optional;
import org.vigil.database.Database;

/** Secrets of services that are no account, such as the mail server's password: at rest as the accounts' are. */
public final class ServiceSecrets {
    private static final String OWNER = "settings.yaml";

    private final Database database;
    private final Vaults vaults;

    public ServiceSecrets(Database database, KeyFile keyFile) {
        this.database = database;
        this.vaults = new Vaults(database, keyFile);
    }

    /**
     * Keeps a secret in place of an earlier one of that name.
     *
     * @throws KeyUnavailable where the key is missing though there are secrets, or cannot be used
     */
    public void put(String name, String secret) {
        database.transactions()
                .executeWithoutResult(status -> database.jdbc()
                        .sql("""
                    insert into alert_secret (name, ciphertext) values (?, ?)
                    on conflict (name) do update set ciphertext = excluded.ciphertext, changed_at = now()
                    """)
                        .params(name, vaults.toClose().encrypt(OWNER, name, secret))
                        .update());
    }

    /** @throws KeyUnavailable where the key file is missing, or is another */
    public Optional<String> get(String name) {
        return database.jdbc()
                .sql("select ciphertext from alert_secret where name = ?")
                .param(name)
                .query((row, n) -> row.getBytes("ciphertext"))
                .optional()
                .map(closed -> vaults.toOpen().decrypt(OWNER, name, closed));
    }

    /** @return whether there was one */
    public boolean delete(String name) {
        return database.jdbc()
                        .sql("delete from alert_secret where name = ?")
                        .param(name)
                        .update()
                == 1;
    }

    /** Those that are kept, in alphabetical order. Needs no key. */
    public List<String> names() {
        return database.jdbc()
                .sql("select name from alert_secret order by name")
                .query((row, n) -> row.getString("name"))
                .list();
    }
}
