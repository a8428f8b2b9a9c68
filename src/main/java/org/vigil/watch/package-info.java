/** Looks after the accounts themselves: that they sign in, that they work, and that nobody else is at them. */
@NullMarked
package org.vigil.watch;

import org.jspecify.annotations.NullMarked;
