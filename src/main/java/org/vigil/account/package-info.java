/** The logins on the networks, their secrets at rest and their rate limits. */
@NullMarked
package org.vigil.account;

import org.jspecify.annotations.NullMarked;
