package org.vigil.console;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.NotAllowed;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.account.AccountName;
import org.vigil.account.KeyUnavailable;
import org.vigil.delivery.Brakes;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.HoldEffect;
import org.vigil.delivery.HoldReasons;
import org.vigil.delivery.Restrictions;
import org.vigil.node.Node;
import org.vigil.profile.NameSearch;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;

/** Holds a person, as {@code ./vigil hold} does. Everybody may; {@link LiftPage} ends it. */
@Controller
final class HoldPage {
    private static final int LONGEST_REASON = 2_000;
    private static final int SUGGESTIONS = 8;

    /** @param name as the file has it; the id where no file is known */
    record Person(String id, String name) {}

    /** @param by null where that is not for whoever looks at the page */
    record Hold(@Nullable String by, When since) {}

    private final Node node;
    private final TeamFiles files;
    private final HoldReasons reasons;

    HoldPage(Node node, TeamFiles files) {
        this.node = node;
        this.files = files;
        this.reasons = new HoldReasons(node.database(), node.sensitive());
    }

    @GetMapping("/people/hold")
    String show(
            SignedIn who,
            @RequestParam(name = "q", defaultValue = "") String asked,
            @RequestParam(name = "person", defaultValue = "") String chosen,
            Model model) {
        model.addAttribute("asked", asked.strip());
        Optional<ProfileId> person = NameSearch.id(chosen).or(() -> onlyOne(asked));
        if (person.isPresent()) {
            return one(person.get(), who, model);
        }
        if (!asked.isBlank()) {
            model.addAttribute("people", found(asked));
            model.addAttribute(
                    "unknown", NameSearch.id(asked).map(ProfileId::value).orElse(null));
        }
        return "hold-search";
    }

    private String one(ProfileId person, SignedIn who, Model model) {
        model.addAttribute("person", person(person));
        model.addAttribute(
                "known", node.files().inForce().workspace().spokenOf(person).isPresent());
        List<Restrictions.Restriction> holds = holds(person);
        PeopleDesk desk = new PeopleDesk(node);
        model.addAttribute(
                "holds",
                holds.stream()
                        .map(hold -> new Hold(desk.holder(who, person, hold), When.second(hold.setAt())))
                        .toList());
        model.addAttribute("mine", holds.stream().anyMatch(hold -> hold.setBy().equals(who.who())));
        PeopleSight people = desk.sight(who);
        model.addAttribute(
                "takedown",
                people.seen(person)
                        .filter(profile -> people.may(profile, Role.EDITOR))
                        .isPresent());
        if (!holds.isEmpty()) {
            effect(person, who, model);
        }
        return "hold";
    }

    private void effect(ProfileId person, SignedIn who, Model model) {
        Sight sight = new Sight(who, node.files().inForce().workspace());
        HoldEffect effect = HoldEffect.of(
                person, node.database(), node.files(), node.clock().instant());
        DeliveryLine.Shown shown = new DeliveryLine.Shown(node, files, sight);
        model.addAttribute("same", names(effect.coverage().same().stream()));
        model.addAttribute("speakOfThem", names(effect.coverage().speakOfThem().stream()));
        model.addAttribute("besides", names(effect.coverage().besides().stream()));
        model.addAttribute(
                "events",
                effect.coverage().events().stream().map(ProfileId::value).toList());
        model.addAttribute("withdrawn", lines(effect.withdrawn(), sight, shown));
        model.addAttribute("lately", lines(effect.lately(), sight, shown));
        model.addAttribute(
                "files",
                who.may(Role.VIEWER)
                        ? effect.files().stream().map(sight::discreet).toList()
                        : List.of());
        model.addAttribute(
                "open",
                effect.open().stream()
                        .filter(open -> sight.sees(new AccountName(open.account())))
                        .toList());
    }

    private static List<DeliveryLine> lines(List<Delivery> deliveries, Sight sight, DeliveryLine.Shown shown) {
        return deliveries.stream()
                .filter(delivery -> sight.sees(delivery.account()))
                .map(shown::line)
                .toList();
    }

    @Needs(Role.VIEWER)
    @PostMapping("/people/hold")
    String hold(
            SignedIn who,
            @RequestParam(name = "person", defaultValue = "") String chosen,
            @RequestParam(name = "why", defaultValue = "") String why) {
        ProfileId person = NameSearch.id(chosen).orElseThrow(() -> new NotAllowed(Role.VIEWER));
        Brakes.Target target = new Brakes.Target.Person(person);
        boolean isNew = node.brakes().apply(target, null, who.who());
        String kept = kept(target, why, who);
        node.planner().planAll();
        return "redirect:/people/hold?person=" + person + "&done=" + (isNew ? "held" : "held-before") + kept;
    }

    /** Whatever becomes of its reason: the hold is in force. */
    private String kept(Brakes.Target target, String why, SignedIn who) {
        String reason = why.strip();
        if (reason.isEmpty()) {
            return "";
        }
        try {
            reasons.keep(target, reason.substring(0, Math.min(reason.length(), LONGEST_REASON)), who.who());
            return "";
        } catch (KeyUnavailable e) {
            return "-without-reason";
        }
    }

    private Optional<ProfileId> onlyOne(String asked) {
        List<ProfileId> meant = asked.isBlank() ? List.of() : people().meant(asked);
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    private List<Person> found(String asked) {
        List<ProfileId> meant = people().meant(asked);
        List<ProfileId> shown = meant.isEmpty()
                ? people().similar(asked, SUGGESTIONS).stream().map(Profile::id).toList()
                : meant;
        return names(shown.stream());
    }

    private List<Person> names(Stream<ProfileId> ids) {
        return ids.map(this::person).toList();
    }

    private Person person(ProfileId id) {
        return new Person(
                id.value(),
                node.files()
                        .everKnown()
                        .profile(id)
                        .map((Profile profile) -> profile.name("en"))
                        .orElse(id.value()));
    }

    private List<Restrictions.Restriction> holds(ProfileId person) {
        return node.brakes().inForce().stream()
                .filter(each -> each.scope() == Restrictions.Scope.PERSON
                        && each.subject().equals(person.value()))
                .toList();
    }

    private NameSearch people() {
        return new NameSearch(node.files().everKnown().profiles());
    }
}
