/** Wakes the planner, the delivery loop, the collector and the watchman. */
@NullMarked
package org.vigil.scheduling;

import org.jspecify.annotations.NullMarked;
