package org.vigil.network.bluesky;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a record stands: {@code at://REPO/COLLECTION/KEY}.
 *
 * @param repo the id (DID) of the account that it belongs to
 */
record PostUri(String repo, String collection, String key) {
    private static final Pattern WHOLE = Pattern.compile("at://([!-~&&[^/]]+)/([!-~&&[^/]]+)/([!-~&&[^/]]+)");

    private static final Pattern PAGE = Pattern.compile("/profile/([^/]+)/post/([A-Za-z0-9._:~-]{1,512})/?");

    /** AT Protocol, "Record key". */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:~-]{1,512}");

    static PostUri of(String did, String key) {
        return new PostUri(did, BlueskyPost.COLLECTION, key);
    }

    /** As Bluesky names a post; or its key only, which is all that a person reads in the address of a page. */
    static Optional<PostUri> read(String remoteId, String ourDid) {
        Matcher whole = WHOLE.matcher(remoteId);
        if (whole.matches()) {
            return Optional.of(new PostUri(whole.group(1), whole.group(2), whole.group(3)));
        }
        return KEY.matcher(remoteId).matches() ? Optional.of(of(ourDid, remoteId)) : Optional.empty();
    }

    /** The post of ours that an address names: of its page, in whatever app, or its own; empty where it is not ours. */
    static Optional<PostUri> at(URI address, Access.Granted us) {
        Matcher page = PAGE.matcher(address.getPath() == null ? "" : address.getPath());
        if (page.matches()) {
            boolean ours = page.group(1).equals(us.did()) || page.group(1).equalsIgnoreCase(us.handle());
            return ours ? Optional.of(of(us.did(), page.group(2))) : Optional.empty();
        }
        return WHOLE.matcher(address.toString()).matches()
                ? read(address.toString(), us.did()).filter(post -> post.repo().equals(us.did()))
                : Optional.empty();
    }

    /** Where readers see it. */
    URI page(Access.Granted us) {
        boolean ours = repo.equals(us.did()) && us.handle().matches("[A-Za-z0-9.-]+");
        return URI.create("https://bsky.app/profile/" + (ours ? us.handle() : repo) + "/post/" + key);
    }

    @Override
    public String toString() {
        return "at://" + repo + "/" + collection + "/" + key;
    }
}
