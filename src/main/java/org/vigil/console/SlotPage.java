package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.vigil.access.SignedIn;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.SpecialCalendar;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.Desk;
import org.vigil.delivery.Pins;
import org.vigil.delivery.PlanLook;
import org.vigil.message.PostKind;
import org.vigil.node.Node;
import org.vigil.workspace.Workspace;

/** One post of the calendar as it will stand on each account, with what can be done about it. */
@Controller
final class SlotPage {
    /**
     * The post on one account.
     *
     * @param state a key of the texts, as the calendar counts it
     * @param shown null where it is not to come any more
     * @param ticket what is sent to approve it; null where that is not to be done
     */
    record OnAccount(
            DeliveryLine line,
            String state,
            @Nullable ShownPost shown,
            @Nullable String ticket) {}

    private final Node node;
    private final TeamFiles files;

    SlotPage(Node node, TeamFiles files) {
        this.node = node;
        this.files = files;
    }

    @GetMapping("/calendar/slots/{id}")
    String show(SignedIn who, @PathVariable("id") long id, Model model, HttpServletResponse response) {
        ComingPosts posts = new ComingPosts(node, who);
        Sight sight = posts.sight();
        List<PlanLook.Planned> planned = new PlanLook(node.database().jdbc())
                .of(id).stream()
                        .filter(each -> sight.sees(each.delivery().account()))
                        .toList();
        if (planned.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            model.addAttribute("kind", "missing");
            return "error";
        }
        List<OnAccount> accounts = accounts(node, files, posts, planned, true);
        model.addAttribute("id", id);
        model.addAttribute("accounts", accounts);
        model.addAttribute("toCome", accounts.stream().anyMatch(each -> each.shown() != null));
        model.addAttribute("tickets", accounts.stream().anyMatch(each -> each.ticket() != null));
        head(planned.getFirst(), posts, model);
        pin(posts, planned.getFirst(), model);
        return "slot";
    }

    private void head(PlanLook.Planned first, ComingPosts posts, Model model) {
        Workspace workspace = posts.workspace();
        Delivery delivery = first.delivery();
        Optional<Campaign> campaign = Optional.ofNullable(workspace.campaigns().get(delivery.campaign()));
        model.addAttribute("post", new DeliveryLine.Shown(node, files, posts.sight()).line(delivery));
        model.addAttribute("person", delivery.profile().value());
        model.addAttribute("isEvent", delivery.kind() == PostKind.EVENT);
        model.addAttribute("campaignId", delivery.campaign().value());
        model.addAttribute(
                "due", When.at(first.slotAt(), campaign.map(Campaign::zone).orElse(ZoneOffset.UTC)));
        model.addAttribute("day", delivery.day());
        model.addAttribute("dateOf", delivery.date().toString());
        model.addAttribute("round", first.round());
        model.addAttribute("pinnedBy", first.pinnedBy());
        model.addAttribute(
                "special",
                delivery.kind() == PostKind.TURN
                        ? campaign.flatMap(known -> workspace
                                        .profile(delivery.profile())
                                        .map(profile -> new SpecialCalendar(known, workspace::profile)
                                                .at(profile, first.slotAt())
                                                .words()))
                                .orElse("")
                        : "");
    }

    /** @param tickets whether they may be approved there */
    static List<OnAccount> accounts(
            Node node, TeamFiles files, ComingPosts posts, List<PlanLook.Planned> planned, boolean tickets) {
        Map<Long, Desk.Coming> coming = posts
                .read(planned.stream().map(each -> each.delivery().id()).toList())
                .stream()
                .collect(Collectors.toMap(post -> post.delivery().id(), Function.identity()));
        DeliveryLine.Shown shown = new DeliveryLine.Shown(node, files, posts.sight());
        return planned.stream()
                .map(each -> Optional.ofNullable(coming.get(each.delivery().id()))
                        .map(post -> new OnAccount(
                                shown.line(post.delivery()),
                                state(post),
                                ShownPost.of(post, posts.workspace(), posts.sight()),
                                tickets ? Ticket.of(post, posts) : null))
                        .orElseGet(() -> new OnAccount(
                                shown.line(each.delivery()),
                                each.delivery().state().word(),
                                null,
                                null)))
                .toList();
    }

    private static String state(Desk.Coming post) {
        if (post.rendered().message().isEmpty()) {
            return "impossible";
        }
        return post.decision()
                .map(made -> made.approved() ? "approved" : "rejected")
                .orElse(post.needsApproval() ? "waits" : "free");
    }

    /** What can be done to it: a turn that is still to come moves, and goes back to its own time. */
    private void pin(ComingPosts posts, PlanLook.Planned first, Model model) {
        Delivery delivery = first.delivery();
        PinRights rights = new PinRights(posts.sight(), posts.workspace());
        Campaign campaign = posts.workspace().campaigns().get(delivery.campaign());
        boolean open = campaign != null
                && delivery.kind() == PostKind.TURN
                && first.slotAt().isAfter(node.clock().instant())
                && rights.mayPin(campaign, delivery.slot());
        model.addAttribute("mayPin", open);
        if (campaign != null && open) {
            LocalDate today = LocalDate.ofInstant(node.clock().instant(), campaign.zone());
            model.addAttribute("frozen", !delivery.date().isAfter(node.planner().frozenUntil(campaign)));
            model.addAttribute("slots", rights.slots(campaign, delivery.slot()));
            model.addAttribute("slot", delivery.slot());
            model.addAttribute("date", delivery.date().toString());
            model.addAttribute("first", today.toString());
            model.addAttribute(
                    "pin",
                    new Pins(node.database().jdbc())
                            .of(delivery.campaign(), delivery.date(), delivery.date()).stream()
                                    .filter(pin -> pin.slot().equals(delivery.slot())
                                            && pin.profile().equals(delivery.profile()))
                                    .map(Pins.Pin::id)
                                    .findFirst()
                                    .orElse(null));
        }
    }
}
