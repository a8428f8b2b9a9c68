package org.vigil.network;

/**
 * Shows another account's post to the followers of this one, in its own words and under its own name. Where a network lets
 * accounts do that at all, it does so once however often it is asked: so there is no unknown. Whoever was not answered looks
 * first whether it stands, and asks for it again only where it does not, or where nobody says. Never tries again by itself; every answer, silence and fault is a {@link Change}.
 */
public interface Reposter {
    /**
     * Reposts a post of another account.
     *
     * @param key the same for the same repost, whatever the attempt
     */
    Change repost(Original original, SendKey key);

    /**
     * Whether the account shows a post of another one. Changes nothing.
     *
     * @param key the one it was, or would be, reposted with
     */
    RepostSighting reposted(Original original, SendKey key);

    /** Takes a repost back; done as well where there is none. The key is the one it was made with. */
    Change takeBack(Original original, SendKey key);
}
