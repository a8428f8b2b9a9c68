@NullMarked
package org.vigil.followers;

import org.jspecify.annotations.NullMarked;
