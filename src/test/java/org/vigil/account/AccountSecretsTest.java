package org.vigil.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.database.Database;
import org.vigil.network.SignInStore;
import org.vigil.testing.TestDatabase;

@ExtendWith(TestDatabase.class)
class AccountSecretsTest {
    private static final AccountName OURS = new AccountName("our-mastodon");
    private static final AccountName OTHER = new AccountName("our-x");
    private static final String TOKEN = "Şifre-İ😀-4711";

    private final Database database;
    private final Path folder;
    private final KeyFile keyFile;
    private final AccountSecrets secrets;

    AccountSecretsTest(Database database, @TempDir Path folder) {
        this.database = database;
        this.folder = folder;
        this.keyFile = KeyFile.of(folder, Map.of());
        this.secrets = new AccountSecrets(database, keyFile);
    }

    @Test
    void whatIsPutIsThereAgainAndNewerReplacesOlder() {
        secrets.put(OURS, Map.of("token", "older", "secret", "s"));
        secrets.put(OURS, Map.of("token", TOKEN));
        assertThat(secrets.credentials(OURS).values()).isEqualTo(Map.of("token", TOKEN, "secret", "s"));
        assertThat(secrets.names(OURS)).containsExactly("secret", "token");
    }

    @Test
    void anAccountWithoutSecretsNeedsNoKey() {
        secrets.put(OURS, Map.of());
        assertThat(secrets.credentials(OURS).values()).isEmpty();
        assertThat(keyFile.path()).doesNotExist();
    }

    @Test
    void whatIsDeletedIsGoneAndOthersAreNot() {
        secrets.put(OURS, Map.of("token", TOKEN));
        secrets.put(OTHER, Map.of("token", "x"));
        secrets.delete(OURS);
        assertThat(secrets.names(OURS)).isEmpty();
        assertThat(secrets.credentials(OTHER).get("token")).isEqualTo("x");
    }

    @Test
    void atRestItIsNotReadable() {
        secrets.put(OURS, Map.of("token", TOKEN));
        String stored = new String(ciphertext(), StandardCharsets.ISO_8859_1);
        assertThat(stored)
                .doesNotContain(new String(TOKEN.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        assertThat(stored).doesNotContain("4711");
    }

    @Test
    void theKeyFileIsForItsOwnerOnly() throws IOException {
        secrets.put(OURS, Map.of("token", TOKEN));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile.path())))
                .isEqualTo("rw-------");
        assertThat(keyFile.path()).isEqualTo(folder.resolve("data").resolve("vigil.key"));
        assertThat(keyFile.path().getParent()).isDirectoryNotContaining(file -> !file.equals(keyFile.path()));
    }

    @Test
    void aKeyFileThatOthersMayReadIsRefused() throws IOException {
        secrets.put(OURS, Map.of("token", TOKEN));
        Files.setPosixFilePermissions(keyFile.path(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> secrets.credentials(OURS))
                .isInstanceOf(KeyUnavailable.class)
                .hasMessageContaining("chmod 600 " + keyFile.path());
    }

    @Test
    void aLostKeyIsNeverMadeAnew() throws IOException {
        secrets.put(OURS, Map.of("token", TOKEN));
        Files.delete(keyFile.path());
        assertThatThrownBy(() -> secrets.credentials(OURS))
                .isInstanceOf(KeyUnavailable.class)
                .hasMessageContaining(keyFile.path() + " is missing");
        assertThatThrownBy(() -> secrets.put(OTHER, Map.of("token", "x"))).isInstanceOf(KeyUnavailable.class);
        assertThat(keyFile.path()).doesNotExist();
        assertThat(secrets.names(OTHER)).isEmpty();
    }

    @Test
    void anotherKeyDoesNotOpenThemAndTheMessageSaysSo() {
        secrets.put(OURS, Map.of("token", TOKEN));
        KeyFile another = KeyFile.of(
                folder, Map.of("VIGIL_KEY_FILE", folder.resolve("another.key").toString()));
        another.create();
        assertThatThrownBy(() -> new AccountSecrets(database, another).credentials(OURS))
                .isInstanceOf(KeyUnavailable.class)
                .hasMessageContaining("\"token\" of our-mastodon does not open with the key in " + another.path())
                .hasMessageNotContaining(TOKEN);
    }

    @Test
    void aFileThatIsNoKeyIsRefused() throws IOException {
        secrets.put(OURS, Map.of("token", TOKEN));
        Files.writeString(keyFile.path(), "{\"key\": []}");
        assertThatThrownBy(() -> secrets.credentials(OURS))
                .isInstanceOf(KeyUnavailable.class)
                .hasMessageContaining("holds no key");
    }

    @Test
    void aKeyThatIsThereIsNeverReplaced() throws IOException {
        keyFile.create();
        String key = Files.readString(keyFile.path());
        assertThatThrownBy(keyFile::create).isInstanceOf(KeyUnavailable.class);
        assertThat(Files.readString(keyFile.path())).isEqualTo(key);
    }

    @Test
    void aSecretThatIsMovedToAnotherAccountOrNameDoesNotOpen() {
        secrets.put(OURS, Map.of("token", TOKEN));
        secrets.put(OTHER, Map.of("token", "x"));
        database.jdbc()
                .sql("update account_secret set ciphertext = ? where account = ?")
                .params(ciphertext(), OTHER.value())
                .update();
        assertThatThrownBy(() -> secrets.credentials(OTHER)).isInstanceOf(KeyUnavailable.class);
        database.jdbc()
                .sql("update account_secret set name = 'other' where account = 'our-mastodon'")
                .update();
        assertThatThrownBy(() -> secrets.credentials(OURS)).isInstanceOf(KeyUnavailable.class);
    }

    /** What a network granted for a while goes when the secrets go that it was granted for. */
    @Test
    void aKeptSignInIsClosedAndDoesNotOutliveTheSecretsItWasGrantedFor() {
        SignInStore signIns = secrets.signIns(OURS);
        assertThat(signIns.read()).isEmpty();
        signIns.write(TOKEN);
        assertThat(signIns.read()).hasValue(TOKEN);
        assertThat(new String(ciphertext(), StandardCharsets.ISO_8859_1)).doesNotContain("4711");
        assertThat(secrets.signIns(OTHER).read()).isEmpty();
        assertThat(secrets.names(OURS)).isEmpty();
        secrets.replace(OURS, Map.of("app_password", "new"));
        assertThat(signIns.read()).isEmpty();
        signIns.write(TOKEN);
        assertThat(secrets.credentials(OURS).values()).isEqualTo(Map.of("app_password", "new"));
        secrets.delete(OURS);
        assertThat(signIns.read()).isEmpty();
    }

    private byte[] ciphertext() {
        return database.jdbc()
                .sql("select ciphertext from account_secret where account = ?")
                .param(OURS.value())
                .query((row, n) -> row.getBytes(1))
                .single();
    }
}
