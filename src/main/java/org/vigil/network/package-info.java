/** The port to the social networks: what is published, what may come back, and the one way a write leaves this machine. */
@NullMarked
package org.vigil.network;

import org.jspecify.annotations.NullMarked;
