package org.vigil.network;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A post of another account of the same network.
 *
 * @param remoteId as its own account's network or server calls it
 * @param url where followers see it; null where the network names none
 */
public record Original(String remoteId, @Nullable URI url) {}
