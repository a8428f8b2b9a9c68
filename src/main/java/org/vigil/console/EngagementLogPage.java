package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.account.KeyUnavailable;
import org.vigil.delivery.Eligibility;
import org.vigil.delivery.Restrictions;
import org.vigil.engagement.EngagementLog;
import org.vigil.engagement.FollowerReply;
import org.vigil.engagement.LogFilter;
import org.vigil.exchange.EngagementExport;
import org.vigil.exchange.EngagementPrinter;
import org.vigil.node.Node;
import org.vigil.profile.NameSearch;
import org.vigil.profile.ProfileId;

/** What followers did with each post, as it was last read, and how one post went on: the log of {@code ./vigil engagement}. */
@Controller
final class EngagementLogPage {
    private static final int LINES = 50;
    private static final int MOST_READINGS = 2_000;
    private static final int MOST_REPLIES = 200;
    private static final String LOG = "/engagement/log";

    private final Node node;
    private final TeamFiles files;
    private final EngagementChoices choices;

    EngagementLogPage(Node node, TeamFiles files) {
        this.node = node;
        this.files = files;
        this.choices = new EngagementChoices(node);
    }

    @GetMapping(LOG)
    String show(
            SignedIn who,
            @RequestParam Map<String, String> asked,
            @RequestParam(name = "before", defaultValue = "") String before,
            Model model,
            HttpServletResponse response) {
        EngagementFilter filter = EngagementFilter.of(asked);
        Sight sight = sight(who);
        EngagementFilter.Read read = read(filter, sight);
        Optional<EngagementLog.Place> place = place(before);
        String problem =
                read.problem() == null && place.isEmpty() && !before.isEmpty() ? "engagement.choice" : read.problem();
        choices.show(filter, sight, model);
        model.addAttribute("query", filter.query());
        if (problem != null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("problem", problem);
            model.addAttribute("lines", List.of());
            return "engagement-log";
        }
        page(filter, read.log(), place, sight, model);
        return "engagement-log";
    }

    /** Whoever is kept back is left out after the page was read: some pages are shorter. */
    private void page(
            EngagementFilter filter, LogFilter asked, Optional<EngagementLog.Place> before, Sight sight, Model model) {
        List<EngagementLog.Entry> entries = log().page(asked, before, LINES);
        Predicate<ProfileId> keptBack = keptBack();
        EngagementLine.Shown shown = new EngagementLine.Shown(node, files, sight);
        model.addAttribute(
                "lines",
                entries.stream()
                        .filter(entry -> !keptBack.test(entry.profile()))
                        .map(shown::line)
                        .toList());
        model.addAttribute(
                "older",
                entries.size() < LINES ? null : LOG + "?" + with(filter.query(), "before=" + place(entries.getLast())));
    }

    private static String with(String query, String more) {
        return query.isEmpty() ? more : query + "&" + more;
    }

    private static String place(EngagementLog.Entry last) {
        return last.publishedAt() + "_" + last.delivery();
    }

    private static Optional<EngagementLog.Place> place(String text) {
        String[] parts = text.split("_", 2);
        try {
            return parts.length == 2
                    ? Optional.of(new EngagementLog.Place(Instant.parse(parts[0]), Long.parseLong(parts[1])))
                    : Optional.empty();
        } catch (DateTimeParseException | NumberFormatException e) {
            return Optional.empty(); // the caller says what may stand there
        }
    }

    @GetMapping(LOG + ".csv")
    void csv(SignedIn who, @RequestParam Map<String, String> asked, HttpServletResponse response) throws IOException {
        export(who, asked, response, "text/csv;charset=UTF-8", "engagement.csv", EngagementPrinter::csv);
    }

    @GetMapping(LOG + ".ndjson")
    void ndjson(SignedIn who, @RequestParam Map<String, String> asked, HttpServletResponse response)
            throws IOException {
        export(
                who,
                asked,
                response,
                "application/x-ndjson;charset=UTF-8",
                "engagement.ndjson",
                EngagementPrinter::ndjson);
    }

    /** All that is filtered, bit by bit. */
    private void export(
            SignedIn who,
            Map<String, String> asked,
            HttpServletResponse response,
            String type,
            String file,
            Function<PrintWriter, EngagementPrinter> format)
            throws IOException {
        EngagementFilter.Read read = read(EngagementFilter.of(asked), sight(who));
        if (read.problem() != null) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        response.setContentType(type);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
        new EngagementExport(log(), keptBack())
                .print(read.log(), asked.containsKey("history"), format.apply(response.getWriter()));
    }

    /** How one post went on. */
    @GetMapping("/engagement/posts/{id}")
    String one(SignedIn who, @PathVariable("id") long id, Model model, HttpServletResponse response) {
        List<EngagementLog.Entry> readings = new ArrayList<>();
        log().history(LogFilter.of(id), entry -> {
            if (readings.size() < MOST_READINGS) {
                readings.add(entry);
            }
        });
        Sight sight = sight(who);
        if (readings.isEmpty()
                || !sight.sees(readings.getFirst().account())
                || keptBack().test(readings.getFirst().profile())) {
            return AccountsPage.missing(model, response);
        }
        EngagementLine.Shown shown = new EngagementLine.Shown(node, files, sight);
        model.addAttribute("post", shown.line(readings.getLast()));
        model.addAttribute(
                "readings",
                readings.stream()
                        .filter(each -> each.observedAt() != null)
                        .map(shown::line)
                        .toList());
        model.addAttribute("zone", When.name(shown.zone(readings.getFirst())));
        replies(id, sight.may(readings.getFirst().account(), Role.APPROVER), model);
        return "engagement-post";
    }

    /** @param text of a stranger; who it was is not known */
    record Answer(When at, @Nullable String language, String text) {}

    /** These words may hurt, and may be somebody's whom they name: for those who look after the campaign. */
    private void replies(long id, boolean mayRead, Model model) {
        model.addAttribute("mayReadReplies", mayRead);
        if (!mayRead) {
            return;
        }
        try {
            model.addAttribute(
                    "replies",
                    node.replies().to(id, MOST_REPLIES).stream()
                            .map(reply -> new Answer(When.second(reply.at()), language(reply), reply.text()))
                            .toList());
            model.addAttribute("noKey", false);
        } catch (KeyUnavailable e) {
            model.addAttribute("replies", List.of());
            model.addAttribute("noKey", true);
        }
    }

    /** A stranger's network says it: what is no language at all is not repeated. */
    private static @Nullable String language(FollowerReply reply) {
        String language = reply.language();
        return language != null && language.matches("[A-Za-z0-9-]{2,35}") ? language : null;
    }

    private EngagementFilter.Read read(EngagementFilter filter, Sight sight) {
        return filter.read(
                sight,
                node.files().inForce().workspace(),
                new NameSearch(node.files().everKnown().profiles()));
    }

    private Sight sight(SignedIn who) {
        return new Sight(who, node.files().inForce().workspace());
    }

    private EngagementLog log() {
        return new EngagementLog(
                node.database().jdbc(),
                node.database().transactions(),
                name -> Optional.ofNullable(
                                node.files().inForce().workspace().accounts().get(name))
                        .map(account -> account.network()));
    }

    /** Of whom nothing is said now, as the command asks it. */
    private Predicate<ProfileId> keptBack() {
        Eligibility eligibility = new Eligibility(
                node.files().inForce(), new Restrictions(node.database().jdbc()).inForce());
        Instant now = node.clock().instant();
        Map<ProfileId, Boolean> known = new HashMap<>();
        return id -> known.computeIfAbsent(id, each -> eligibility.isKeptBack(each, now));
    }
}
