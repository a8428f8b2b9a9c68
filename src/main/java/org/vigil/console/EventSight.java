package org.vigil.console;

import java.util.Optional;
import org.vigil.access.NotAllowed;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.RollCall;
import org.vigil.node.Node;
import org.vigil.profile.Event;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.Workspace;

/**
 * Which events somebody sees: those of the campaigns that they see, where they see everybody of whom it speaks. Its words are
 * the team's, as those of texts are: the team's editors see all, and nobody else changes one.
 */
final class EventSight {
    private final SignedIn who;
    private final AcceptedFiles.InForce inForce;
    private final Sight sight;
    private final PeopleSight people;

    private EventSight(SignedIn who, AcceptedFiles.InForce inForce, RollCall roll) {
        this.who = who;
        this.inForce = inForce;
        this.sight = new Sight(who, inForce.workspace());
        this.people = new PeopleSight(who, inForce.workspace(), roll);
    }

    static EventSight of(Node node, SignedIn who) {
        return new EventSight(
                who,
                node.files().inForce(),
                new RollCall(node.database(), node.files(), node.clock().instant()));
    }

    AcceptedFiles.InForce inForce() {
        return inForce;
    }

    Workspace workspace() {
        return inForce.workspace();
    }

    Sight sight() {
        return sight;
    }

    PeopleSight people() {
        return people;
    }

    boolean mayEdit() {
        return who.may(Role.EDITOR) && !who.isGuest();
    }

    /** @throws NotAllowed for who may not */
    void requireEdit() {
        who.require(Role.EDITOR);
    }

    boolean sees(Event event) {
        return mayEdit()
                || isTheirs(event)
                        && sight.discreet(event.file()).equals(event.file())
                        && inForce.peopleOfEvents().of(event).stream()
                                .allMatch(id -> people.seen(id).isPresent());
    }

    Optional<Event> seen(ProfileId id) {
        return Optional.ofNullable(workspace().events().get(id)).filter(this::sees);
    }

    private boolean isTheirs(Event event) {
        return who.may(Role.VIEWER)
                || workspace().campaigns().values().stream()
                        .anyMatch(campaign ->
                                event.campaigns().contains(campaign.id().value()) && sight.sees(campaign));
    }
}
