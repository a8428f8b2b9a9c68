/** X over its API v2, signed by Twitter4J. */
@NullMarked
package org.vigil.network.x;

import org.jspecify.annotations.NullMarked;
