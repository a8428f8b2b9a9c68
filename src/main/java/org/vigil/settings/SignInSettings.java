package org.vigil.settings;

import java.net.URI;
import java.util.Optional;
import org.vigil.access.FactorRule;

/**
 * How people sign in at the pages.
 *
 * @param secondFactor who has to use codes as well; more of it is safer, and asks everybody for a telephone
 * @param openId the team's own identity provider
 */
public record SignInSettings(FactorRule secondFactor, Optional<OpenId> openId) {
    /** Where nothing was said. */
    public static final SignInSettings USUAL = new SignInSettings(FactorRule.ADMINS, Optional.empty());

    /**
     * An identity provider that speaks OpenID Connect.
     *
     * @param issuer without a slash at the end, as the provider calls itself
     * @param clientId how Vigil is called there
     */
    public record OpenId(URI issuer, String clientId) {}
}
