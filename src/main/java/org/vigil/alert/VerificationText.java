package org.vigil.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.Eligibility;
import org.vigil.delivery.Restrictions;
import org.vigil.profile.Convention;
import org.vigil.workspace.DueForVerification;

/** Of whom somebody has to look for news, as the team is told each week. Nobody who is on hold is in it. */
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

    /** Empty where nobody is due within two weeks. */
    Optional<DigestText.Words> of(Instant now) {
        AcceptedFiles.InForce inForce = files.inForce();
        Eligibility eligibility = new Eligibility(inForce, restrictions.inForce());
        List<DueForVerification> due = DueForVerification.of(inForce.workspace(), now, DAYS_AHEAD).stream()
                .filter(each -> eligibility
                        .silence(each.id(), now, Convention.ELAPSED)
                        .filter(Eligibility.ON_HOLD::equals)
                        .isEmpty())
                .toList();
        if (due.isEmpty()) {
            return Optional.empty();
        }
        Discretion.Filter discreetly = discretion.at(now);
        return Optional.of(new DigestText.Words(subject(due), discreetly.apply(body(due))));
    }

    private static String subject(List<DueForVerification> due) {
        long people = due.stream().map(DueForVerification::id).distinct().count();
        long late = due.stream()
                .filter(DueForVerification::late)
                .map(DueForVerification::id)
                .distinct()
                .count();
        return "To verify: " + (people == 1 ? "1 person" : people + " people") + ", of whom " + late
                + (late == 1 ? " is" : " are") + " late";
    }

    private static String body(List<DueForVerification> due) {
        return "News of them grows old: somebody has to look whether it is still so.\n\n"
                + due.stream()
                        .map(each -> (each.late() ? "  LATE  " : "        ") + each.name() + ": " + each.words())
                        .collect(Collectors.joining("\n"))
                + "\n\nAll of them, and how to say what you found: vigil people due";
    }
}
