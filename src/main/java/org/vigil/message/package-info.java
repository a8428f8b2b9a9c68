/** Turns a post into the words of a message within the limits of a network. */
@NullMarked
package org.vigil.message;

import org.jspecify.annotations.NullMarked;
