/** Pages for the team and for followers. */
@NullMarked
package org.vigil.console;

import org.jspecify.annotations.NullMarked;
