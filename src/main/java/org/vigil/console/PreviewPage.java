package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.SignedIn;
import org.vigil.account.AccountName;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.Slot;
import org.vigil.delivery.Eligibility;
import org.vigil.delivery.Restrictions;
import org.vigil.node.Node;
import org.vigil.workspace.Preview;
import org.vigil.workspace.PreviewEntry;
import org.vigil.workspace.Workspace;

/** What a campaign would post, by network and as heard, from the files in force alone: as {@code ./vigil preview}. */
@Controller
final class PreviewPage {
    private static final int USUAL_DAYS = 7;
    private static final List<Integer> DAYS = List.of(1, USUAL_DAYS, 31);

    record Choice(String id, String name) {}

    /**
     * What one account would say.
     *
     * @param network whose look and limits it has, as a key of the texts
     */
    record OnAccount(String account, String network, boolean sandbox, List<Entry> entries) {}

    /**
     * One post that would go out.
     *
     * @param person the name; null for whom no name is shown
     * @param id the profile's
     * @param time as the campaign's clocks show it; empty for what no slot of its gives
     * @param pieces as its followers would see it
     * @param heard what a screen reader speaks of it, a line for each pause
     * @param withoutBasis whether it does not go out as it is now, since no basis for a real network is known
     */
    record Entry(
            @Nullable String person,
            String id,
            String day,
            String time,
            @Nullable String special,
            String language,
            List<Card.Piece> pieces,
            List<String> heard,
            int length,
            int limit,
            boolean withoutBasis,
            List<String> notes,
            List<String> problems) {}

    private final Node node;
    private final TeamFiles files;
    private final ComingCosts costs;

    PreviewPage(Node node, TeamFiles files, ComingCosts costs) {
        this.node = node;
        this.files = files;
        this.costs = costs;
    }

    @GetMapping("/preview")
    String show(
            SignedIn who,
            @RequestParam(name = "campaign", defaultValue = "") String asked,
            @RequestParam(name = "from", defaultValue = "") String from,
            @RequestParam(name = "days", defaultValue = "") String days,
            Model model,
            HttpServletResponse response) {
        Workspace workspace = node.files().inForce().workspace();
        Sight sight = new Sight(who, workspace);
        List<Campaign> campaigns = workspace.campaigns().values().stream()
                .filter(campaign -> campaign.accounts().isEmpty()
                        || campaign.accounts().stream().anyMatch(sight::sees))
                .toList();
        Optional<Campaign> chosen = asked.isEmpty()
                ? campaigns.stream().findFirst()
                : campaigns.stream()
                        .filter(campaign -> campaign.id().value().equals(asked))
                        .findFirst();
        model.addAttribute(
                "campaigns",
                campaigns.stream()
                        .map(campaign -> new Choice(campaign.id().value(), campaign.name()))
                        .toList());
        model.addAttribute("allDays", DAYS);
        model.addAttribute("days", USUAL_DAYS);
        model.addAttribute("broken", broken(sight));
        if (chosen.isPresent()) {
            one(chosen.get(), workspace, sight, from, days, model, response);
        } else if (!asked.isEmpty()) {
            wrong("campaign-preview.campaign", model, response);
        }
        return "campaign-preview";
    }

    private static void wrong(String problem, Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        model.addAttribute("problem", problem);
    }

    private void one(
            Campaign campaign,
            Workspace workspace,
            Sight sight,
            String from,
            String days,
            Model model,
            HttpServletResponse response) {
        Optional<LocalDate> first = from.isBlank()
                ? Optional.of(Preview.usualFrom(campaign, node.clock().instant()))
                : day(from);
        Optional<Integer> many = days.isBlank()
                ? Optional.of(USUAL_DAYS)
                : DAYS.stream()
                        .filter(each -> each.toString().equals(days.strip()))
                        .findFirst();
        if (first.isEmpty() || many.isEmpty()) {
            wrong(first.isEmpty() ? "campaign-preview.day" : "campaign-preview.days", model, response);
        }
        LocalDate begin =
                first.orElseGet(() -> Preview.usualFrom(campaign, node.clock().instant()));
        model.addAttribute("campaign", new Choice(campaign.id().value(), campaign.name()));
        model.addAttribute("zone", When.name(campaign.zone()));
        model.addAttribute("from", begin.toString());
        model.addAttribute("days", many.orElse(USUAL_DAYS));
        model.addAttribute("started", node.desk().isStarted(campaign.id()));
        model.addAttribute(
                "accounts",
                onAccounts(
                        Preview.of(workspace, campaign, begin, many.orElse(USUAL_DAYS)), campaign, workspace, sight));
        model.addAttribute(
                "cost",
                costs.of(campaign, begin)
                        .map(cost -> sight.discreet(cost.toString()))
                        .orElse(null));
    }

    private List<OnAccount> onAccounts(
            List<PreviewEntry> entries, Campaign campaign, Workspace workspace, Sight sight) {
        Eligibility eligibility = new Eligibility(
                node.files().inForce(), new Restrictions(node.database().jdbc()).inForce());
        boolean real = campaign.accounts().stream()
                .flatMap(name -> Optional.ofNullable(workspace.accounts().get(name)).stream())
                .anyMatch(account -> !account.isSandbox());
        Map<AccountName, List<PreviewEntry>> byAccount = entries.stream()
                .filter(entry -> sight.sees(entry.account()))
                .collect(Collectors.groupingBy(PreviewEntry::account, LinkedHashMap::new, Collectors.toList()));
        List<OnAccount> result = new ArrayList<>();
        byAccount.forEach((name, posts) -> Optional.ofNullable(
                        workspace.accounts().get(name))
                .ifPresent(account -> result.add(new OnAccount(
                        name.value(),
                        Cards.look(account).word(),
                        account.isSandbox(),
                        posts.stream()
                                .map(post -> entry(post, campaign, sight, real ? eligibility : null))
                                .toList()))));
        return result;
    }

    /** @param eligibility null where no real account speaks: then nobody needs a basis */
    private Entry entry(PreviewEntry entry, Campaign campaign, Sight sight, @Nullable Eligibility eligibility) {
        Optional<Slot> slot = campaign.slots().stream()
                .filter(known -> known.id().equals(entry.slot()))
                .findFirst();
        Instant noon =
                entry.date().atTime(LocalTime.NOON).atZone(campaign.zone()).toInstant();
        return new Entry(
                files.name().apply(entry.profile()).orElse(null),
                entry.profile().value(),
                When.day(entry.date()),
                slot.map(known -> known.at().toString()).orElse(""),
                entry.special().isNothing() ? null : entry.special().words(),
                entry.language(),
                Cards.pieces(entry),
                entry.asHeard(),
                entry.length(),
                entry.limit(),
                eligibility != null
                        && eligibility.basisMissing(entry.profile(), noon).isPresent(),
                entry.notes().stream().map(sight::discreet).toList(),
                entry.problems().stream().map(sight::discreet).toList());
    }

    private List<String> broken(Sight sight) {
        return node.files().inForce().broken().entrySet().stream()
                .filter(file -> file.getKey().startsWith("schedules/"))
                .map(file -> sight.discreet(file.getKey() + ": " + file.getValue()))
                .toList();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException e) {
            return Optional.empty(); // said on the page
        }
    }
}
