package org.vigil.network;

/** Who finds a post, on networks that tell these apart. */
public enum Visibility {
    PUBLIC,
    UNLISTED
}
