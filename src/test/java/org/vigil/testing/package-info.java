/** Stand-ins for what is outside: a network, a connection that breaks. */
@NullMarked
package org.vigil.testing;

import org.jspecify.annotations.NullMarked;
