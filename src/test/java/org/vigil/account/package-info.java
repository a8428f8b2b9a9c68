@NullMarked
package org.vigil.account;

import org.jspecify.annotations.NullMarked;
