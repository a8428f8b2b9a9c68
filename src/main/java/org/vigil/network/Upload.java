package org.vigil.network;

import java.time.Duration;

/** What came of handing an image to a network before the post that shows it. */
public sealed interface Upload {
    /**
     * @param mediaId what the post names it by; serves for one post only
     * @param lasts how long the network surely keeps it while no post shows it
     */
    record Done(String mediaId, Duration lasts) implements Upload {}

    /** The network takes images with the post itself, and not before. */
    record WithThePost() implements Upload {}

    /** @param outcome of the whole part: its post is not sent; never published and never unknown */
    record Failed(Outcome outcome) implements Upload {}
}
