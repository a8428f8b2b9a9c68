/** The organisations of a coalition: who they are, who acts for them, and which of them are not to be named. */
@NullMarked
package org.vigil.organisation;

import org.jspecify.annotations.NullMarked;
