/** Reads what followers did with the posts, and only ever appends to that log. */
@NullMarked
package org.vigil.engagement;

import org.jspecify.annotations.NullMarked;
