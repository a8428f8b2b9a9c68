package org.vigil.account;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Network;
import org.vigil.network.Visibility;

/**
 * A login on a network, as {@code accounts.yaml} declares it. Its secrets are elsewhere, encrypted.
 *
 * @param language BCP 47; which of a campaign's templates it speaks with
 * @param server where a Mastodon account lives, or a Bluesky account that has a server of its own; null for the network's address
 * @param imitates for a sandbox: the network whose limits it keeps; null for none
 * @param threads whether a text that does not fit may become a thread
 */
public record Account(
        AccountName name,
        Network network,
        String language,
        @Nullable URI server,
        @Nullable Network imitates,
        boolean threads,
        Visibility visibility) {

    public boolean isSandbox() {
        return network == Network.SANDBOX;
    }
}
