/** Posters: a design and the words of a post become a picture. Asks nothing and nobody, and draws the same from the same. */
@NullMarked
package org.vigil.poster;

import org.jspecify.annotations.NullMarked;
