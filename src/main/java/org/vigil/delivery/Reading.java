package org.vigil.delivery;

import java.time.Instant;
import java.util.Optional;
import org.vigil.account.Account;
import org.vigil.account.Sessions;
import org.vigil.campaign.Campaign;
import org.vigil.message.Rendered;
import org.vigil.network.Limits;
import org.vigil.profile.Profile;
import org.vigil.workspace.Composer;

/**
 * Reads the words of posts that are to come, as they would be at their time. Belongs to one thread.
 *
 * @param now of Vigil's clock: a post that is late has the words of this moment
 */
record Reading(
        AcceptedFiles.InForce files, Eligibility eligibility, Sessions sessions, Composer composer, Instant now) {

    /** What a delivery is about, by the files in force. */
    record Subject(Delivery delivery, Campaign campaign, Profile profile, Account account) {}

    /** Empty where the files have its campaign, its person or its account no more: it does not go out. */
    Optional<Subject> subject(Delivery delivery) {
        Campaign campaign = files.workspace().campaigns().get(delivery.campaign());
        Account account = files.workspace().accounts().get(delivery.account());
        return campaign == null || account == null
                ? Optional.empty()
                : files.workspace()
                        .spokenOf(delivery.profile())
                        .map(profile -> new Subject(delivery, campaign, profile, account));
    }

    Instant at(Delivery delivery) {
        return delivery.dueAt().isBefore(now) ? now : delivery.dueAt();
    }

    Limits limits(Subject post) {
        return sessions.limits(post.account());
    }

    Rendered rendered(Subject post) {
        Instant at = at(post.delivery());
        return composer.compose(
                files.workspace(),
                post.campaign(),
                post.delivery().kind(),
                eligibility.shown(post.profile(), post.account(), at),
                eligibility.named(
                        post.profile(), post.account(), at, post.campaign().convention()),
                post.account(),
                limits(post),
                at,
                post.delivery().day());
    }
}
