/** Carries each post to each account once and only once, or says why not. */
@NullMarked
package org.vigil.delivery;

import org.jspecify.annotations.NullMarked;
