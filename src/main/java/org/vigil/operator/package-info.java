/** Who did what: the trail of every decision of a person. */
@NullMarked
package org.vigil.operator;

import org.jspecify.annotations.NullMarked;
