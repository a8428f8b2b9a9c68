/** The team's folder read as one: schedules, templates, profiles and accounts, from files or from the database. */
@NullMarked
package org.vigil.workspace;

import org.jspecify.annotations.NullMarked;
