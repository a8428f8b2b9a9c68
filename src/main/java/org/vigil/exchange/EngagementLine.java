package org.vigil.exchange;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigil.engagement.EngagementLog;
import org.vigil.engagement.SeriesEnd;
import org.vigil.network.Network;

/** One post, or one reading of it, as programs get it: the fields in the order in which they are written. Moments are in UTC. */
record EngagementLine(
        String campaign,
        String profile,
        String account,
        @Nullable String network,
        String publishedAt,
        @Nullable String url,
        @Nullable String observedAt,
        @Nullable Long likes,
        @Nullable Long reposts,
        @Nullable Long replies,
        @Nullable Long quotes,
        @Nullable Long views,
        boolean simulated,
        @Nullable Long clicks,
        @Nullable String template,
        @Nullable String language,
        @Nullable String endedAt,
        @Nullable String ended) {

    static EngagementLine of(EngagementLog.Entry entry) {
        Network network = entry.network();
        SeriesEnd end = entry.end();
        return new EngagementLine(
                entry.campaign().value(),
                entry.profile().value(),
                entry.account().value(),
                network == null ? null : network.word(),
                entry.publishedAt().toString(),
                entry.url(),
                text(entry.observedAt()),
                entry.counts().likes(),
                entry.counts().reposts(),
                entry.counts().replies(),
                entry.counts().quotes(),
                entry.counts().views(),
                entry.simulated(),
                entry.counts().clicks(),
                entry.template(),
                entry.language(),
                text(entry.endedAt()),
                end == null ? null : end.word());
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
