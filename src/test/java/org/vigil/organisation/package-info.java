@NullMarked
package org.vigil.organisation;

import org.jspecify.annotations.NullMarked;
