package org.vigil.cli;

import java.util.Collection;
import java.util.stream.Collectors;
import org.vigil.delivery.Coverage;
import org.vigil.delivery.Identities;
import org.vigil.delivery.Restrictions;
import org.vigil.node.Node;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;

/** Says whom a hold covers, beside the one who was named. */
final class CoverageLines {
    private CoverageLines() {}

    static Coverage coverage(Node node, ProfileId person) {
        return Coverage.of(
                person, node.files().inForce(), new Restrictions(node.database().jdbc()).inForce());
    }

    static void show(Commands context, Node node, ProfileId person) {
        Coverage covered = coverage(node, person);
        if (!covered.same().isEmpty()) {
            context.out().println("It covers, as likely the same human: " + names(node, covered.same()));
            covered.same()
                    .forEach(other -> context.out()
                            .println("       somebody else? "
                                    + context.vigil().typed("hold --not-the-same " + person + " " + other)));
        }
        if (!covered.speakOfThem().isEmpty()) {
            context.out()
                    .println("It covers the families and groups that speak of them: "
                            + names(node, covered.speakOfThem()));
        }
        if (!covered.besides().isEmpty()) {
            context.out().println("Posts of these go out without the name: " + names(node, covered.besides()));
        }
        if (!covered.events().isEmpty()) {
            context.out()
                    .println("Nothing is said of these events: "
                            + covered.events().stream().map(ProfileId::value).collect(Collectors.joining(", ")));
        }
        covered.others()
                .forEach(ruling -> context.out()
                        .println("Not covered: " + ruling.other(person).orElse(ruling.b())
                                + ", who is somebody else as " + ruling.by() + " said on " + Moments.said(ruling.at())
                                + taken(context, ruling)));
    }

    private static String taken(Commands context, Identities.Ruling ruling) {
        return ". If that is wrong: " + context.vigil().typed("hold --the-same " + ruling.a() + " " + ruling.b());
    }

    private static String names(Node node, Collection<ProfileId> ids) {
        return ids.stream()
                .map(id -> node.files()
                        .inForce()
                        .workspace()
                        .profile(id)
                        .map((Profile profile) -> id + " (" + profile.name("en") + ")")
                        .orElse(id.value()))
                .collect(Collectors.joining(", "));
    }
}
