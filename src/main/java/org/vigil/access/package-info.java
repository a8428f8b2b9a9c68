/** Who may sign in at the console, how that is proved, and what each of them may do there. */
@NullMarked
package org.vigil.access;

import org.jspecify.annotations.NullMarked;
