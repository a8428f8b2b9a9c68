@NullMarked
package org.vigil.database;

import org.jspecify.annotations.NullMarked;
