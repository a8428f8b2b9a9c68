/** Replays campaigns of the past, day by day, with the real planner, gate, loop and collector on a clock of their own. */
@NullMarked
package org.vigil.replay;

import org.jspecify.annotations.NullMarked;
