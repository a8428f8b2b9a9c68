@NullMarked
package org.vigil.exchange;

import org.jspecify.annotations.NullMarked;
