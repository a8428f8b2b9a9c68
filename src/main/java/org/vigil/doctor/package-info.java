/** Says in one page whether all is well, for whoever keeps the machine, and how far it is to the first post. Changes nothing. */
@NullMarked
package org.vigil.doctor;

import org.jspecify.annotations.NullMarked;
