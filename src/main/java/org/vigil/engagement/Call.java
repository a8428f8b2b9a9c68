package org.vigil.engagement;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigil.account.AccountName;
import org.vigil.network.Network;

/**
 * One time that a network was asked what followers did.
 *
 * @param network the account's; for a sandbox the sandbox
 * @param source what was asked, such as {@code GET /2/tweets}
 * @param requests how many it took
 * @param asked about how many messages; 0 where the account itself was asked about
 * @param answered how many of them were told
 * @param cost in US dollars, at most, by the prices of the settings
 * @param failure why not all was read, in words; null where it was
 */
public record Call(
        AccountName account,
        Network network,
        Instant at,
        String source,
        int requests,
        int asked,
        int answered,
        BigDecimal cost,
        @Nullable String failure,
        boolean simulated) {}
