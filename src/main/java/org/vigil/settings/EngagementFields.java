package org.vigil.settings;

import java.math.BigDecimal;
import java.util.Optional;
import org.vigil.source.Fields;

/** Reads {@code engagement:} of the settings. */
final class EngagementFields {
    private static final String REQUESTS = "a whole number from 31 to 100000: one a day is for the number of followers";
    private static final String DOLLARS = "US dollars such as 5.00, at most 100000; 0 reads nothing on X";
    private static final String MONTHS = "a whole number of months from 4 to 1200; leave it out to keep all";

    private static final String DAYS = "a whole number of days from 1 to 90; 30 is usual, and fewer harm less";

    private EngagementFields() {}

    static EngagementSettings read(Fields fields, Optional<Notify> notify, Optional<Digest> digest) {
        EngagementSettings settings = new EngagementSettings(
                requests(fields, "x_requests"),
                requests(fields, "bluesky_requests"),
                requests(fields, "mastodon_requests"),
                fields.value("x_dollars", EngagementFields::dollars, DOLLARS),
                fields.value("keep_months", text -> number(text, 4, 1200), MONTHS),
                fields.value("replies_days", text -> number(text, 1, 90), DAYS).orElse(EngagementSettings.REPLIES_DAYS),
                fields.value("weekly_report", DigestFields::day, DigestFields.DAY),
                DigestFields.onCall(fields, "to", notify));
        if (settings.weekly().isPresent() && notify.isEmpty()) {
            fields.problem("weekly_report", "there is nobody to whom it could be sent", "people on call, under notify");
        }
        if (settings.weekly().isPresent() && digest.isEmpty()) {
            fields.problem(
                    "weekly_report",
                    "it goes out at the digest's time of day, and there is no digest",
                    "such a day, and beside engagement: digest: { at: \"17:00\", zone: Europe/London }");
        }
        fields.done();
        return settings;
    }

    private static Optional<Integer> requests(Fields fields, String field) {
        return fields.value(field, text -> number(text, 31, 100_000), REQUESTS);
    }

    private static int number(String text, int least, int most) {
        int number = text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new IllegalArgumentException();
        }
        return number;
    }

    private static BigDecimal dollars(String text) {
        BigDecimal dollars = text.matches("\\d{1,6}(\\.\\d{1,2})?") ? new BigDecimal(text) : BigDecimal.TEN.pow(6);
        if (dollars.compareTo(BigDecimal.valueOf(100_000)) > 0) {
            throw new IllegalArgumentException();
        }
        return dollars;
    }
}
