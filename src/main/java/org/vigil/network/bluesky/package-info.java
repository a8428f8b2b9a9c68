/** Bluesky, and other servers that speak the AT Protocol. */
@NullMarked
package org.vigil.network.bluesky;

import org.jspecify.annotations.NullMarked;
