package org.vigil.network.x;

import java.util.Map;

/**
 * Names that X is changing: its specification of August 2026 says {@code post} in places where its prose still says
 * {@code tweet}. Answers are read with either; requests use these.
 *
 * @param fields the parameter that names the fields to be read: {@code tweet.fields}, or {@code post.fields}
 * @param repliesTo the field of a reply that names what it answers
 * @param wholePost the parameters that ask for all of a post that {@link XPost} reads
 */
public record XNames(String fields, String repliesTo, Map<String, String> wholePost) {
    public static final XNames DOCUMENTED = new XNames(
            "tweet.fields",
            "in_reply_to_tweet_id",
            Map.of("tweet.fields", "created_at,entities,note_tweet,referenced_tweets"));

    /** As the specification has them. It moved the post that is answered from the fields to the expansions. */
    public static final XNames SPECIFIED = new XNames(
            "post.fields",
            "in_reply_to_tweet_id",
            Map.of("post.fields", "created_at,entities,note_post", "expansions", "referenced_posts"));

    public XNames {
        wholePost = Map.copyOf(wholePost);
    }
}
