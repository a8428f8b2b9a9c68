package org.vigil.network.sandbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Counts;
import org.vigil.network.Image;

/**
 * A post as followers of a sandbox account would see it.
 *
 * @param replyTo the id of the post that it answers, in a thread
 * @param counts played, never real
 */
public record SandboxPost(
        long id,
        String account,
        String text,
        String language,
        @Nullable String contentWarning,
        @Nullable Long replyTo,
        List<Image> images,
        Instant postedAt,
        Counts counts) {}
