package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.delivery.ApprovalsAhead;
import org.vigil.delivery.Desk;
import org.vigil.node.Node;

/** Shows the coming posts that wait, with their words, and lets many go out at once: each as it was read. */
@Controller
final class ApprovalsPage {
    private static final int POSTS = 20;

    /**
     * @param ticket what is sent for it; null for who may not approve it
     * @param again whether other words of it were decided before
     */
    record Waiting(
            DeliveryLine post, ShownPost shown, @Nullable String ticket, boolean again) {}

    private final Node node;
    private final TeamFiles files;

    ApprovalsPage(Node node, TeamFiles files) {
        this.node = node;
        this.files = files;
    }

    @GetMapping("/approvals")
    String show(SignedIn who, @RequestParam(name = "page", defaultValue = "1") String page, Model model) {
        return list(new ComingPosts(node, who), page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1, model);
    }

    private String list(ComingPosts posts, int asked, Model model) {
        Sight sight = posts.sight();
        List<ApprovalsAhead.Standing> waiting = posts.waiting();
        int last = Math.max(1, (waiting.size() + POSTS - 1) / POSTS);
        int page = Math.min(asked, last);
        List<ApprovalsAhead.Standing> here =
                waiting.stream().skip((long) (page - 1) * POSTS).limit(POSTS).toList();
        Map<Long, Desk.Coming> read = posts
                .read(here.stream().map(each -> each.delivery().id()).toList())
                .stream()
                .collect(Collectors.toMap(each -> each.delivery().id(), Function.identity()));
        DeliveryLine.Shown shown = new DeliveryLine.Shown(node, files, sight);
        model.addAttribute(
                "waiting",
                here.stream()
                        .map(each -> read.get(each.delivery().id()))
                        .filter(Objects::nonNull)
                        .map(post -> new Waiting(
                                shown.line(post.delivery()),
                                ShownPost.of(post, posts.workspace(), sight),
                                Ticket.of(post, posts),
                                post.changed().isPresent()))
                        .toList());
        model.addAttribute("all", waiting.size());
        model.addAttribute("page", page);
        model.addAttribute("last", last);
        return "approvals";
    }

    /**
     * Approves those that were ticked and have the words that were read; what became of the others is said.
     *
     * @param chosen each as its page sent it: its number and the mark of its words
     * @param then the page of ours that they stood on
     */
    @Needs(Role.APPROVER)
    @PostMapping("/approvals")
    String approve(
            SignedIn who,
            @RequestParam(name = "post", required = false, defaultValue = "") List<String> chosen,
            @RequestParam(name = "then", defaultValue = "/approvals") String then,
            Model model,
            HttpServletResponse response) {
        List<Ticket> tickets = chosen.stream().distinct().flatMap(Ticket::read).toList();
        ComingPosts posts = new ComingPosts(node, who);
        List<Ticket.Outcome> outcomes = Ticket.use(tickets, posts);
        String back = WayBack.of(then);
        if (!outcomes.isEmpty() && outcomes.stream().allMatch(Ticket.Outcome::isApproved)) {
            return "redirect:" + back + (back.contains("?") ? "&" : "?") + "done=approved";
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        if (outcomes.isEmpty()) {
            model.addAttribute("problem", "approvals.none-chosen");
            return list(posts, 1, model);
        }
        DeliveryLine.Shown shown = new DeliveryLine.Shown(node, files, posts.sight());
        model.addAttribute("back", back);
        model.addAttribute(
                "outcomes",
                outcomes.stream()
                        .map(outcome -> new Told(
                                outcome.id(),
                                outcome.post()
                                        .map(post -> shown.line(post.delivery()))
                                        .orElse(null),
                                outcome.word()))
                        .toList());
        return "approved";
    }

    /** @param post null where it is not to come any more */
    record Told(long id, @Nullable DeliveryLine post, String word) {}
}
