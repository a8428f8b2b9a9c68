package org.vigil.console;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.delivery.Announcements;
import org.vigil.delivery.Delivery;
import org.vigil.message.PostKind;
import org.vigil.node.Node;
import org.vigil.profile.Convention;
import org.vigil.profile.Profile;
import org.vigil.workspace.ReleaseWords;
import org.vigil.workspace.StatusWords;

/**
 * Offers the post that says a release, or one in memory of somebody who died, as {@code ./vigil release --draft} and
 * {@code ./vigil memorial} do. It goes out only after somebody has approved it; of a memorial somebody else.
 */
@Controller
final class DraftPage {
    /**
     * What came of it in one campaign.
     *
     * @param why there is no draft; null where there is one
     */
    record Offered(String campaign, @Nullable String why, boolean isNew, List<Long> posts) {}

    private final Node node;
    private final PeopleDesk desk;

    DraftPage(Node node) {
        this.node = node;
        this.desk = new PeopleDesk(node);
    }

    @Needs(Role.EDITOR)
    @GetMapping("/people/{id}/draft/{kind}")
    String show(SignedIn who, @PathVariable("id") String id, @PathVariable("kind") String kind, Model model) {
        return show(desk.theirs(who, id, Role.EDITOR), kind(kind), model);
    }

    private String show(Profile profile, PostKind kind, Model model) {
        LocalDate today = profile.dayAt(node.clock().instant());
        Profile published = profile.published();
        model.addAttribute("id", profile.id().value());
        model.addAttribute("name", CalledName.of(profile).text());
        model.addAttribute("draft", kind.word());
        model.addAttribute(
                "told",
                ReleaseWords.of(published, today)
                        .filter(words -> kind == PostKind.RELEASED)
                        .orElse(List.of(StatusWords.of(published.statusOn(today, Convention.ELAPSED)))));
        return "draft";
    }

    @Needs(Role.EDITOR)
    @PostMapping("/people/{id}/draft/{kind}")
    String offer(SignedIn who, @PathVariable("id") String id, @PathVariable("kind") String kind, Model model) {
        Profile profile = desk.theirs(who, id, Role.EDITOR);
        List<Announcements.Offer> offers = new Announcements(node.database(), node.clock(), node.files())
                .offer(kind(kind), profile.id(), Optional.empty(), who.who());
        Sight sight = new Sight(who, node.files().inForce().workspace());
        model.addAttribute(
                "offers", offers.stream().map(offer -> offered(offer, sight)).toList());
        model.addAttribute("problem", offers.isEmpty() ? "draft.no-campaign" : null);
        return show(profile, kind(kind), model);
    }

    private Offered offered(Announcements.Offer offer, Sight sight) {
        String campaign = Optional.ofNullable(
                        node.files().inForce().workspace().campaigns().get(offer.campaign()))
                .map(found -> found.name())
                .orElse(offer.campaign().value());
        return switch (offer) {
            case Announcements.Offer.Made made ->
                new Offered(
                        campaign,
                        null,
                        made.isNew(),
                        made.deliveries().stream()
                                .filter(delivery -> sight.sees(delivery.account()))
                                .map(Delivery::id)
                                .toList());
            case Announcements.Offer.Impossible impossible ->
                new Offered(campaign, sight.discreet(impossible.why()), false, List.of());
        };
    }

    private static PostKind kind(String word) {
        return switch (word) {
            case "released" -> PostKind.RELEASED;
            case "memorial" -> PostKind.MEMORIAL;
            default -> throw new Missing();
        };
    }
}
