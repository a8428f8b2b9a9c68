/** The roll: who is spoken of, their time in custody as of a date, and why they may be shown. */
@NullMarked
package org.vigil.profile;

import org.jspecify.annotations.NullMarked;
