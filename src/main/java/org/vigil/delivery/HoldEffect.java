package org.vigil.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.vigil.database.Database;
import org.vigil.profile.ProfileId;

/**
 * What a hold on somebody does at a moment, for whoever has set it.
 *
 * @param withdrawn posts that do not go out because of it, the next one first
 * @param lately what was said of them in the last 48 hours and stands there, or may, the newest first
 * @param files of others that name the person in words of their own
 * @param open what is being handed to a network right now; it may arrive, and any of it may name the person
 */
public record HoldEffect(
        Coverage coverage,
        List<Delivery> withdrawn,
        List<Delivery> lately,
        List<String> files,
        List<Attempts.Open> open) {
    private static final Duration LATELY = Duration.ofDays(2);

    public static HoldEffect of(ProfileId person, Database database, AcceptedFiles files, Instant now) {
        Coverage coverage = Coverage.of(person, files.inForce(), new Restrictions(database.jdbc()).inForce());
        Set<ProfileId> human = new LinkedHashSet<>(Set.of(person));
        human.addAll(coverage.same());
        Set<ProfileId> covered = new LinkedHashSet<>(human);
        covered.addAll(coverage.speakOfThem());
        Mentions mentions = new Mentions(database, files);
        return new HoldEffect(
                coverage,
                new DeliverySearch(database.jdbc()).withdrawnByHold(covered, now.minus(LATELY)),
                human.stream()
                        .flatMap(each -> mentions.since(each, now.minus(LATELY)).stream())
                        .map(Mentions.Mention::delivery)
                        .distinct()
                        .toList(),
                mentions.filesThatName(person),
                new Attempts(database.jdbc()).open());
    }
}
