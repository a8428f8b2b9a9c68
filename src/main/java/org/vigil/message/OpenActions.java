package org.vigil.message;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.Action;

/** Chooses what readers are asked: the profile's own first, then the campaign's. */
final class OpenActions {
    private OpenActions() {}

    /**
     * The first that is open on the day of the post in the place of custody.
     *
     * @param readersIn ISO 3166 code of the country where the account's readers live; null where nobody said
     * @param sayable whether there are words for it in the post's language
     */
    static Optional<Action> first(Post post, @Nullable String readersIn, Predicate<Action> sayable) {
        LocalDate today = post.profile().dayAt(post.at());
        return Stream.concat(post.profile().actions().stream(), post.campaignActions().stream())
                .filter(action -> action.isOpen(today) && action.isFor(readersIn) && sayable.test(action))
                .findFirst();
    }
}
