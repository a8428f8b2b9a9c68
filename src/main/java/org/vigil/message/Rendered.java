package org.vigil.message;

import java.util.List;
import java.util.Optional;
import org.vigil.network.Message;
import org.vigil.source.Problem;

/**
 * What came of rendering a post for an account.
 *
 * @param message empty where a problem forbids it
 * @param approvalDigest of template and facts without the count and the day number: what an approval binds
 * @param grounds the same in words that people can compare
 * @param length of the longest part, in the network's measure
 */
public record Rendered(
        Optional<Message> message,
        String approvalDigest,
        Grounds grounds,
        int length,
        List<String> hashtags,
        List<Problem> problems) {}
