package org.vigil.settings;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.vigil.source.Fields;

/** Reads {@code x_prices:} of the settings. */
final class XPricesFields {
    private static final String DOLLARS = "US dollars such as 0.015, at most 1000";
    private static final String DAY = "the day on which you saw them, as 2026-11-01";

    private XPricesFields() {}

    static Optional<XPrices> read(Fields fields) {
        Optional<BigDecimal> post = dollars(fields, "post");
        Optional<BigDecimal> postWithLink = dollars(fields, "post_with_link");
        Optional<BigDecimal> repost = dollars(fields, "repost");
        Optional<BigDecimal> altText = dollars(fields, "alt_text");
        Optional<BigDecimal> reading = dollars(fields, "read");
        Optional<LocalDate> asOf = fields.requiredValue("as_of", XPricesFields::day, DAY);
        if (post.isEmpty() && postWithLink.isEmpty() && repost.isEmpty() && altText.isEmpty() && reading.isEmpty()) {
            fields.problem("", "no price is given", "any of: post, post_with_link, repost, alt_text, read");
        }
        fields.done();
        return asOf.map(day -> new XPrices(post, postWithLink, repost, altText, reading, day));
    }

    private static Optional<BigDecimal> dollars(Fields fields, String field) {
        return fields.value(field, XPricesFields::dollars, DOLLARS);
    }

    private static BigDecimal dollars(String text) {
        BigDecimal dollars = text.matches("\\d{1,4}(\\.\\d{1,6})?") ? new BigDecimal(text) : BigDecimal.TEN.pow(6);
        if (dollars.compareTo(BigDecimal.valueOf(1000)) > 0) {
            throw new IllegalArgumentException();
        }
        return dollars;
    }

    private static LocalDate day(String text) {
        try {
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the calendar has no such day", e);
        }
        throw new IllegalArgumentException();
    }
}
