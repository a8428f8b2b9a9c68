/** What the team set for all its campaigns: who is told when something goes wrong, and what is pinged while all goes well. */
@NullMarked
package org.vigil.settings;

import org.jspecify.annotations.NullMarked;
