package org.vigil.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL that somebody else runs, as the environment names it. */
final class ExternalServer implements Server {
    static final String OWNER = "VIGIL_DATABASE_OWNER";
    static final String OWNER_PASSWORD = OWNER + "_PASSWORD";

    private static final String URL = "VIGIL_DATABASE_URL";
    private static final String USER = "VIGIL_DATABASE_USER";
    private static final String PASSWORD = "VIGIL_DATABASE_PASSWORD";

    private final Address address;
    private final Map<String, String> environment;

    private ExternalServer(Address address, Map<String, String> environment) {
        this.address = address;
        this.environment = Map.copyOf(environment);
    }

    static Optional<ExternalServer> from(Map<String, String> environment) {
        return set(URL, environment).map(url -> {
            requireOwner(environment);
            return new ExternalServer(address(url.strip(), environment), environment);
        });
    }

    private static Address address(String url, Map<String, String> environment) {
        URI uri = parse(url);
        return new Address(url, user(environment), GivenPassword.of(PASSWORD, environment), place(uri));
    }

    private static URI parse(String url) {
        if (!url.startsWith("jdbc:postgresql://")) {
            throw new DatabaseUnavailable(
                    URL
                            + " must look like jdbc:postgresql://host:5432/database. Leave it out to use Vigil's own database.");
        }
        if (url.contains("@") || url.toLowerCase(Locale.ROOT).matches(".*[?&](user|password)=.*")) {
            throw new DatabaseUnavailable(URL + " must not hold the user or the password: set " + USER + " and "
                    + PASSWORD + " or " + PASSWORD + "_FILE.");
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
        return set(USER, environment)
                .orElseThrow(() -> new DatabaseUnavailable(URL + " is set, so " + USER + " must be set too."));
    }

    /** Two roles are two: else somebody believes that the one that works owns nothing. */
    private static void requireOwner(Map<String, String> environment) {
        Optional<String> owner = set(OWNER, environment);
        if (owner.isPresent() && owner.equals(set(USER, environment))) {
            throw new DatabaseUnavailable(OWNER + " and " + USER + " are both \"" + owner.get() + "\". The owner of the"
                    + " tables must be another role; leave " + OWNER + " out to work with one.");
        }
        if (owner.isEmpty() && GivenPassword.isSet(OWNER_PASSWORD, environment)) {
            throw new DatabaseUnavailable(
                    "The password of the tables' owner is set, so " + OWNER + " must be set too.");
        }
    }

    private static Optional<String> set(String variable, Map<String, String> environment) {
        @Nullable String value = environment.get(variable);
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    @Override
    public Address address() {
        return address;
    }

    @Override
    public Optional<Address> owner() {
        return set(OWNER, environment)
                .map(owner -> new Address(
                        address.url(), owner, GivenPassword.of(OWNER_PASSWORD, environment), address.place()));
    }

    /** It runs on without us. */
    @Override
    public void close() {}
}
