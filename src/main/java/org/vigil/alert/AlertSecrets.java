package org.vigil.alert;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.vigil.account.ServiceSecrets;
import org.vigil.settings.OnCall;
import org.vigil.settings.WebAddress;

/** The secrets that messages need: from the environment, else as {@code vigil alerts secret} keeps them. */
public final class AlertSecrets {
    /** Of the mail server's user. */
    public static final String SMTP_PASSWORD = "smtp-password";

    /** What every webhook is told in its header. */
    public static final String WEBHOOK_SECRET = "webhook-secret";

    /** The address that is pinged. */
    public static final String HEARTBEAT = "heartbeat";

    private static final Map<String, String> VARIABLES =
            Map.of(SMTP_PASSWORD, "VIGIL_SMTP_PASSWORD", WEBHOOK_SECRET, "VIGIL_WEBHOOK_SECRET");

    private final ServiceSecrets kept;
    private final Map<String, String> environment;

    /** @param environment as {@link System#getenv()} gives it */
    public AlertSecrets(ServiceSecrets kept, Map<String, String> environment) {
        this.kept = kept;
        this.environment = environment;
    }

    /** The name under which somebody's webhook is kept. */
    public static String webhookOf(String person) {
        return "webhook of " + person;
    }

    /** @throws org.vigil.account.KeyUnavailable where it is kept and cannot be opened */
    Optional<String> get(String name) {
        return Optional.ofNullable(VARIABLES.get(name))
                .map(environment::get)
                .filter(value -> !value.isBlank())
                .or(() -> kept.get(name));
    }

    Optional<URI> webhook(OnCall person) {
        return Optional.ofNullable(person.webhook()).flatMap(address -> address(address, webhookOf(person.name())));
    }

    Optional<URI> heartbeat(WebAddress address) {
        return address(address, HEARTBEAT);
    }

    private Optional<URI> address(WebAddress address, String name) {
        return switch (address) {
            case WebAddress.Written written -> Optional.of(written.uri());
            case WebAddress.Kept elsewhere -> get(name).map(WebAddress::uri);
        };
    }
}
