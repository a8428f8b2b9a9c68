package org.vigil.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of an alert, in which order and over what.
 *
 * @param onCall in the order in which they are told; never empty, each name once
 * @param escalateAfter how long one of them has to acknowledge before the next is told. Longer: fewer people are woken.
 *     Shorter: less time is lost where the first does not look
 * @param approveAhead how long before its slot a post has to be approved. Longer: more time to read, and earlier reminders.
 *     Shorter: nobody is reminded of what would have been approved anyway
 * @param mailServer null where nobody has an e-mail address
 * @param secretHeader the header in which every webhook gets the shared secret; null for none
 */
public record Notify(
        List<OnCall> onCall,
        Duration escalateAfter,
        Duration approveAhead,
        @Nullable MailServer mailServer,
        @Nullable String secretHeader) {
    public static final Duration USUAL_ESCALATION = Duration.ofMinutes(15);
    public static final Duration USUAL_APPROVAL = Duration.ofHours(12);

    public Optional<OnCall> person(String name) {
        return onCall.stream().filter(person -> person.name().equals(name)).findFirst();
    }
}
