@NullMarked
package org.vigil.replay;

import org.jspecify.annotations.NullMarked;
