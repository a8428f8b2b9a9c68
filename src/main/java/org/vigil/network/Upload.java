package org.vigil.network;

/** What came of handing an image to a network before the post that shows it. */
public sealed interface Upload {
    record Done(String mediaId) implements Upload {}

    /** @param outcome of the whole part: its post is not sent; never published and never unknown */
    record Failed(Outcome outcome) implements Upload {}
}
