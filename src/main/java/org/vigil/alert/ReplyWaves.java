package org.vigil.alert;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.engagement.Waves;
import org.vigil.organisation.OrganisationId;
import org.vigil.profile.Profile;

/**
 * Many answers at once to posts about one person: one alert for each person, also where they are on hold. It names nobody,
 * and says which posts. RULES 2, gendered harassment: it reaches relatives, and nobody else looks at all accounts together.
 */
final class ReplyWaves implements Rule {
    private static final int NAMED = 20;

    private final AcceptedFiles files;
    private final Waves waves;

    ReplyWaves(AcceptedFiles files, Waves waves) {
        this.files = files;
        this.waves = waves;
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.REPLY_WAVE);
    }

    @Override
    public List<Finding> look(Instant now) {
        return waves.at(now).stream().map(this::finding).toList();
    }

    private Finding finding(Waves.Wave wave) {
        String played = wave.simulated() ? "Simulated: " : "";
        String campaigns = wave.answered().stream()
                .map(Waves.Answered::campaign)
                .distinct()
                .map(campaign -> Phrases.campaign(files.inForce(), campaign))
                .collect(Collectors.joining(", "));
        String number = String.format(Locale.ROOT, "%,d", wave.replies());
        return new Finding(
                        AlertKind.REPLY_WAVE,
                        wave.answered().getFirst().campaign().value(),
                        wave.person() + (wave.simulated() ? " simulated" : ""),
                        // Told once: a post that joins is the same wave.
                        new TreeSet<>(),
                        wave.isHigh(),
                        played + number + " answers in 24 hours to posts about one person of " + campaigns,
                        played + number + " answers came in 24 hours to posts about one person of " + campaigns + ". "
                                + usual(wave) + "\n"
                                + wave.answered().stream()
                                        .limit(NAMED)
                                        .map(each -> "  number " + each.delivery() + ": " + each.account() + ": "
                                                + String.format(Locale.ROOT, "%,d", each.replies()))
                                        .collect(Collectors.joining("\n"))
                                + (wave.answered().size() > NAMED
                                        ? "\n  and " + (wave.answered().size() - NAMED) + " more posts"
                                        : "")
                                + "\n" + whatToDo(wave))
                .concerning(concerned(wave));
    }

    private static String usual(Waves.Wave wave) {
        return wave.compared() == 0
                ? "There are too few posts of the last 30 days to compare that with."
                : "Usual for these posts at their age: " + String.format(Locale.ROOT, "%,.0f", wave.usual())
                        + " (the median of " + wave.compared() + " of the campaign's other posts of the last 30 days).";
    }

    private static String whatToDo(Waves.Wave wave) {
        return wave.simulated()
                ? "The followers of a sandbox are played by this machine: nobody is harmed, and nobody has to do anything."
                : "What to do: ./vigil deliveries NUMBER says which post it is. Read the answers there. Where it is harassment:"
                        + " tell the family first, and ask what they want. Close or hide the answers by hand on each network, and"
                        + " report them there; Vigil cannot. ./vigil hold ID keeps the person out of all coming posts, ./vigil delete"
                        + " NUMBER takes a post away. Answer nobody, and name no relative. Where it is sympathy, acknowledge this.";
    }

    private Set<OrganisationId> concerned(Waves.Wave wave) {
        Set<OrganisationId> concerned =
                new HashSet<>(new Concerned(files.inForce().workspace())
                        .byAccounts(wave.answered().stream()
                                .map(each -> each.account().value())
                                .toList()));
        files.inForce()
                .workspace()
                .profile(wave.person())
                .map(Profile::caseHolder)
                .ifPresent(concerned::add);
        return concerned;
    }
}
