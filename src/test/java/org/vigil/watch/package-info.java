@NullMarked
package org.vigil.watch;

import org.jspecify.annotations.NullMarked;
