package org.vigil.cli;

import java.net.URI;
import java.util.List;

/** Reads where a post stands, as somebody copies it from a browser. */
final class Addresses {
    private Addresses() {}

    /** @throws Failure where it is no address of the web */
    static URI read(String text) {
        return Commands.read(
                text,
                value -> {
                    URI uri = URI.create(value);
                    if (uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme())) {
                        throw new IllegalArgumentException("no address");
                    }
                    return uri;
                },
                "the post's address, as https://…");
    }
}
