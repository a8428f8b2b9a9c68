package org.vigil.account;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import org.vigil.database.PrivateFile;

/**
 * The file with the key that encrypts the accounts' secrets: {@code data/vigil.key}, or where {@code VIGIL_KEY_FILE}
 * says. Whoever loses it must enter all secrets again.
 */
public record KeyFile(Path path) {
    private static final String PLACE = "VIGIL_KEY_FILE";

    /** @param folder the team's folder */
    public static KeyFile of(Path folder, Map<String, String> environment) {
        return new KeyFile(Optional.ofNullable(environment.get(PLACE))
                .filter(place -> !place.isBlank())
                .map(Path::of)
                .orElse(folder.resolve("data").resolve("vigil.key")));
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** @throws KeyUnavailable where the file is missing, readable for others, or no key */
    Vault open() {
        if (!exists()) {
            throw new KeyUnavailable(
                    "The key file " + path + " is missing, and without it the stored secrets do not open."
                            + " Restore it from a backup, or say where it is with " + PLACE + ".");
        }
        try {
            String json = PrivateFile.readText(path);
            AeadConfig.register();
            return Vault.of(TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()), this);
        } catch (IOException e) {
            throw new KeyUnavailable(e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new KeyUnavailable(path + " holds no key, or a damaged one. Restore it from a backup.", e);
        }
    }

    /**
     * Makes the key.
     *
     * @throws KeyUnavailable where it cannot be written, or is there already
     */
    Vault create() {
        try {
            createFolder();
            AeadConfig.register();
            KeysetHandle key = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            String json = TinkJsonProtoKeysetFormat.serializeKeyset(key, InsecureSecretKeyAccess.get());
            PrivateFile.create(path, json.getBytes(StandardCharsets.UTF_8));
            return Vault.of(key, this);
        } catch (IOException e) {
            throw new KeyUnavailable(e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key cannot be made here", e);
        }
    }

    private void createFolder() throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }
}
