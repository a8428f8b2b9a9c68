package org.vigil.console;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.account.AccountName;
import org.vigil.doctor.FirstHour;
import org.vigil.doctor.FirstStep;
import org.vigil.node.Node;
import org.vigil.profile.NameSearch;
import org.vigil.workspace.Workspace;

/** Leads from an empty installation to the first real post. What is done is seen, and not ticked off. */
@Controller
final class FirstHourPage {
    /** So many of one step are named; the others are only counted. */
    private static final int NAMED = 12;

    /** What is worth doing again, and has no other place. */
    private static final Set<FirstStep.Kind> AGAIN = EnumSet.of(FirstStep.Kind.PREVIEW, FirstStep.Kind.REHEARSAL);

    /**
     * A step as it is shown.
     *
     * @param word a key of the texts
     * @param links where it is done, or can be done again; none for who may not do it, and where the team's files are changed elsewhere
     * @param lacks what is missing
     * @param more how many more are missing that are not named
     * @param needed a key of the texts: who does it, where the reader may not; null where they may
     * @param next whether it is the first that is still open
     */
    record Line(
            String word,
            boolean done,
            boolean next,
            List<Link> links,
            List<Lacking> lacks,
            int more,
            @Nullable String needed) {}

    /** @param text a key of the texts */
    record Link(String text, String path) {}

    /**
     * @param text a key of the texts
     * @param about whom or what it names, in words
     * @param path where that is mended; null for nowhere of its own
     */
    record Lacking(String text, String about, @Nullable String path) {}

    /** Who reads the page, and what they see. */
    private record Reader(SignedIn who, Workspace workspace, Sight sight, PeopleSight people) {}

    private final Node node;
    private final FirstHour hour;
    private final PeopleDesk people;

    FirstHourPage(Node node) {
        this.node = node;
        this.hour = new FirstHour(node);
        this.people = new PeopleDesk(node);
    }

    @GetMapping("/first-hour")
    String show(SignedIn who, Model model) {
        List<FirstStep> steps = hour.steps();
        Optional<FirstStep.Kind> next =
                steps.stream().filter(step -> !step.done()).map(FirstStep::kind).findFirst();
        Workspace workspace = node.files().inForce().workspace();
        Reader reader = new Reader(who, workspace, new Sight(who, workspace), people.sight(who));
        model.addAttribute(
                "steps",
                steps.stream()
                        .map(step -> line(
                                reader, step, next.filter(step.kind()::equals).isPresent()))
                        .toList());
        model.addAttribute("all", steps.size());
        model.addAttribute("done", steps.stream().filter(FirstStep::done).count());
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        return "first-hour";
    }

    private Line line(Reader reader, FirstStep step, boolean next) {
        FirstLinks links = FirstLinks.of(step.kind());
        boolean mayDo = reader.who().roles().somewhere(links.needed());
        boolean elsewhere = links.changesFiles() && node.fileDesk().filesLead();
        List<FirstStep.Lack> all =
                step.lacks().stream().filter(lack -> isTheirs(reader, lack)).toList();
        boolean later = step.lacks().stream().anyMatch(lack -> lack.what() == FirstStep.What.COMES_LATER);
        return new Line(
                step.kind().word(),
                step.done(),
                next,
                mayDo && !elsewhere && !later && (!step.done() || AGAIN.contains(step.kind()))
                        ? links.links()
                        : List.of(),
                all.stream()
                        .limit(NAMED)
                        .map(lack -> lacking(lack, reader, mayDo && !elsewhere))
                        .toList(),
                Math.max(0, all.size() - NAMED),
                elsewhere ? "files" : mayDo ? null : links.needed().word());
    }

    /** Whoever belongs to one organisation is told of its people and its accounts alone. */
    private static boolean isTheirs(Reader reader, FirstStep.Lack lack) {
        return switch (lack.what()) {
            case NO_BASIS, ON_HOLD, NOT_HEARD ->
                NameSearch.id(lack.about()).flatMap(reader.people()::seen).isPresent();
            case NO_KEYS, NOT_TRIED, TEST_STANDS -> reader.sight().sees(new AccountName(lack.about()));
            case FACTOR, LINK_NOT_OPENED, NOT_AMONG_APPROVERS -> reader.who().may(Role.VIEWER);
            case NO_ADMIN,
                    NO_COLLEAGUE,
                    MORE_PEOPLE,
                    NO_ACCOUNT,
                    NO_CAMPAIGN,
                    BROKEN,
                    NOBODY_ON_ROLL,
                    SANDBOXES_ONLY,
                    NO_TEXT,
                    NOT_SIGNED,
                    NOTHING_TO_POST,
                    CANNOT_BE_POSTED,
                    NOT_STARTED,
                    NOT_APPROVED,
                    NEVER_STOPPED,
                    STOPPED_NOW,
                    COMES_LATER,
                    NOT_POSTED -> true;
        };
    }

    private static Lacking lacking(FirstStep.Lack lack, Reader reader, boolean linked) {
        return new Lacking(
                lack.what().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                reader.sight().discreet(named(lack, reader.workspace())),
                linked ? FirstLinks.path(lack) : null);
    }

    private static String named(FirstStep.Lack lack, Workspace workspace) {
        return switch (lack.what()) {
            case NO_BASIS, ON_HOLD, NOT_HEARD ->
                NameSearch.id(lack.about())
                        .flatMap(workspace::profile)
                        .map(profile -> CalledName.of(profile).text())
                        .orElse(lack.about());
            default -> lack.about();
        };
    }
}
