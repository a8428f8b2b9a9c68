package org.vigil.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vigil.database.Database;

/**
 * What only the team may know of a person: who consented, how to reach them, why somebody is held. At rest as the
 * accounts' secrets are, each bound to its person, record and field: one that is moved to another place does not open.
 * Nothing of it belongs into a file, a log, the audit, an export or a default backup.
 */
public final class SensitiveRecords {
    /** What a digest was made with. It tells nothing by itself, and stays when the rest is erased. */
    private static final String SALT = "salt";

    private final Database database;
    private final Vaults vaults;

    public SensitiveRecords(Database database, KeyFile keyFile) {
        this.database = database;
        this.vaults = new Vaults(database, keyFile);
    }

    /**
     * Keeps a record, in place of an earlier one of that name. Inside a transaction it belongs to it.
     *
     * @param person the profile's id
     * @param record such as "consent 12"
     * @param fields what is kept, by name
     * @return a digest for the audit, of the claim and with a salt of its own; {@link #matches} compares
     * @throws KeyUnavailable where the key is missing though there are secrets, or cannot be used
     */
    public String keep(String person, String record, Map<String, String> fields, String claim) {
        Vault vault = vaults.toClose();
        SaltedDigest digest = SaltedDigest.of(claim);
        fields.forEach((field, text) -> put(vault, person, record, field, text));
        put(vault, person, record, SALT, digest.salt());
        return digest.text();
    }

    private void put(Vault vault, String person, String record, String field, String text) {
        database.jdbc()
                .sql("""
                        insert into sensitive_record (person, record, field, ciphertext) values (?, ?, ?, ?)
                        on conflict (person, record, field) do update set ciphertext = excluded.ciphertext, kept_at = now()
                        """)
                .params(person, record, field, vault.encrypt(owner(person), name(record, field), text))
                .update();
    }

    /** What is kept in a record, by field; empty where it was erased or is not there. */
    public Map<String, String> read(String person, String record) {
        Map<String, String> fields = new TreeMap<>();
        stored(person, record).forEach(kept -> {
            if (!kept.field().equals(SALT)) {
                fields.put(kept.field(), open(person, record, kept));
            }
        });
        return fields;
    }

    /**
     * Whether a claim is the one of which a digest was made.
     *
     * @return empty where the salt is not here, as in a database that was restored without these records
     */
    public Optional<Boolean> matches(String person, String record, String claim, String digest) {
        return stored(person, record).stream()
                .filter(kept -> kept.field().equals(SALT))
                .findFirst()
                .map(salt -> new SaltedDigest(open(person, record, salt), digest).isOf(claim));
    }

    /**
     * Erases all that is kept of a person, for good. What digests were made with stays, so that a claim can be compared.
     *
     * @return how many fields there were
     */
    public int erase(String person) {
        return database.jdbc()
                .sql("delete from sensitive_record where person = ? and field <> '" + SALT + "'")
                .param(person)
                .update();
    }

    /** The records of which something but the salt is kept here. Needs no key. */
    public List<String> records(String person) {
        return database.jdbc()
                .sql("select distinct record from sensitive_record where person = ? and field <> '" + SALT
                        + "' order by record")
                .param(person)
                .query((row, n) -> row.getString("record"))
                .list();
    }

    private record Sealed(String field, byte[] ciphertext) {}

    private List<Sealed> stored(String person, String record) {
        return database.jdbc()
                .sql("select field, ciphertext from sensitive_record where person = ? and record = ?")
                .params(person, record)
                .query((row, n) -> new Sealed(row.getString("field"), row.getBytes("ciphertext")))
                .list();
    }

    private String open(String person, String record, Sealed kept) {
        return vaults.toOpen().decrypt(owner(person), name(record, kept.field()), kept.ciphertext());
    }

    /** With a space in it: no account is called so. */
    private static String owner(String person) {
        return "person " + person;
    }

    private static String name(String record, String field) {
        return record + " " + field;
    }
}
