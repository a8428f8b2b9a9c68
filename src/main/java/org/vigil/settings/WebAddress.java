package org.vigil.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.vigil.source.Fields;

/** Where something is sent over the web. Whoever knows such an address can often write there, so it need not stand in the file. */
public sealed interface WebAddress {
    String ALLOWED = "an address that begins with https:// (http:// to this machine only), or kept";

    /** Stands in the file. */
    record Written(URI uri) implements WebAddress {
        /** Says no more than the server: the rest may be as good as a password. */
        @Override
        public String toString() {
            return String.valueOf(uri.getHost());
        }
    }

    /** Was given with {@code vigil alerts secret} and is kept encrypted. */
    record Kept() implements WebAddress {}

    /** The address in a field, if one stands there. What is wrong with it is told without the address itself. */
    static Optional<WebAddress> in(Fields fields, String field) {
        try {
            return fields.text(field).map(text -> text.equals("kept") ? new Kept() : new Written(uri(text)));
        } catch (IllegalArgumentException e) {
            String why = e.getMessage();
            fields.problem(field, "what stands here is " + why, ALLOWED);
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException with what it is instead, in words without the text itself */
    static URI uri(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no address of the web");
        }
        String host = uri.getHost();
        if (host == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("no plain address of the web");
        }
        boolean open = "http".equals(uri.getScheme()) && isThisMachine(host);
        if (!open && !"https".equals(uri.getScheme())) {
            throw new IllegalArgumentException("an address to which others could read along on the way");
        }
        return uri;
    }

    /** Whether nothing that is sent to a host leaves this machine. */
    static boolean isThisMachine(String host) {
        return Set.of("127.0.0.1", "localhost", "[::1]", "::1").contains(host);
    }
}
