/** One running Vigil, wired together by hand and without Spring: what every command and every page works with. */
@NullMarked
package org.vigil.node;

import org.jspecify.annotations.NullMarked;
