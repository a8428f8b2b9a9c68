package org.vigil.database;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL that somebody else runs, as the environment names it. */
record ExternalServer(Address address) implements Server {
    private static final String URL = "VIGIL_DATABASE_URL";
    private static final String USER = "VIGIL_DATABASE_USER";
    private static final String PASSWORD = "VIGIL_DATABASE_PASSWORD";
    private static final String PASSWORD_FILE = "VIGIL_DATABASE_PASSWORD_FILE";

    static Optional<ExternalServer> from(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(URL))
                .filter(url -> !url.isBlank())
                .map(url -> new ExternalServer(address(url.strip(), environment)));
    }

    private static Address address(String url, Map<String, String> environment) {
        URI uri = parse(url);
        return new Address(url, user(environment), password(environment), place(uri));
    }

    private static URI parse(String url) {
        if (!url.startsWith("jdbc:postgresql://")) {
            throw new DatabaseUnavailable(
                    URL
                            + " must look like jdbc:postgresql://host:5432/database. Leave it out to use Vigil's own database.");
        }
        if (url.contains("@") || url.toLowerCase(Locale.ROOT).matches(".*[?&](user|password)=.*")) {
            throw new DatabaseUnavailable(URL + " must not hold the user or the password: set " + USER + " and "
                    + PASSWORD + " or " + PASSWORD_FILE + ".");
        }
        try {
            return new URI(url.substring("jdbc:".length()));
        } catch (URISyntaxException e) {
            throw new DatabaseUnavailable(URL + " is no address: " + e.getReason() + ".");
        }
    }

    private static String place(URI uri) {
        return "The database at " + uri.getAuthority() + uri.getPath();
    }

    private static String user(Map<String, String> environment) {
        @Nullable String user = environment.get(USER);
        if (user == null || user.isBlank()) {
            throw new DatabaseUnavailable(URL + " is set, so " + USER + " must be set too.");
        }
        return user;
    }

    private static String password(Map<String, String> environment) {
        @Nullable String file = environment.get(PASSWORD_FILE);
        if (file == null || file.isBlank()) {
            return environment.getOrDefault(PASSWORD, "");
        }
        try {
            return PrivateFile.readText(Path.of(file)).strip();
        } catch (IOException e) {
            throw new DatabaseUnavailable(PASSWORD_FILE + ": " + e.getMessage(), e);
        }
    }

    /** It runs on without us. */
    @Override
    public void close() {}
}
