package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.NotAllowed;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.delivery.Coverage;
import org.vigil.delivery.Deliveries;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.Mentions;
import org.vigil.delivery.Removal;
import org.vigil.delivery.RemovalState;
import org.vigil.delivery.Removals;
import org.vigil.delivery.Restrictions;
import org.vigil.delivery.Takedowns;
import org.vigil.node.Node;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;

/** Takes everything down that was said of a person, as {@code ./vigil takedown} does, and shows how far it is. */
@Controller
final class TakedownPage {
    /** Somebody who is likely the same human, and is not taken down with the person. */
    record Other(String id, String name, int posts) {}

    /**
     * All of them go, whoever's account they stand on.
     *
     * @param lines those on accounts that somebody sees
     */
    record Going(int count, List<DeliveryLine> lines) {
        public int elsewhere() {
            return count - lines.size();
        }

        public boolean isEmpty() {
            return count == 0;
        }
    }

    /** @param why what it waits for, or why it stays; null where it is gone */
    record Gone(DeliveryLine post, String state, @Nullable String why) {}

    private final Node node;
    private final TeamFiles files;
    private final PeopleDesk desk;
    private final Takedowns takedowns;

    TakedownPage(Node node, TeamFiles files) {
        this.node = node;
        this.files = files;
        this.desk = new PeopleDesk(node);
        this.takedowns = new Takedowns(node.database(), node.files());
    }

    @Needs(Role.EDITOR)
    @GetMapping("/people/{id}/takedown")
    String show(SignedIn who, @PathVariable("id") String id, Model model) {
        return show(who, desk.theirs(who, id, Role.EDITOR), model);
    }

    /** With the posts about others that name the person: all that was ever posted is read for it, which takes a while. */
    @Needs(Role.EDITOR)
    @GetMapping("/people/{id}/takedown/named")
    String named(SignedIn who, @PathVariable("id") String id, Model model) {
        Profile profile = desk.theirs(who, id, Role.EDITOR);
        List<Mentions.Mention> all = new Mentions(node.database(), node.files()).of(profile.id());
        Sight sight = new Sight(who, node.files().inForce().workspace());
        model.addAttribute("named", posts(all, Mentions.How.NAMED, sight, new DeliveryLine.Shown(node, files, sight)));
        return show(who, profile, model);
    }

    private String show(SignedIn who, Profile profile, Model model) {
        ProfileId id = profile.id();
        Mentions mentions = new Mentions(node.database(), node.files());
        List<Mentions.Mention> all = mentions.about(id);
        Sight sight = new Sight(who, node.files().inForce().workspace());
        DeliveryLine.Shown shown = new DeliveryLine.Shown(node, files, sight);
        model.addAttribute("id", id.value());
        model.addAttribute("name", CalledName.of(profile).text());
        Optional<Takedowns.Job> job = takedowns.job(id);
        model.addAttribute("job", job.map(TakedownLine::of).orElse(null));
        model.addAttribute(
                "mayCallOff", job.filter(each -> mayCallOff(each, profile, who)).isPresent());
        model.addAttribute("removals", removals(id, sight, shown));
        model.addAttribute("count", all.size());
        model.addAttribute("own", posts(all, Mentions.How.OWN, sight, shown));
        model.addAttribute("withOthers", posts(all, Mentions.How.WITH_OTHERS, sight, shown));
        model.addAttribute("alike", alike(profile, mentions, desk.sight(who)));
        model.addAttribute(
                "files",
                mentions.filesThatName(id).stream().map(sight::discreet).toList());
        return "takedown";
    }

    private static Going posts(List<Mentions.Mention> all, Mentions.How how, Sight sight, DeliveryLine.Shown shown) {
        List<Delivery> found = all.stream()
                .filter(mention -> mention.how() == how)
                .map(Mentions.Mention::delivery)
                .toList();
        return new Going(
                found.size(),
                found.stream()
                        .filter(delivery -> sight.sees(delivery.account()))
                        .map(shown::line)
                        .toList());
    }

    private List<Gone> removals(ProfileId person, Sight sight, DeliveryLine.Shown shown) {
        Deliveries deliveries = new Deliveries(node.database().jdbc());
        return new Removals(node.database().jdbc())
                .of(person).stream()
                        .filter(removal -> removal.state() != RemovalState.GONE)
                        .flatMap(removal -> deliveries.find(removal.delivery()).stream()
                                .filter(delivery -> sight.sees(delivery.account()))
                                .map(delivery -> gone(removal, shown.line(delivery))))
                        .toList();
    }

    private static Gone gone(Removal removal, DeliveryLine post) {
        return new Gone(post, removal.state().word(), removal.words());
    }

    private List<Other> alike(Profile profile, Mentions mentions, PeopleSight sight) {
        Coverage coverage = Coverage.of(
                profile.id(),
                node.files().inForce(),
                new Restrictions(node.database().jdbc()).inForce());
        return coverage.same().stream()
                .flatMap(id -> sight.seen(id).stream())
                .map(other -> new Other(
                        other.id().value(),
                        CalledName.of(other).text(),
                        mentions.about(other.id()).size()))
                .filter(other -> other.posts() > 0)
                .toList();
    }

    @Needs(Role.EDITOR)
    @PostMapping("/people/{id}/takedown")
    String takeDown(
            SignedIn who,
            @PathVariable("id") String id,
            @RequestParam(name = "sure", defaultValue = "false") boolean sure,
            Model model,
            HttpServletResponse response) {
        Profile profile = desk.theirs(who, id, Role.EDITOR);
        if (!sure) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            model.addAttribute("problem", "takedown.sure");
            return show(who, profile, model);
        }
        takedowns.everythingOf(profile.id(), who.who());
        node.planner().planAll();
        return "redirect:/people/" + profile.id() + "/takedown?done=takedown";
    }

    /** What somebody has asked to be gone stays up only where they say so, or somebody with more to answer for. */
    private boolean mayCallOff(Takedowns.Job job, Profile profile, SignedIn who) {
        return job.askedBy().equalsIgnoreCase(who.who()) || desk.sight(who).may(profile, Role.APPROVER);
    }

    @Needs(Role.EDITOR)
    @PostMapping("/people/{id}/takedown/call-off")
    String callOff(SignedIn who, @PathVariable("id") String id, Model model, HttpServletResponse response) {
        Profile profile = desk.theirs(who, id, Role.EDITOR);
        if (takedowns
                .job(profile.id())
                .filter(job -> !mayCallOff(job, profile, who))
                .isPresent()) {
            throw new NotAllowed(Role.APPROVER);
        }
        Optional<Integer> kept = takedowns.callOff(profile.id(), who.who());
        if (kept.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            model.addAttribute("problem", "takedown.none");
            return show(who, profile, model);
        }
        return "redirect:/people/" + profile.id() + "/takedown?done=called-off";
    }
}
