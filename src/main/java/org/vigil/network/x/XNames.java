package org.vigil.network.x;

/**
 * Names that X is changing: its specification of August 2026 says {@code post} in places where its prose still says
 * {@code tweet}. Answers are read with either; requests use these.
 *
 * @param fields the parameter that names the fields to be read: {@code tweet.fields}, or {@code post.fields}
 * @param repliesTo the field of a reply that names what it answers
 */
public record XNames(String fields, String repliesTo) {
    public static final XNames DOCUMENTED = new XNames("tweet.fields", "in_reply_to_tweet_id");
}
