package org.vigil.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.profile.ProfileId;

/**
 * What the pages show of the team's files in force. Asked anew for each page.
 *
 * @param name what a person is called on a page; empty for who is not to be shown
 * @param passedOver who of a campaign's roll never had a turn, and why, by name; never because of a hold
 */
public record TeamFiles(
        Supplier<List<Campaign>> campaigns,
        Supplier<List<Account>> accounts,
        Function<ProfileId, Optional<String>> name,
        Function<Campaign, Map<String, String>> passedOver) {}
