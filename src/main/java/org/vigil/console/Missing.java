package org.vigil.console;

/** There is no such thing for whoever asks: answered as an address that leads nowhere. */
final class Missing extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
