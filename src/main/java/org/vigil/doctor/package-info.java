/** Says in one page whether all is well, for whoever keeps the machine. Changes nothing. */
@NullMarked
package org.vigil.doctor;

import org.jspecify.annotations.NullMarked;
