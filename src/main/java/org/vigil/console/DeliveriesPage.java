package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.SignedIn;
import org.vigil.account.AccountName;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.DeliverySearch;
import org.vigil.delivery.DeliveryState;
import org.vigil.node.Node;
import org.vigil.profile.NameSearch;

/** What became of every post on every account, and why. */
@Controller
final class DeliveriesPage {
    private static final int LINES = 50;
    private static final int ROWS_AT_ONCE = 500;
    private static final String SHOWN = "/deliveries";

    /** @param value as it stands in the address */
    record Choice(String value, String name, boolean chosen) {}

    private final Node node;
    private final TeamFiles files;
    private final DeliverySearch search;

    DeliveriesPage(Node node, TeamFiles files) {
        this.node = node;
        this.files = files;
        this.search = new DeliverySearch(node.database().jdbc());
    }

    @GetMapping(SHOWN)
    String show(
            SignedIn who,
            @RequestParam Map<String, String> asked,
            @RequestParam(name = "before", defaultValue = "0") long before,
            Model model,
            HttpServletResponse response) {
        DeliveryFilter filter = DeliveryFilter.of(asked);
        Sight sight = sight(who);
        DeliveryFilter.Read read = filter.read(sight, people());
        boolean understood = read.problem() == null;
        List<Delivery> found = understood ? search.page(read.wanted(), before, LINES) : List.of();
        DeliveryLine.Shown shown = new DeliveryLine.Shown(node, files, sight);
        model.addAttribute("lines", found.stream().map(shown::line).toList());
        model.addAttribute("found", understood ? search.count(read.wanted()) : 0L);
        model.addAttribute("filter", filter);
        model.addAttribute("problem", read.problem());
        model.addAttribute("campaigns", campaigns(filter));
        model.addAttribute("accounts", accounts(filter, sight));
        model.addAttribute(
                "states",
                Stream.of(DeliveryState.values()).map(DeliveryState::word).toList());
        model.addAttribute("export", address(SHOWN + "/export.csv", filter.query()));
        model.addAttribute(
                "older",
                found.size() < LINES
                        ? null
                        : address(SHOWN, filter.query()) + (filter.query().isEmpty() ? "?" : "&") + "before="
                                + found.getLast().id());
        if (!understood) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        return "deliveries";
    }

    /** All that is filtered, of every page. */
    @GetMapping(SHOWN + "/export.csv")
    void export(SignedIn who, @RequestParam Map<String, String> asked, HttpServletResponse response)
            throws IOException {
        Sight sight = sight(who);
        DeliveryFilter.Read read = DeliveryFilter.of(asked).read(sight, people());
        if (read.problem() != null) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"deliveries.csv\"");
        DeliveryCsv csv = new DeliveryCsv(response.getWriter(), sight);
        List<Delivery> rows = search.page(read.wanted(), 0, ROWS_AT_ONCE);
        while (!rows.isEmpty()) {
            csv.print(rows);
            rows = rows.size() < ROWS_AT_ONCE
                    ? List.of()
                    : search.page(read.wanted(), rows.getLast().id(), ROWS_AT_ONCE);
        }
    }

    private Sight sight(SignedIn who) {
        return new Sight(who, node.files().inForce().workspace());
    }

    private NameSearch people() {
        return new NameSearch(node.files().everKnown().profiles());
    }

    private List<Choice> campaigns(DeliveryFilter filter) {
        return files.campaigns().get().stream()
                .map(campaign -> new Choice(
                        campaign.id().value(),
                        campaign.name(),
                        campaign.id().value().equals(filter.campaign())))
                .toList();
    }

    private List<Choice> accounts(DeliveryFilter filter, Sight sight) {
        return files.accounts().get().stream()
                .filter(account -> sight.sees(account.name()))
                .map(account -> account.name())
                .map(AccountName::value)
                .sorted()
                .map(name -> new Choice(name, name, name.equals(filter.account())))
                .toList();
    }

    private static String address(String path, String query) {
        return query.isEmpty() ? path : path + "?" + query;
    }
}
