package org.vigil.settings;

import java.util.Optional;
import java.util.regex.Pattern;
import org.vigil.source.Fields;

/** Reads {@code smtp:} of the settings. */
final class MailServerFields {
    private static final String HOST = "a server's name such as mail.example.org";
    private static final String PORT = "a number from 1 to 65535; leave it out for the usual one";
    private static final Pattern HOST_FORM = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    private MailServerFields() {}

    static Optional<MailServer> read(Fields fields) {
        Optional<String> host = fields.requiredValue("host", MailServerFields::host, HOST);
        MailServer.Tls tls = fields.choice("tls", MailServer.Tls.class).orElse(MailServer.Tls.STARTTLS);
        int port = fields.value("port", MailServerFields::port, PORT).orElse(tls.port());
        String user = fields.text("user").orElse(null);
        Optional<String> from = fields.requiredValue("from", NotifyFields::email, NotifyFields.EMAIL_WORDS);
        if (tls == MailServer.Tls.NONE
                && host.filter(name -> !WebAddress.isThisMachine(name)).isPresent()) {
            fields.problem("tls", "others could read along on the way", "starttls or implicit");
        }
        if (fields.has("password")) {
            fields.text("password");
            fields.problem(
                    "password",
                    "a password does not belong into a file that others see",
                    "take it out and change it; then: ./vigil alerts secret smtp-password, or VIGIL_SMTP_PASSWORD");
        }
        fields.done();
        return host.flatMap(name -> from.map(sender -> new MailServer(name, port, tls, user, sender)));
    }

    private static String host(String text) {
        if (!HOST_FORM.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private static int port(String text) {
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException();
        }
        return port;
    }
}
