/** The stand-ins that tests share: a database, a clock. */
@NullMarked
package org.vigil.testing;

import org.jspecify.annotations.NullMarked;
