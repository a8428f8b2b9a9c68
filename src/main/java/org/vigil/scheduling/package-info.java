/** Wakes the planner, the delivery loop and the collector. */
@NullMarked
package org.vigil.scheduling;

import org.jspecify.annotations.NullMarked;
