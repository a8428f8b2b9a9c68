/** What followers and supporters may open without signing in: the roll, counters, feeds, the action hour. */
@NullMarked
package org.vigil.followers;

import org.jspecify.annotations.NullMarked;
