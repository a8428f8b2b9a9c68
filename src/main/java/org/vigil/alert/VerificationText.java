package org.vigil.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.Eligibility;
import org.vigil.delivery.Restrictions;
import org.vigil.profile.Convention;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.DueActions;
import org.vigil.workspace.DueForVerification;

/** What somebody has to look at again, as the team is told each week. Nobody who is on hold is in it. */
final class VerificationText {
    private static final int DAYS_AHEAD = 14;

    private final AcceptedFiles files;
    private final Restrictions restrictions;
    private final Discretion discretion;

    VerificationText(AcceptedFiles files, Restrictions restrictions, Discretion discretion) {
        this.files = files;
        this.restrictions = restrictions;
        this.discretion = discretion;
    }

    /** Empty where nobody is due within two weeks, and nothing that readers are asked. */
    Optional<DigestText.Words> of(Instant now) {
        AcceptedFiles.InForce inForce = files.inForce();
        Eligibility eligibility = new Eligibility(inForce, restrictions.inForce());
        List<DueForVerification> people = DueForVerification.of(inForce.workspace(), now, DAYS_AHEAD).stream()
                .filter(each -> !isHeld(eligibility, each.id(), now))
                .toList();
        List<String> actions = DueActions.of(inForce.workspace(), now).stream()
                .filter(each -> each.person() == null || !isHeld(eligibility, each.person(), now))
                .map(DueActions.Due::words)
                .toList();
        if (people.isEmpty() && actions.isEmpty()) {
            return Optional.empty();
        }
        Discretion.Filter discreetly = discretion.at(now);
        return Optional.of(new DigestText.Words(
                "To verify: "
                        + Stream.concat(headline(people), asked(actions.size())).collect(Collectors.joining("; ")),
                discreetly.apply(Stream.concat(body(people), asks(actions)).collect(Collectors.joining("\n\n"))
                        + "\n\nAll of them, and how to say what you found: ./vigil people due")));
    }

    private static boolean isHeld(Eligibility eligibility, ProfileId person, Instant now) {
        return eligibility
                .silence(person, now, Convention.ELAPSED)
                .filter(Eligibility.ON_HOLD::equals)
                .isPresent();
    }

    private static Stream<String> headline(List<DueForVerification> due) {
        if (due.isEmpty()) {
            return Stream.empty();
        }
        long people = due.stream().map(DueForVerification::id).distinct().count();
        long late = due.stream()
                .filter(DueForVerification::late)
                .map(DueForVerification::id)
                .distinct()
                .count();
        return Stream.of((people == 1 ? "1 person" : people + " people") + ", of whom " + late
                + (late == 1 ? " is" : " are") + " late");
    }

    private static Stream<String> asked(int actions) {
        return actions == 0
                ? Stream.empty()
                : Stream.of(
                        actions == 1 ? "1 thing that readers are asked" : actions + " things that readers are asked");
    }

    private static Stream<String> body(List<DueForVerification> due) {
        return due.isEmpty()
                ? Stream.empty()
                : Stream.of("News of them grows old: somebody has to look whether it is still so.\n\n"
                        + due.stream()
                                .map(each ->
                                        (each.late() ? "  LATE  " : "        ") + each.name() + ": " + each.words())
                                .collect(Collectors.joining("\n")));
    }

    private static Stream<String> asks(List<String> actions) {
        return actions.isEmpty()
                ? Stream.empty()
                : Stream.of(
                        "What readers are asked: somebody has to look whether it is still right, and write the day as"
                                + " \"checked\".\n\n"
                                + actions.stream()
                                        .map(line -> "        " + line)
                                        .collect(Collectors.joining("\n")));
    }
}
