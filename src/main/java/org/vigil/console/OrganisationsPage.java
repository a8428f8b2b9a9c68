package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.node.Node;
import org.vigil.organisation.Organisation;

/** The organisations that speak together, and what belongs to each. */
@Controller
final class OrganisationsPage {
    private final Node node;

    OrganisationsPage(Node node) {
        this.node = node;
    }

    @GetMapping("/organisations")
    String show(SignedIn who, Model model) {
        OrganisationRights rights = rights(who);
        OrganisationView view = new OrganisationView(node, who);
        List<Organisation> seen = rights.seen();
        model.addAttribute("lines", seen.stream().map(view::line).toList());
        model.addAttribute("sayWhich", rights.sayWhich());
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        return "organisations";
    }

    @GetMapping("/organisations/{id}")
    String one(SignedIn who, @PathVariable("id") String id, Model model, HttpServletResponse response) {
        OrganisationRights rights = rights(who);
        Optional<Organisation> organisation = rights.seen(id);
        if (organisation.isEmpty()) {
            return AccountsPage.missing(model, response);
        }
        model.addAttribute("all", new OrganisationView(node, who).whole(organisation.get()));
        boolean filesLead = node.fileDesk().filesLead();
        model.addAttribute("filesLead", filesLead);
        model.addAttribute("mayChange", rights.mayChange(organisation.get().id()) && (!filesLead || rights.sayWhich()));
        model.addAttribute("sayWhich", rights.sayWhich());
        model.addAttribute("team", who.may(Role.VIEWER));
        model.addAttribute("seesUsers", who.mayIn(organisation.get().id(), Role.ADMIN) && !who.isGuest());
        return "organisation";
    }

    private OrganisationRights rights(SignedIn who) {
        return new OrganisationRights(who, node.files().inForce().workspace());
    }
}
