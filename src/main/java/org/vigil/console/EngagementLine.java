package org.vigil.console;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.campaign.Campaign;
import org.vigil.engagement.EngagementLog;
import org.vigil.engagement.SeriesEnd;
import org.vigil.node.Node;
import org.vigil.workspace.Workspace;

/**
 * A post of the engagement log, or a reading of it, as pages show it. A count is its words; what the network does not give is
 * a dash, which is not zero.
 *
 * @param network a word; null where nobody knows it any more
 * @param read null while it was not read yet
 * @param ended why it is read no more; null while it is
 */
record EngagementLine(
        long id,
        String campaign,
        String person,
        String account,
        @Nullable String network,
        When published,
        @Nullable String url,
        @Nullable When read,
        String likes,
        String reposts,
        String replies,
        String quotes,
        String views,
        boolean simulated,
        @Nullable String template,
        @Nullable String language,
        @Nullable String ended) {
    private static final String ABSENT = "–";

    /** How they are shown, by the files in force. */
    static final class Shown {
        private final Workspace workspace;
        private final TeamFiles files;
        private final Sight sight;

        Shown(Node node, TeamFiles files, Sight sight) {
            this.workspace = node.files().inForce().workspace();
            this.files = files;
            this.sight = sight;
        }

        private Optional<Campaign> campaign(EngagementLog.Entry entry) {
            return Optional.ofNullable(workspace.campaigns().get(entry.campaign()));
        }

        /** In which its times are told. */
        ZoneId zone(EngagementLog.Entry entry) {
            return campaign(entry).map(Campaign::zone).orElse(ZoneOffset.UTC);
        }

        EngagementLine line(EngagementLog.Entry entry) {
            Optional<Campaign> campaign = campaign(entry);
            ZoneId zone = zone(entry);
            Instant read = entry.observedAt();
            SeriesEnd end = entry.end();
            return new EngagementLine(
                    entry.delivery(),
                    campaign.map(Campaign::name).orElse(entry.campaign().value()),
                    files.name().apply(entry.profile()).orElse(entry.profile().value()),
                    entry.account().value(),
                    entry.network() == null ? null : entry.network().word(),
                    When.dated(entry.publishedAt(), zone),
                    DeliveryLine.openable(entry.url()),
                    read == null ? null : When.dated(read, zone),
                    count(entry.counts().likes()),
                    count(entry.counts().reposts()),
                    count(entry.counts().replies()),
                    count(entry.counts().quotes()),
                    count(entry.counts().views()),
                    entry.simulated(),
                    sight.why(entry.template()),
                    entry.language(),
                    end == null ? null : end.word());
        }
    }

    private static String count(@Nullable Long count) {
        return count == null ? ABSENT : String.format(Locale.ENGLISH, "%,d", count);
    }
}
