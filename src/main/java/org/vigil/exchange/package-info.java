/** Lists of persons come in from other people's files, row by row, and the roll leaves in files of the same form. */
@NullMarked
package org.vigil.exchange;

import org.jspecify.annotations.NullMarked;
