/** The one PostgreSQL: started here or somebody else's, with its schema and its transactions. */
@NullMarked
package org.vigil.database;

import org.jspecify.annotations.NullMarked;
