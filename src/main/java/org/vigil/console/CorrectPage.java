package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.delivery.Correction;
import org.vigil.delivery.CorrectionDesk;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.StandingPosts;
import org.vigil.node.Node;
import org.vigil.source.SourceFile;

/**
 * Puts a post right, as {@code ./vigil correct} does. The words go out at once, so it takes an approver, who sees before what
 * stands and what will stand.
 */
@Controller
final class CorrectPage {
    private static final int LONGEST = 20_000;

    /** @param number from 1 */
    record Part(int number, String words) {}

    /**
     * What it would come to on one account.
     *
     * @param why it cannot be made; null where it can
     * @param edits whether the words take the place of the old ones, and are no reply
     */
    record Coming(
            DeliveryLine post,
            @Nullable String why,
            String stands,
            String words,
            boolean edits,
            int length,
            int limit,
            boolean poster) {}

    private final Node node;
    private final TeamFiles files;

    CorrectPage(Node node, TeamFiles files) {
        this.node = node;
        this.files = files;
    }

    private CorrectionDesk desk() {
        return new CorrectionDesk(node.database(), node.clock(), node.files(), node.sessions());
    }

    /** As the form has it. */
    record Asked(int part, String words, boolean everywhere, boolean newWords) {
        static Asked of(int part, String words, boolean everywhere, boolean newWords) {
            return new Asked(part, CorrectionDesk.clean(words), everywhere, newWords);
        }
    }

    @Needs(Role.APPROVER)
    @GetMapping("/deliveries/{number}/correct")
    String show(
            SignedIn who,
            @PathVariable("number") long number,
            @RequestParam(name = "part", defaultValue = "0") int part,
            Model model) {
        Delivery delivery = DeletePage.theirs(node, who, number, Role.APPROVER);
        List<Part> parts = parts(delivery);
        Part chosen = parts.stream()
                .filter(each -> each.number() == part)
                .findFirst()
                .orElse(parts.isEmpty() ? new Part(1, "") : parts.getFirst());
        return show(who, delivery, new Asked(chosen.number(), chosen.words(), false, false), model);
    }

    private String show(SignedIn who, Delivery delivery, Asked asked, Model model) {
        model.addAttribute("delivery", shown(who).line(delivery));
        model.addAttribute("parts", parts(delivery));
        model.addAttribute("asked", asked);
        return "correct";
    }

    private List<Part> parts(Delivery delivery) {
        return new StandingPosts(node.database().jdbc())
                .of(delivery.id()).stream()
                        .map(part -> new Part(part.part(), part.words()))
                        .toList();
    }

    private DeliveryLine.Shown shown(SignedIn who) {
        return new DeliveryLine.Shown(
                node, files, new Sight(who, node.files().inForce().workspace()));
    }

    /** Shows what would stand, and changes nothing. */
    @Needs(Role.APPROVER)
    @PostMapping("/deliveries/{number}/correct")
    String propose(
            SignedIn who,
            @PathVariable("number") long number,
            @RequestParam(name = "part", defaultValue = "1") int part,
            @RequestParam(name = "words", defaultValue = "") String words,
            @RequestParam(name = "everywhere", defaultValue = "false") boolean everywhere,
            @RequestParam(name = "new-words", defaultValue = "false") boolean newWords,
            Model model,
            HttpServletResponse response) {
        Delivery delivery = DeletePage.theirs(node, who, number, Role.APPROVER);
        Asked asked = Asked.of(part, words, everywhere, newWords);
        String wrong = wrong(asked);
        return wrong == null
                ? proposed(who, delivery, asked, proposals(who, delivery, asked), model)
                : refused(wrong, who, delivery, asked, model, response);
    }

    private static @Nullable String wrong(Asked asked) {
        return asked.words().isEmpty() ? "correct.empty" : asked.words().length() > LONGEST ? "correct.long" : null;
    }

    private String refused(
            String problem, SignedIn who, Delivery delivery, Asked asked, Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        model.addAttribute("problem", problem);
        return show(who, delivery, asked, model);
    }

    /** A part that nobody could choose is meant of this post alone. Accounts that are others' to correct are only named. */
    private List<CorrectionDesk.Proposal> proposals(SignedIn who, Delivery delivery, Asked asked) {
        Sight sight = new Sight(who, node.files().inForce().workspace());
        int elsewhere = parts(delivery).size() > 1 ? asked.part() : 0;
        return desk()
                .proposals(delivery, asked.part(), elsewhere, asked.words(), asked.newWords(), asked.everywhere())
                .stream()
                .filter(proposal -> sight.sees(proposal.delivery().account()))
                .map(proposal -> sight.may(proposal.delivery().account(), Role.APPROVER)
                        ? proposal
                        : new CorrectionDesk.Proposal.Impossible(
                                proposal.delivery(), "it is for an approver of the organisation whose account it is"))
                .toList();
    }

    private String proposed(
            SignedIn who, Delivery delivery, Asked asked, List<CorrectionDesk.Proposal> proposals, Model model) {
        model.addAttribute("mark", mark(proposals));
        List<Coming> coming =
                proposals.stream().map(proposal -> coming(proposal, shown(who))).toList();
        model.addAttribute("coming", coming);
        model.addAttribute("possible", coming.stream().anyMatch(each -> each.why() == null));
        return show(who, delivery, asked, model);
    }

    private static Coming coming(CorrectionDesk.Proposal proposal, DeliveryLine.Shown shown) {
        DeliveryLine line = shown.line(proposal.delivery());
        return switch (proposal) {
            case CorrectionDesk.Proposal.Possible it ->
                new Coming(
                        line,
                        null,
                        it.stands().words(),
                        it.words(),
                        it.way() == Correction.Way.EDIT,
                        it.length(),
                        it.limit(),
                        it.delivery().showsPoster());
            case CorrectionDesk.Proposal.Impossible no -> new Coming(line, no.why(), "", "", false, 0, 0, false);
        };
    }

    /** Tells just what was read from anything else. */
    private static String mark(List<CorrectionDesk.Proposal> proposals) {
        StringBuilder all = new StringBuilder();
        for (CorrectionDesk.Proposal proposal : proposals) {
            if (proposal instanceof CorrectionDesk.Proposal.Possible it) {
                all.append(it.delivery().id())
                        .append('\n')
                        .append(it.stands())
                        .append('\n')
                        .append(it.way())
                        .append('\n')
                        .append(it.words())
                        .append('\n');
            }
        }
        return SourceFile.sha256(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Corrects just what was read: should anything have changed meanwhile, nothing is done and all is shown anew. */
    @Needs(Role.APPROVER)
    @PostMapping("/deliveries/{number}/correct/now")
    String correct(
            SignedIn who,
            @PathVariable("number") long number,
            @RequestParam(name = "part", defaultValue = "1") int part,
            @RequestParam(name = "words", defaultValue = "") String words,
            @RequestParam(name = "everywhere", defaultValue = "false") boolean everywhere,
            @RequestParam(name = "new-words", defaultValue = "false") boolean newWords,
            @RequestParam(name = "mark", defaultValue = "") String read,
            Model model,
            HttpServletResponse response) {
        Delivery delivery = DeletePage.theirs(node, who, number, Role.APPROVER);
        Asked asked = Asked.of(part, words, everywhere, newWords);
        String wrong = wrong(asked);
        if (wrong != null) {
            return refused(wrong, who, delivery, asked, model, response);
        }
        List<CorrectionDesk.Proposal> proposals = proposals(who, delivery, asked);
        List<CorrectionDesk.Proposal.Possible> possible = possible(proposals);
        if (possible.isEmpty() || !mark(proposals).equals(read)) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            model.addAttribute("problem", possible.isEmpty() ? "correct.impossible" : "correct.changed");
            return proposed(who, delivery, asked, proposals, model);
        }
        long begun = possible.stream()
                .filter(proposal -> desk().ask(proposal, who.who()).isPresent())
                .count();
        return "redirect:/deliveries/" + number + "?done="
                + (begun == possible.size() ? "correcting" : "correcting-some");
    }

    private static List<CorrectionDesk.Proposal.Possible> possible(List<CorrectionDesk.Proposal> proposals) {
        List<CorrectionDesk.Proposal.Possible> possible = new ArrayList<>();
        for (CorrectionDesk.Proposal proposal : proposals) {
            if (proposal instanceof CorrectionDesk.Proposal.Possible it) {
                possible.add(it);
            }
        }
        return possible;
    }
}
