/** The command line's entry and the Spring application behind {@code run} and {@code demo}. */
@NullMarked
package org.vigil;

import org.jspecify.annotations.NullMarked;
