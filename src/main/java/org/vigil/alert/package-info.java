/** Sees to it that somebody is told: what a person has to know, who was told of it, and the ping while all goes well. */
@NullMarked
package org.vigil.alert;

import org.jspecify.annotations.NullMarked;
