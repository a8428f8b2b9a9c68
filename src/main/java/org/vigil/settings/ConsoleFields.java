package org.vigil.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vigil.source.Fields;

/** Reads {@code console:} of the settings. */
final class ConsoleFields {
    static final String ADDRESS = "the number of an interface of this machine, such as 192.0.2.7, or 0.0.0.0 for all";
    private static final String PROXY = "the number of the proxy's address, such as 10.0.0.5";
    private static final String URL =
            "how people open the pages: https:// and a name, such as https://vigil.example.org";
    private static final String FILE = "a PEM file, as a path from this folder";
    private static final String TLS =
            "tls: { certificate: …, key: … }, or behind_proxy: and the address of the proxy that has it";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private ConsoleFields() {}

    static ConsoleSettings read(Fields fields) {
        Optional<InetAddress> address = fields.value("address", ConsoleFields::address, ADDRESS);
        Optional<InetAddress> proxy = fields.value("behind_proxy", ConsoleFields::address, PROXY);
        Optional<URI> url = fields.value("url", ConsoleFields::url, URL);
        Optional<ConsoleSettings.Tls> tls = fields.child("tls").flatMap(ConsoleFields::tls);
        boolean guarded = fields.has("tls") || fields.has("behind_proxy");
        if (!guarded && address.filter(here -> !here.isLoopbackAddress()).isPresent()) {
            fields.problem("address", "others could read along on the way, passwords too", TLS);
        }
        if (guarded && !fields.has("url")) {
            fields.problem("url", "the field is missing", URL);
        }
        if (!guarded && fields.has("url")) {
            fields.problem("url", "nothing says who has TLS for it", TLS);
        }
        fields.done();
        return new ConsoleSettings(address.orElse(ConsoleSettings.LOCAL.address()), url, tls, proxy);
    }

    private static Optional<ConsoleSettings.Tls> tls(Fields fields) {
        Optional<String> certificate = fields.requiredValue("certificate", ConsoleFields::file, FILE);
        Optional<String> key = fields.requiredValue("key", ConsoleFields::file, FILE);
        fields.done();
        return certificate.flatMap(pem -> key.map(secret -> new ConsoleSettings.Tls(pem, secret)));
    }

    /** Whatever has other characters would be looked up as a name. */
    private static InetAddress address(String text) {
        try {
            if (!NUMBER.matcher(text).matches()) {
                throw new IllegalArgumentException();
            }
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static URI url(String text) {
        URI uri = URI.create(text);
        boolean plain = uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && uri.getRawPath().replace("/", "").isEmpty();
        if (!plain || !"https".equals(uri.getScheme())) {
            throw new IllegalArgumentException();
        }
        return URI.create("https://" + uri.getRawAuthority());
    }

    private static String file(String text) {
        if (text.isBlank() || text.length() > 1_000) {
            throw new IllegalArgumentException();
        }
        return text;
    }
}
