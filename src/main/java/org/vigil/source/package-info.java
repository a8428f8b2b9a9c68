/** Reads the files that a team writes by hand, and says of every mistake where it is and what may stand there. */
@NullMarked
package org.vigil.source;

import org.jspecify.annotations.NullMarked;
