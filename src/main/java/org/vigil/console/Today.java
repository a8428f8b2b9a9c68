package org.vigil.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.delivery.ApprovalsAhead;
import org.vigil.delivery.Deliveries;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.DeliverySearch;
import org.vigil.delivery.DeliveryState;
import org.vigil.delivery.Restrictions;
import org.vigil.delivery.Uncertain;
import org.vigil.doctor.FirstHour;
import org.vigil.node.Node;
import org.vigil.workspace.DueForVerification;
import org.vigil.workspace.Workspace;

/** The first page for whoever is signed in: what went out, what is due, what needs a person, how the accounts are. */
final class Today {
    private static final int MOST = 20;
    private static final int DAYS_OF_FAILURES = 7;
    private static final int DAYS_AHEAD = 14;
    private static final Duration APPROVALS_AHEAD = Duration.ofDays(31);
    private static final long QUARTER = 900;
    private static final Set<DeliveryState> FAILED =
            EnumSet.of(DeliveryState.REFUSED, DeliveryState.PUBLISHED_IN_PART, DeliveryState.MISSED);

    /** @param says what is to be looked at, without the name */
    record ToVerify(String id, String name, String says, boolean late) {}

    private final Node node;
    private final TeamFiles files;
    private final Deliveries deliveries;
    private final DeliverySearch search;
    private final Uncertain uncertain;
    private final Restrictions restrictions;
    private volatile @Nullable Due lastDue;
    private final FirstHour firstHour;

    Today(Node node, TeamFiles files) {
        this.node = node;
        this.files = files;
        this.deliveries = new Deliveries(node.database().jdbc());
        this.search = new DeliverySearch(node.database().jdbc());
        this.firstHour = new FirstHour(node);
        this.restrictions = new Restrictions(node.database().jdbc());
        this.uncertain = new Uncertain(node.database(), node.clock(), node.files(), node.sessions());
    }

    String show(SignedIn who, Model model) {
        Instant now = node.clock().instant();
        Workspace workspace = node.files().inForce().workspace();
        Sight sight = new Sight(who, workspace);
        DeliveryLine.Shown shown = new DeliveryLine.Shown(node, files, sight);
        ZoneId zone = node.alerting().digests().zone();
        LocalDate day = LocalDate.ofInstant(now, zone);
        model.addAttribute("day", When.day(day));
        model.addAttribute("zone", When.name(zone));
        List<Delivery> out = search.publishedSince(day.atStartOfDay(zone).toInstant()).stream()
                .filter(delivery -> sight.sees(delivery.account()))
                .toList();
        model.addAttribute("out", lines(out, shown));
        model.addAttribute("allOut", out.size());
        model.addAttribute(
                "next",
                lines(
                        deliveries.next().stream()
                                .filter(delivery -> sight.sees(delivery.account()))
                                .sorted(Comparator.comparing(Delivery::dueAt).thenComparing(Delivery::id))
                                .toList(),
                        shown));
        needed(who, sight, shown, day, model);
        model.addAttribute("toVerify", toVerify(who, workspace, now));
        model.addAttribute("first", first(who));
        model.addAttribute("accounts", new AccountLines(node, restrictions).of(sight, workspace, now));
        return "today";
    }

    /** How far the first hour is, for whoever can do something about it: nothing is there, or something is open. */
    private @Nullable String first(SignedIn who) {
        if (!who.may(Role.EDITOR)) {
            return null;
        }
        return firstHour.isEmpty() ? "nothing" : firstHour.isOpen() ? "open" : null;
    }

    private static List<DeliveryLine> lines(List<Delivery> deliveries, DeliveryLine.Shown shown) {
        return deliveries.stream().limit(MOST).map(shown::line).toList();
    }

    private void needed(SignedIn who, Sight sight, DeliveryLine.Shown shown, LocalDate day, Model model) {
        model.addAttribute(
                "toApprove",
                node.desk().approvals().of(node.desk().unsent(APPROVALS_AHEAD)).stream()
                        .filter(ApprovalsAhead.Standing::waitsForApproval)
                        .filter(post -> sight.sees(post.delivery().account()))
                        .count());
        model.addAttribute("mayApprove", who.roles().somewhere(Role.APPROVER));
        Stream<Delivery> replies = uncertain.replies().stream().map(Uncertain.Reply::post);
        model.addAttribute(
                "uncertain",
                lines(
                        Stream.concat(uncertain.list().stream(), replies)
                                .filter(delivery -> sight.sees(delivery.account()))
                                .distinct()
                                .toList(),
                        shown));
        model.addAttribute("failed", lines(search.page(of(FAILED, sight, day), 0, MOST), shown));
        model.addAttribute("held", lines(search.page(of(Set.of(DeliveryState.HELD), sight, day), 0, MOST), shown));
    }

    private static DeliverySearch.Wanted of(Set<DeliveryState> states, Sight sight, LocalDate day) {
        return new DeliverySearch.Wanted(
                states,
                Optional.empty(),
                sight.accounts(),
                Optional.empty(),
                Optional.of(day.minusDays(DAYS_OF_FAILURES)),
                Optional.empty());
    }

    /** Whoever is on hold is left out: nothing is said of them, so nothing grows old. */
    private List<ToVerify> toVerify(SignedIn who, Workspace workspace, Instant now) {
        if (!who.may(Role.VIEWER)) {
            return List.of();
        }
        Restrictions.InForce inForce = restrictions.inForce();
        return due(workspace, now).stream()
                .filter(due -> inForce.on(due.id()).isEmpty())
                .map(due -> new ToVerify(due.id().value(), due.name(), due.words(), due.late()))
                .toList();
    }

    /** @param workspace the one in force: another one is another object */
    private record Due(Workspace workspace, Instant quarter, List<DueForVerification> all) {}

    /** Nobody's date changes within a quarter of an hour, in whatever zone; and all of the roll is much to look at. */
    private List<DueForVerification> due(Workspace workspace, Instant now) {
        Instant quarter = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), QUARTER) * QUARTER);
        Due known = lastDue;
        if (known == null || known.workspace() != workspace || !known.quarter().equals(quarter)) {
            known = new Due(workspace, quarter, DueForVerification.of(workspace, now, DAYS_AHEAD));
            lastDue = known;
        }
        return known.all();
    }
}
