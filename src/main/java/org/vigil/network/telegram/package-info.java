/** Channels on Telegram, through the Bot API. */
@NullMarked
package org.vigil.network.telegram;

import org.jspecify.annotations.NullMarked;
