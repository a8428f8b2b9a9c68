package org.vigil.delivery;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigil.profile.Announcement;
import org.vigil.profile.Convention;
import org.vigil.profile.LifeEvent;
import org.vigil.profile.Profile;
import org.vigil.profile.Release;
import org.vigil.profile.Status;

/** Whether the end of somebody's custody may be said in public. A release holds only while nobody is arrested again. */
final class Ending {
    private Ending() {}

    /** Why it may not be said that somebody was released; empty where it may. */
    static Optional<String> released(Profile person, LocalDate day, Convention convention) {
        return never(person, day)
                .or(
                        () -> Release.of(person, day, convention)
                                .map(release -> conditionUnknown(release.event())
                                        .or(() -> Announcement.tooFewSources(person, release.event())))
                                .orElseGet(
                                        () -> Optional.of(
                                                "no release is recorded that holds on that day (events: kind: released, and the \"to\" of the period)")));
    }

    /** Why nobody may be remembered who died; empty where it may be. */
    static Optional<String> died(Profile person, LocalDate day, Convention convention) {
        return never(person, day)
                .or(
                        () -> person.statusOn(day, convention) instanceof Status.Died
                                ? Announcement.forbidden(person, day)
                                : Optional.of(
                                        "no death is recorded that holds on that day (events: kind: died, and the \"to\" of the period)"));
    }

    private static Optional<String> never(Profile person, LocalDate day) {
        if (person.withheld()) {
            return Optional.of("withheld");
        }
        return person.minorOn(day) ? Optional.of("minor") : kept(person);
    }

    /** What a post would have to say, such as conditions, and may not. */
    private static Optional<String> kept(Profile person) {
        return Stream.of("events", "custody")
                .filter(person.doNotPublish()::has)
                .findFirst()
                .map(field -> "what there would be to say is not to be published (do_not_publish: " + field + ")");
    }

    /** Whether somebody is out on a day, and under conditions or as far as nobody wrote down that there are none. */
    static boolean outUnderConditions(Profile person, LocalDate day, Convention convention) {
        return person.statusOn(day, convention) instanceof Status.Released
                && Release.of(person, day, convention)
                        .filter(release -> release.event().condition() == LifeEvent.Condition.NONE)
                        .isEmpty();
    }

    private static Optional<String> conditionUnknown(LifeEvent event) {
        return event.condition() == null
                ? Optional.of("nobody has written down whether the release is one under conditions"
                        + " (conditional: none, bail, parole, suspended_sentence, house_arrest, medical or other)")
                : Optional.empty();
    }
}
