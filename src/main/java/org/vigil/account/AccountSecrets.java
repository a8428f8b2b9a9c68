package org.vigil.account;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.vigil.database.Database;
import org.vigil.network.Credentials;
import org.vigil.network.SignInStore;

/** The accounts' secrets at rest: encrypted with the key file's key, and nowhere else. */
public final class AccountSecrets {
    /** Beside the secrets that people give; no connector calls one of its own so. */
    private static final String SIGN_IN = "sign-in";

    private final Database database;
    private final Vaults vaults;
    private final Map<AccountName, Opened> opened = new ConcurrentHashMap<>();

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
        if (closed.isEmpty()) {
            return Credentials.none();
        }
        Opened known = opened.get(account);
        if (known == null || !known.isOf(closed)) {
            known = new Opened(closed, open(account, closed));
            opened.put(account, known);
        }
        return known.credentials();
    }

    /** What was opened stays so while the same is stored: each post asks for it. */
    private record Opened(Map<String, byte[]> closed, Credentials credentials) {
        boolean isOf(Map<String, byte[]> stored) {
            return stored.keySet().equals(closed.keySet())
                    && stored.entrySet().stream()
                            .allMatch(each -> Arrays.equals(each.getValue(), closed.get(each.getKey())));
        }
    }

    private Credentials open(AccountName account, Map<String, byte[]> closed) {
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

    /** Which secrets each of these accounts has that has any, by name. Needs no key. */
    Map<AccountName, Set<String>> names(Collection<AccountName> accounts) {
        Map<AccountName, Set<String>> names = new HashMap<>();
        database.jdbc()
                .sql("select account, name from account_secret where account = any(?) and name <> ?")
                .params(accounts.stream().map(AccountName::value).toArray(String[]::new), SIGN_IN)
                .query((row, n) -> names.computeIfAbsent(
                                new AccountName(row.getString("account")), account -> new HashSet<>())
                        .add(row.getString("name")))
                .list();
        return names;
    }

    public void delete(AccountName account) {
        database.jdbc()
                .sql("delete from account_secret where account = ?")
                .param(account.value())
                .update();
    }
}
