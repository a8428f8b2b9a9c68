package org.vigil.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vigil.account.AccountName;

/**
 * An account shows the post of another one to its own followers.
 *
 * @param delivery the post that is shown
 * @param lateAt after this moment it is missed
 * @param tries how often in a row the network did not answer, or could not take it
 */
public record Repost(
        long id,
        long delivery,
        AccountName account,
        Instant dueAt,
        Instant lateAt,
        RepostState state,
        @Nullable String why,
        int tries,
        UUID sendKey) {}
