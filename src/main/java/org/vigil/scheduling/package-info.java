/** Wakes the planner, the delivery loop, the collector, the watchman and the alerts. */
@NullMarked
package org.vigil.scheduling;

import org.jspecify.annotations.NullMarked;
