package org.vigil.network;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post as its network shows it now.
 *
 * @param text as a reader sees it: no markup, links whole; spaces and letters may be normalised by the network
 * @param answers the remote id of the post that it answers
 * @param altTexts of its images; empty as well where the network does not tell
 */
public record StandingPost(
        String remoteId,
        @Nullable URI url,
        String text,
        @Nullable String answers,
        List<String> altTexts,
        Instant postedAt) {}
