/** The commands of the command line, one class each. */
@NullMarked
package org.vigil.cli;

import org.jspecify.annotations.NullMarked;
