package org.vigil.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.delivery.AcceptedFiles;

/** How alerts call things. */
final class Phrases {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Phrases() {}

    static String minute(Instant moment) {
        return MINUTE.format(moment);
    }

    static String slot(LocalDate date, String slot) {
        return date + " (" + slot + ")";
    }

    /** {@code 1 post}, {@code 3 posts}. */
    static String count(long count, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", count, thing, count == 1 ? "" : "s");
    }

    /** A campaign as people call it; by its id where it is in no file any more. */
    static String campaign(AcceptedFiles.InForce files, CampaignId id) {
        Campaign campaign = files.workspace().campaigns().get(id);
        return campaign == null ? id.value() : campaign.name();
    }
}
