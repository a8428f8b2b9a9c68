package org.vigil.node;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * {@code VIGIL_POSTS_AT_ONCE}: how many posts one process has under way at the same moment, each on another account. More
 * keep silent networks from delaying the others, and take a connection each; fewer are interrupted together when the
 * machine fails.
 */
final class PostsAtOnceSetting {
    private static final String NAME = "VIGIL_POSTS_AT_ONCE";
    private static final int DEFAULT = 1_000;
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,3}");

    private PostsAtOnceSetting() {}

    /** @throws IllegalArgumentException with a sentence for the user */
    static int of(Map<String, String> environment) {
        String text = environment.getOrDefault(NAME, "").strip();
        if (text.isEmpty()) {
            return DEFAULT;
        }
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(NAME + " is \"" + text + "\"; it takes a number from 1 to 9999.");
        }
        return Integer.parseInt(text);
    }
}
