package org.vigil.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.Doors;
import org.vigil.access.NotAllowed;
import org.vigil.access.Role;
import org.vigil.access.Roles;
import org.vigil.access.SignedIn;
import org.vigil.access.Token;
import org.vigil.access.User;
import org.vigil.access.UserName;
import org.vigil.access.Users;
import org.vigil.node.Node;
import org.vigil.organisation.Organisation;
import org.vigil.organisation.OrganisationId;

/** Who may sign in, and do what where. */
@Controller
final class UsersPage {
    private static final String TEAM = "*";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** @param state a key of the texts */
    record Line(long id, String name, String roles, String state, boolean factor, String since) {}

    /**
     * A place in which somebody may have a role.
     *
     * @param field of the form
     * @param name null for the team itself
     * @param role empty for none
     */
    record Place(String field, @Nullable String name, String role) {}

    private final Node node;
    private final Doors doors;
    private final Listen listen;

    UsersPage(Node node, Doors doors, Listen listen) {
        this.node = node;
        this.doors = doors;
        this.listen = listen;
    }

    @Needs(Role.ADMIN)
    @GetMapping("/users")
    String show(SignedIn who, Model model) {
        UserRights rights = new UserRights(who);
        model.addAttribute(
                "users",
                doors.users().all().stream()
                        .filter(rights::sees)
                        .map(user -> line(user, rights))
                        .toList());
        model.addAttribute("places", places(rights, Roles.NONE));
        model.addAttribute("roles", Role.values());
        return "users";
    }

    @Needs(Role.ADMIN)
    @PostMapping("/users")
    String invite(
            SignedIn who,
            @RequestParam("name") String name,
            @RequestParam(name = "email", defaultValue = "") String email,
            @RequestParam("role") String role,
            @RequestParam("place") String place,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<UserName> called = WelcomePage.name(name);
        Optional<Role> given = Role.of(role);
        Optional<Roles> roles =
                given.map(each -> place.equals(TEAM) ? Roles.inTeam(each) : Roles.in(known(place), each));
        String mail = email.strip();
        if (called.isEmpty() || roles.isEmpty() || !(mail.isEmpty() || isMail(mail))) {
            return wrong(
                    called.isEmpty() ? "name.form" : mail.isEmpty() ? "role.form" : "email.form",
                    name,
                    who,
                    model,
                    response);
        }
        requireGrant(new UserRights(who), place);
        if (!mail.isEmpty() && doors.users().withEmail(mail).isPresent()) {
            return wrong("email.taken", name, who, model, response);
        }
        Optional<Token> link = doors.links().invite(called.get(), mail.isEmpty() ? null : mail, roles.get(), who.who());
        return link.map(token -> link(called.get().value(), token, model, request))
                .orElseGet(() -> wrong("name.taken", name, who, model, response));
    }

    private static boolean isMail(String text) {
        return text.length() <= 254 && text.matches("[^\\s@<>\"(),;:]+@[^\\s@<>\"(),;:]+\\.[^\\s@<>\"(),;:]+");
    }

    private String wrong(String problem, String name, SignedIn who, Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        model.addAttribute("problem", problem);
        model.addAttribute("typed", name);
        return show(who, model);
    }

    /** Shown once: nobody can look it up afterwards. */
    private String link(String name, Token token, Model model, HttpServletRequest request) {
        model.addAttribute("name", name);
        model.addAttribute("link", listen.base(request) + "/welcome/" + token.text());
        return "user-link";
    }

    @Needs(Role.ADMIN)
    @GetMapping("/users/{id}")
    String one(SignedIn who, @PathVariable("id") long id, Model model, HttpServletResponse response) {
        UserRights rights = new UserRights(who);
        Optional<User> user = doors.users().byId(id).filter(rights::sees);
        if (user.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            model.addAttribute("kind", "missing");
            return "error";
        }
        model.addAttribute("user", line(user.get(), rights));
        model.addAttribute("self", id == who.user());
        model.addAttribute("looksAfter", rights.looksAfter(user.get()));
        model.addAttribute("places", places(rights, user.get().roles()));
        model.addAttribute("roles", Role.values());
        model.addAttribute("seen", doors.signIns().lastSeen(id).map(DAY::format).orElse(null));
        return "user";
    }

    @Needs(Role.ADMIN)
    @PostMapping("/users/{id}/roles")
    String roles(SignedIn who, @PathVariable("id") long id, @RequestParam Map<String, String> form) {
        UserRights rights = new UserRights(who);
        Roles roles = seen(who, id).roles();
        if (rights.wholeTeam() && form.containsKey("role-" + TEAM)) {
            roles = roles.withTeam(Role.of(form.getOrDefault("role-" + TEAM, "")));
        }
        for (Organisation organisation : rights.grantable(organisations())) {
            String field = "role-" + organisation.id();
            if (form.containsKey(field)) {
                roles = roles.with(organisation.id(), Role.of(form.getOrDefault(field, "")));
            }
        }
        return after(id, doors.users().setRoles(id, roles, who.who()), "roles");
    }

    @Needs(Role.ADMIN)
    @PostMapping("/users/{id}/remove")
    String remove(SignedIn who, @PathVariable("id") long id) {
        return after(id, doors.users().remove(lookedAfter(who, id).id(), who.who()), "removed");
    }

    private static String after(long id, Users.Change change, String done) {
        return switch (change) {
            case DONE -> "redirect:/users/" + id + "?done=" + done;
            case GONE -> "redirect:/users";
            case LAST_ADMIN -> "redirect:/users/" + id + "?done=last-admin";
        };
    }

    @Needs(Role.ADMIN)
    @PostMapping("/users/{id}/link")
    String newLink(SignedIn who, @PathVariable("id") long id, Model model, HttpServletRequest request) {
        User user = lookedAfter(who, id);
        Token token =
                switch (user.state()) {
                    case INVITED -> doors.links().inviteAgain(user, who.who());
                    case ACTIVE -> doors.links().reset(user, who.who());
                    case REMOVED -> throw new NotAllowed(Role.ADMIN);
                };
        return link(user.name().value(), token, model, request);
    }

    private User seen(SignedIn who, long id) {
        return doors.users().byId(id).filter(new UserRights(who)::sees).orElseThrow(() -> new NotAllowed(Role.ADMIN));
    }

    private User lookedAfter(SignedIn who, long id) {
        return doors.users()
                .byId(id)
                .filter(new UserRights(who)::looksAfter)
                .orElseThrow(() -> new NotAllowed(Role.ADMIN));
    }

    private void requireGrant(UserRights rights, String place) {
        if (place.equals(TEAM) ? !rights.wholeTeam() : !rights.mayGrant(known(place))) {
            throw new NotAllowed(Role.ADMIN);
        }
    }

    /** @throws NotAllowed for an organisation that does not exist, as for one that is somebody else's */
    private OrganisationId known(String place) {
        return organisations().stream()
                .map(Organisation::id)
                .filter(id -> id.value().equals(place))
                .findFirst()
                .orElseThrow(() -> new NotAllowed(Role.ADMIN));
    }

    private List<Organisation> organisations() {
        return List.copyOf(node.files().inForce().workspace().organisations().values());
    }

    private List<Place> places(UserRights rights, Roles roles) {
        List<Place> places = new ArrayList<>();
        if (rights.wholeTeam()) {
            places.add(new Place(TEAM, null, roles.team().map(Role::word).orElse("")));
        }
        for (Organisation organisation : rights.grantable(organisations())) {
            Role role = roles.organisations().get(organisation.id());
            places.add(new Place(organisation.id().value(), organisation.name(), role == null ? "" : role.word()));
        }
        return places;
    }

    private Line line(User user, UserRights rights) {
        Roles shown = user.roles();
        for (OrganisationId organisation : user.roles().organisations().keySet()) {
            shown = rights.mayGrant(organisation) ? shown : shown.with(organisation, Optional.empty());
        }
        return new Line(
                user.id(),
                user.name().value(),
                shown.words(),
                user.state().name().toLowerCase(Locale.ROOT),
                user.hasFactor(),
                DAY.format(user.createdAt()));
    }
}
