/** Servers that speak the Mastodon API. */
@NullMarked
package org.vigil.network.mastodon;

import org.jspecify.annotations.NullMarked;
