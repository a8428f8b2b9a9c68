/** When a campaign speaks and whose turn it is. */
@NullMarked
package org.vigil.campaign;

import org.jspecify.annotations.NullMarked;
