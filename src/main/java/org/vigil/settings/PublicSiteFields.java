package org.vigil.settings;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.vigil.source.Fields;

/** Reads {@code public:} of the settings. */
final class PublicSiteFields {
    private static final String HERE = "127.0.0.1";
    private static final String URL =
            "an address that begins with https:// and has no path, such as https://vigil.example.org";
    private static final String ADDRESS = "an IP address of this machine, such as 127.0.0.1 or 0.0.0.0";
    private static final String PORT = "a number from 1 to 65535, such as 8081";
    /** No name: looking one up would ask somebody else. */
    private static final Pattern IP = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

    private PublicSiteFields() {}

    static Optional<PublicSite> read(Fields fields) {
        Optional<URI> url = fields.requiredValue("url", PublicSiteFields::site, URL);
        String address = fields.value("address", PublicSiteFields::ip, ADDRESS).orElse(HERE);
        OptionalInt port = fields.value("port", PublicSiteFields::number, PORT)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
        if (fields.has("address") && port.isEmpty() && !fields.has("port")) {
            fields.problem(
                    "address", "without a port of their own the public pages are where the console is", "port: 8081");
        }
        fields.done();
        return url.map(known -> new PublicSite(known, address, port));
    }

    private static URI site(String text) {
        URI uri = WebAddress.uri(text.replaceFirst("/$", ""));
        if (!uri.getRawPath().isEmpty() || uri.getRawQuery() != null) {
            throw new IllegalArgumentException("it has a path");
        }
        return uri;
    }

    private static String ip(String text) {
        if (!IP.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private static int number(String text) {
        int port = text.matches("[1-9]\\d{0,4}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException();
        }
        return port;
    }
}
