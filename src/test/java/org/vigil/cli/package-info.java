@NullMarked
package org.vigil.cli;

import org.jspecify.annotations.NullMarked;
