package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.delivery.Brakes;
import org.vigil.delivery.CaseHolders;
import org.vigil.delivery.Eligibility;
import org.vigil.delivery.Restrictions;
import org.vigil.node.Node;
import org.vigil.profile.NameSearch;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.Workspace;

/**
 * Ends a hold, as {@code ./vigil lift} does: who set it may, and who acts for the organisation that holds the case. What a
 * changed file brought nobody set: letting that go takes an approver.
 */
@Controller
final class LiftPage {
    /**
     * @param by null where that is not for whoever looks at the page
     * @param yours whether it ends with them
     */
    record Hold(
            long id,
            @Nullable String by,
            When since,
            @Nullable String why,
            boolean yours) {}

    private final Node node;
    private final PeopleDesk desk;

    LiftPage(Node node) {
        this.node = node;
        this.desk = new PeopleDesk(node);
    }

    @GetMapping("/people/{id}/lift")
    String show(SignedIn who, @PathVariable("id") String id, Model model) {
        return show(who, person(id), model);
    }

    private String show(SignedIn who, ProfileId person, Model model) {
        Workspace workspace = node.files().inForce().workspace();
        Restrictions.InForce restrictions = new Restrictions(node.database().jdbc()).inForce();
        Optional<Profile> seen = desk.sight(who).seen(person);
        Sight sight = new Sight(who, workspace);
        List<Hold> holds = restrictions.holds(person).stream()
                .map(hold -> new Hold(
                        hold.id(),
                        desk.holder(who, person, hold),
                        When.second(hold.setAt()),
                        seen.isPresent() ? sight.why(hold.why()) : null,
                        mayLift(who, person, hold, workspace)))
                .toList();
        model.addAttribute("id", person.value());
        model.addAttribute("seen", seen.isPresent());
        model.addAttribute(
                "name", seen.map(profile -> CalledName.of(profile).text()).orElse(person.value()));
        model.addAttribute("holds", holds);
        model.addAttribute("yours", holds.stream().filter(Hold::yours).toList());
        model.addAttribute(
                "covered",
                new Eligibility(node.files().inForce(), restrictions).silenced().contains(person));
        return "lift";
    }

    /** Ends those that were on the page when they decided. A hold of somebody else that came meanwhile stays. */
    @Needs(Role.VIEWER)
    @PostMapping("/people/{id}/lift")
    String lift(
            SignedIn who,
            @PathVariable("id") String id,
            @RequestParam(name = "hold", required = false) @Nullable List<Long> read,
            Model model,
            HttpServletResponse response) {
        ProfileId person = person(id);
        Workspace workspace = node.files().inForce().workspace();
        Set<Long> meant = read == null ? Set.of() : new HashSet<>(read);
        Brakes.Lifting lifting = node.brakes()
                .lift(
                        person,
                        who.who(),
                        holders(who, person, workspace),
                        hold -> meant.contains(hold.id()) && mayLift(who, person, hold, workspace));
        return switch (lifting) {
            case Brakes.Lifting.Lifted lifted -> {
                node.planner().planAll();
                yield "redirect:/people/" + person + "/lift?done="
                        + (lifted.left().isEmpty() ? "lifted" : "lifted-yours");
            }
            case Brakes.Lifting.NotOnHold none -> wrong("lift.none", who, person, model, response);
            case Brakes.Lifting.NotYours others -> wrong("lift.not-yours", who, person, model, response);
        };
    }

    private String wrong(String problem, SignedIn who, ProfileId person, Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        model.addAttribute("problem", problem);
        return show(who, person, model);
    }

    private static boolean mayLift(SignedIn who, ProfileId person, Restrictions.Restriction hold, Workspace workspace) {
        return Brakes.mayLift(hold, who.who(), holders(who, person, workspace))
                && (!hold.isFromFiles() || approves(who, person, workspace));
    }

    /** None for who has no part in the organisation: somebody of another one may be called like one of its people. */
    private static Set<String> holders(SignedIn who, ProfileId person, Workspace workspace) {
        return CaseHolders.organisation(workspace, person)
                        .filter(of -> who.mayIn(of, Role.VIEWER))
                        .isPresent()
                ? CaseHolders.of(workspace, person)
                : Set.of();
    }

    private static boolean approves(SignedIn who, ProfileId person, Workspace workspace) {
        return CaseHolders.organisation(workspace, person)
                .map(of -> who.mayIn(of, Role.APPROVER))
                .orElseGet(() -> who.may(Role.APPROVER));
    }

    private static ProfileId person(String id) {
        return NameSearch.id(id).orElseThrow(Missing::new);
    }
}
