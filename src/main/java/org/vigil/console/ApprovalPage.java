package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.NotAllowed;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.account.KeyUnavailable;
import org.vigil.delivery.Approvals;
import org.vigil.delivery.Desk;
import org.vigil.delivery.RejectionReasons;
import org.vigil.node.Node;

/** Reads one post that is to come and lets it go out, or not, as {@code ./vigil approve} does. */
@Controller
final class ApprovalPage {
    private static final int LONGEST_REASON = 2_000;

    /** @param approved whether the earlier words were approved; else they were rejected */
    record Before(boolean approved, String by, When at, List<String> changes) {}

    private final Node node;
    private final TeamFiles files;
    private final RejectionReasons reasons;

    ApprovalPage(Node node, TeamFiles files) {
        this.node = node;
        this.files = files;
        this.reasons = new RejectionReasons(node.database(), node.sensitive());
    }

    @GetMapping("/approvals/{id}")
    String one(SignedIn who, @PathVariable("id") long id, Model model, HttpServletResponse response) {
        ComingPosts posts = new ComingPosts(node, who);
        Optional<Desk.Coming> post = posts.find(id);
        if (post.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            model.addAttribute("kind", "missing");
            return "error";
        }
        return one(posts, post.get(), model);
    }

    private String one(ComingPosts posts, Desk.Coming post, Model model) {
        Sight sight = posts.sight();
        model.addAttribute("post", new DeliveryLine.Shown(node, files, sight).line(post.delivery()));
        model.addAttribute("shown", ShownPost.of(post, posts.workspace(), sight));
        model.addAttribute(
                "decision", post.decision().map(each -> before(each, List.of())).orElse(null));
        model.addAttribute(
                "before",
                post.changed()
                        .map(changed -> before(
                                changed.before(),
                                changed.lines().stream().map(sight::discreet).toList()))
                        .orElse(null));
        model.addAttribute("waits", post.waitsForApproval());
        model.addAttribute("mark", post.mark());
        model.addAttribute("decided", post.decided());
        model.addAttribute("mayDecide", posts.mayDecide(post));
        model.addAttribute(
                "mayNot", posts.mayNotApprove(post).map(sight::discreet).orElse(null));
        return "approval";
    }

    /**
     * @param mark of the words that were read: others are not approved unread
     * @param decided what stood there of a decision: another one is not overridden unread
     */
    @Needs(Role.APPROVER)
    @PostMapping("/approvals/{id}/approve")
    String approve(
            SignedIn who,
            @PathVariable("id") long id,
            @RequestParam(name = "mark", defaultValue = "") String mark,
            @RequestParam(name = "decided", defaultValue = "") String decided,
            Model model,
            HttpServletResponse response) {
        ComingPosts posts = new ComingPosts(node, who);
        Desk.Coming post = theirs(posts, id);
        String became = posts.approve(post, mark, decided);
        return became.equals("approved")
                ? "redirect:/approvals?done=approved"
                : wrong("approval." + became, posts, posts.find(id).orElse(post), model, response);
    }

    /**
     * What somebody else decided meanwhile keeps nobody from a no: it restricts, and the words are those that were read. Where it
     * was a yes, whoever says no is told.
     *
     * @param decided as in {@link #approve}
     */
    @Needs(Role.APPROVER)
    @PostMapping("/approvals/{id}/reject")
    String reject(
            SignedIn who,
            @PathVariable("id") long id,
            @RequestParam(name = "mark", defaultValue = "") String mark,
            @RequestParam(name = "decided", defaultValue = "") String decided,
            @RequestParam(name = "why", defaultValue = "") String why,
            Model model,
            HttpServletResponse response) {
        ComingPosts posts = new ComingPosts(node, who);
        Desk.Coming post = theirs(posts, id);
        if (mark.isEmpty() || !post.mark().equals(mark)) {
            return wrong("approval.changed", posts, post, model, response);
        }
        node.desk().reject(post, who.who());
        boolean against = !post.decided().equals(decided)
                && post.decision().filter(Approvals.Decision::approved).isPresent();
        return "redirect:/approvals?done=rejected" + (against ? "-against" : "") + kept(post, why.strip(), who);
    }

    /** Whatever becomes of its reason: the words do not go out. */
    private String kept(Desk.Coming post, String why, SignedIn who) {
        if (why.isEmpty()) {
            return "";
        }
        try {
            reasons.keep(post, why.substring(0, Math.min(why.length(), LONGEST_REASON)), who.who());
            return "";
        } catch (KeyUnavailable e) {
            return "-without-reason";
        }
    }

    private String wrong(
            String problem, ComingPosts posts, Desk.Coming post, Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        model.addAttribute("problem", problem);
        return one(posts, post, model);
    }

    private static Desk.Coming theirs(ComingPosts posts, long id) {
        return posts.find(id)
                .filter(post ->
                        posts.mayDecide(post) && post.rendered().message().isPresent())
                .orElseThrow(() -> new NotAllowed(Role.APPROVER));
    }

    private static Before before(Approvals.Decision decision, List<String> changes) {
        return new Before(decision.approved(), decision.by(), When.second(decision.at()), changes);
    }
}
