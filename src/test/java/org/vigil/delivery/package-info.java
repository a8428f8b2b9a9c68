@NullMarked
package org.vigil.delivery;

import org.jspecify.annotations.NullMarked;
