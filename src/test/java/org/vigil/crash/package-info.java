/**
 * The real program in processes of its own, killed, stopped and cut off, its database and its network's answers too, and
 * what it leaves compared with a ledger.
 */
@NullMarked
package org.vigil.crash;

import org.jspecify.annotations.NullMarked;
