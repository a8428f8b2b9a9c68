package org.vigil.network;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signing in by a page of the network, where a person agrees and is shown a code. Two calls with that person's doing in
 * between, so that a terminal and a web page can lead through it alike.
 */
public interface CodeSignIn {
    /** The secrets that a person must have before, in the order in which they are asked. */
    List<String> needs();

    /**
     * Asks the network for its page.
     *
     * @param server of the account; null for the network's own
     * @throws SignInFailed with words for the person
     */
    Begun begin(@Nullable URI server, Credentials given) throws SignInFailed;

    /**
     * Changes the code into the account's secrets.
     *
     * @return all that {@link Connector#secrets} names
     * @throws SignInFailed with words for the person
     */
    Map<String, String> finish(@Nullable URI server, Begun begun, String code) throws SignInFailed;

    /**
     * A sign-in that waits for its code.
     *
     * @param page where the person agrees
     * @param kept what {@link CodeSignIn#finish} needs again; secret
     */
    record Begun(URI page, Credentials kept) {}
}
