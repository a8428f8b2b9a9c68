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
 * @param digestBesidesAction the same without what readers are asked: it stays when that closes
 * @param asksNothing whether readers are asked nothing, and the template has no other words in place of it: whoever
 *     approved the same with an action has approved this, since a closed one is only left out
 * @param grounds the same in words that people can compare
 * @param length of the longest part, in the network's measure
 */
public record Rendered(
        Optional<Message> message,
        String approvalDigest,
        String digestBesidesAction,
        boolean asksNothing,
        Grounds grounds,
        int length,
        List<String> hashtags,
        List<Problem> problems) {
    /** There is not even a template whose words it could be. */
    public static Rendered nothing(String digest, List<Problem> problems) {
        return new Rendered(Optional.empty(), digest, "", false, Grounds.NONE, 0, List.of(), problems);
    }
}
