package org.vigil.settings;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What X asks this team for, in US dollars, where it is not what X documents.
 *
 * @param post without a link
 * @param postWithLink a post in whose text X sees a link
 * @param repost of another account's post
 * @param altText of one picture
 * @param reading one post that is read
 * @param asOf the day on which somebody saw these prices
 */
public record XPrices(
        Optional<BigDecimal> post,
        Optional<BigDecimal> postWithLink,
        Optional<BigDecimal> repost,
        Optional<BigDecimal> altText,
        Optional<BigDecimal> reading,
        LocalDate asOf) {}
