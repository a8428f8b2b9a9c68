/** A network that exists only here: keeps what it gets and plays followers. */
@NullMarked
package org.vigil.network.sandbox;

import org.jspecify.annotations.NullMarked;
