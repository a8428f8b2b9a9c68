package org.vigil.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigil.database.Database;
import org.vigil.network.Credentials;
import org.vigil.network.SignInStore;

/** The accounts' secrets at rest: encrypted with the key file's key, and nowhere else. */
public final class AccountSecrets {
    /** Beside the secrets that people give; no connector calls one of its own so. */
    private static final String SIGN_IN = "sign-in";

    private final Database database;
    private final Vaults vaults;

    public AccountSecrets(Database database, KeyFile keyFile) {
        this.database = database;
        this.vaults = new Vaults(database, keyFile);
    }

    /**
     * Keeps an account's secrets, all or none, in place of those of the same names.
     *
     * @throws KeyUnavailable where the key is missing though there are secrets, or cannot be used
     */
    public void put(AccountName account, Map<String, String> secrets) {
        database.transactions().executeWithoutResult(status -> {
            if (!secrets.isEmpty()) {
                Vault vault = vaults.toClose();
                secrets.forEach((name, secret) -> put(account, name, vault.encrypt(account.value(), name, secret)));
            }
        });
    }

    /**
     * Keeps these secrets of an account and no others.
     *
     * @throws KeyUnavailable as {@link #put}
     */
    public void replace(AccountName account, Map<String, String> secrets) {
        database.transactions().executeWithoutResult(status -> {
            delete(account);
            put(account, secrets);
        });
    }

    private void put(AccountName account, String name, byte[] ciphertext) {
        database.jdbc().sql("""
                    insert into account_secret (account, name, ciphertext) values (?, ?, ?)
                    on conflict (account, name) do update set ciphertext = excluded.ciphertext, changed_at = now()
                    """).params(account.value(), name, ciphertext).update();
    }

    /**
     * The account's secrets, opened; none where it has none.
     *
     * @throws KeyUnavailable where the key file is missing, or is another
     */
    public Credentials credentials(AccountName account) {
        Map<String, byte[]> closed = new LinkedHashMap<>();
        database.jdbc()
                .sql("select name, ciphertext from account_secret where account = ? and name <> ?")
                .params(account.value(), SIGN_IN)
                .query(row -> {
                    closed.put(row.getString("name"), row.getBytes("ciphertext"));
                });
        return closed.isEmpty() ? Credentials.none() : opened(account, closed);
    }

    private Credentials opened(AccountName account, Map<String, byte[]> closed) {
        Vault vault = vaults.toOpen();
        Map<String, String> open = new LinkedHashMap<>();
        closed.forEach((name, ciphertext) -> open.put(name, vault.decrypt(account.value(), name, ciphertext)));
        return new Credentials(open);
    }

    /** Keeps what the account's network grants for a while; it goes when the secrets that it was granted for go. */
    public SignInStore signIns(AccountName account) {
        return new SignInStore() {
            @Override
            public Optional<String> read() {
                return database.jdbc()
                        .sql("select ciphertext from account_secret where account = ? and name = ?")
                        .params(account.value(), SIGN_IN)
                        .query((row, n) -> row.getBytes("ciphertext"))
                        .optional()
                        .map(closed -> vaults.toOpen().decrypt(account.value(), SIGN_IN, closed));
            }

            @Override
            public void write(String signIn) {
                put(account, Map.of(SIGN_IN, signIn));
            }
        };
    }

    /** Which secrets the account has, by name, in alphabetical order. Needs no key. */
    public List<String> names(AccountName account) {
        return database.jdbc()
                .sql("select name from account_secret where account = ? and name <> ? order by name")
                .params(account.value(), SIGN_IN)
                .query((row, n) -> row.getString("name"))
                .list();
    }

    public void delete(AccountName account) {
        database.jdbc()
                .sql("delete from account_secret where account = ?")
                .param(account.value())
                .update();
    }
}
