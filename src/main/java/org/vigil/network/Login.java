package org.vigil.network;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An account as an adapter needs it.
 *
 * @param account the account's name in Vigil
 * @param server where the network's API answers; null for the network's own address
 * @param imitates for a sandbox: the network whose limits it keeps; null for its own
 */
public record Login(
        String account, @Nullable URI server, @Nullable Network imitates, Credentials credentials) {}
