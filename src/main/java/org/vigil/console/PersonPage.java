package org.vigil.console;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.delivery.DeliverySearch;
import org.vigil.delivery.DeliveryState;
import org.vigil.delivery.PersonHistory;
import org.vigil.delivery.RollCall;
import org.vigil.delivery.Takedowns;
import org.vigil.node.Node;
import org.vigil.profile.Basis;
import org.vigil.profile.NameSearch;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileKind;
import org.vigil.profile.Status;
import org.vigil.workspace.StatusWords;
import org.vigil.workspace.Workspace;

/** One person with all that the commands tell of them, and the ways to what can be done. */
@Controller
final class PersonPage {
    private static final int MOST_DELIVERIES = 20;
    private static final int MOST_HISTORY = 200;
    private static final Set<DeliveryState> AHEAD =
            EnumSet.of(DeliveryState.PLANNED, DeliveryState.HELD, DeliveryState.DUE);

    record Hold(String by, When since, @Nullable String why) {}

    record Happened(
            When at, String who, String what, @Nullable String detail) {}

    private final Node node;
    private final TeamFiles files;
    private final Faces faces;
    private final DeliverySearch search;

    PersonPage(Node node, TeamFiles files, Faces faces) {
        this.node = node;
        this.files = files;
        this.faces = faces;
        this.search = new DeliverySearch(node.database().jdbc());
    }

    @GetMapping("/people/{id}")
    String show(SignedIn who, @PathVariable("id") String id, Model model) {
        Instant now = node.clock().instant();
        Workspace workspace = node.files().inForce().workspace();
        RollCall roll = new RollCall(node.database(), node.files(), now);
        PeopleSight people = new PeopleSight(who, workspace, roll);
        Profile profile = NameSearch.id(id).flatMap(people::seen).orElseThrow(Missing::new);
        PersonView view = new PersonView(profile, roll, now);
        Sight sight = new Sight(who, workspace);
        head(profile, view, roll, sight, model);
        acts(profile, view, people, model);
        told(profile, view, roll, people, model);
        campaigns(profile, workspace, model);
        deliveries(profile, sight, model);
        model.addAttribute("history", history(who, profile, sight));
        model.addAttribute(
                "takedown",
                new Takedowns(node.database(), node.files())
                        .job(profile.id())
                        .map(TakedownLine::of)
                        .orElse(null));
        return "person";
    }

    private void head(Profile profile, PersonView view, RollCall roll, Sight sight, Model model) {
        RollCall.Entry entry = view.entry();
        model.addAttribute("id", profile.id().value());
        model.addAttribute("name", CalledName.of(profile));
        model.addAttribute("photo", faces.has(profile, roll));
        model.addAttribute("altText", view.altText());
        model.addAttribute("credit", view.credit());
        model.addAttribute(
                "says",
                entry.status().isPresent()
                        ? StatusWords.of(entry.counted().published(), entry.today(), roll.limit(profile))
                        : null);
        model.addAttribute("today", When.day(entry.today()));
        model.addAttribute("late", entry.isLate());
        model.addAttribute(
                "confirmed",
                entry.lastConfirmed() == null ? null : entry.lastConfirmed().words());
        model.addAttribute("until", entry.sayableUntil() == null ? null : When.day(entry.sayableUntil()));
        model.addAttribute("watchedUntil", view.watchedUntil());
        model.addAttribute(
                "holds",
                roll.holds(profile.id()).stream()
                        .map(hold -> new Hold(hold.setBy(), When.second(hold.setAt()), sight.why(hold.why())))
                        .toList());
        model.addAttribute("silenced", roll.isSilenced(profile));
        model.addAttribute("broken", sight.why(node.files().inForce().broken().get(profile.file())));
    }

    private void acts(Profile profile, PersonView view, PeopleSight people, Model model) {
        boolean editor = people.may(profile, Role.EDITOR);
        Status status = view.entry().status().orElse(null);
        boolean open = profile.kind() != ProfileKind.FAMILY && view.entry().lastConfirmed() != null;
        model.addAttribute("editor", editor);
        model.addAttribute("verify", editor && open);
        model.addAttribute("ours", people.may(profile, Role.VIEWER));
        model.addAttribute(
                "draft",
                !editor
                        ? null
                        : status instanceof Status.Released
                                ? "released"
                                : status instanceof Status.Died ? "memorial" : null);
    }

    private static void told(Profile profile, PersonView view, RollCall roll, PeopleSight people, Model model) {
        boolean ours = people.may(profile, Role.VIEWER);
        model.addAttribute("names", view.names());
        model.addAttribute("facts", view.facts(ours));
        model.addAttribute("timeline", view.timeline().orElse(null));
        model.addAttribute("periods", view.periods());
        model.addAttribute("relatives", view.relatives());
        model.addAttribute("others", view.others(people));
        model.addAttribute("sources", view.sources());
        model.addAttribute("basis", ConsentWord.of(profile, roll, view.entry().today()));
        model.addAttribute(
                "withoutBasis", ours ? roll.withoutBasis(profile.id()).orElse(null) : null);
        model.addAttribute("historic", profile.basis() instanceof Basis.Historic);
    }

    private static void campaigns(Profile profile, Workspace workspace, Model model) {
        model.addAttribute(
                "campaigns",
                workspace.campaigns().values().stream()
                        .filter(campaign ->
                                !campaign.roll().members(List.of(profile)).isEmpty())
                        .map(campaign -> Map.entry(campaign.id().value(), campaign.name()))
                        .toList());
    }

    private void deliveries(Profile profile, Sight sight, Model model) {
        DeliveryLine.Shown shown = new DeliveryLine.Shown(node, files, sight);
        model.addAttribute(
                "next",
                search.soonest(wanted(AHEAD, profile, sight), MOST_DELIVERIES).stream()
                        .map(shown::line)
                        .toList());
        model.addAttribute(
                "past",
                search
                        .page(wanted(EnumSet.complementOf(EnumSet.copyOf(AHEAD)), profile, sight), 0, MOST_DELIVERIES)
                        .stream()
                        .map(shown::line)
                        .toList());
    }

    private static DeliverySearch.Wanted wanted(Set<DeliveryState> states, Profile profile, Sight sight) {
        return new DeliverySearch.Wanted(
                states,
                Optional.empty(),
                sight.accounts(),
                Optional.of(Set.of(profile.id())),
                Optional.empty(),
                Optional.empty());
    }

    /** The newest first. What went out on others' accounts is theirs to know. */
    private List<Happened> history(SignedIn who, Profile profile, Sight sight) {
        boolean everything = who.may(Role.VIEWER);
        return new PersonHistory(node.database().jdbc())
                .of(profile.id(), Map.of(profile.id(), profile)).reversed().stream()
                        .filter(entry ->
                                everything || !Set.of("posted", "corrected").contains(entry.what()))
                        .limit(MOST_HISTORY)
                        .map(entry -> new Happened(
                                When.second(entry.at()), entry.who(), entry.what(), sight.why(entry.detail())))
                        .toList();
    }
}
