package org.vigil.console;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.delivery.DeliveryState;

/** The first page: what goes on, in one look. */
@Controller
final class OverviewPage {
    private static final int POSTS = 12;
    private static final int WITHDRAWN = 20;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    /** Those that are always told; the others only where there are any. */
    private static final List<DeliveryState> ALWAYS = List.of(
            DeliveryState.PUBLISHED,
            DeliveryState.WITHDRAWN,
            DeliveryState.HELD,
            DeliveryState.REFUSED,
            DeliveryState.MISSED);

    /** @param state a key of the texts */
    record Sum(String state, long number) {}

    record AccountLink(AccountName name, String network, boolean sandbox) {}

    /** @param convention a key of the texts: how days in custody are counted */
    record CampaignPanel(
            String name,
            @Nullable String from,
            @Nullable String to,
            @Nullable String note,
            String convention,
            List<Sum> sums,
            List<AccountLink> accounts,
            List<PassedOverLine> passedOver) {}

    record PassedOverLine(String name, String why) {}

    /** @param successor null where nobody took the slot who may be named */
    record WithdrawnLine(
            String name,
            String campaign,
            String date,
            String why,
            @Nullable String successor) {}

    private final TeamFiles files;
    private final Ledger ledger;
    private final Posts posts;
    private final Cards cards;
    private final Today today;

    OverviewPage(TeamFiles files, Ledger ledger, Posts posts, Cards cards, Today today) {
        this.today = today;
        this.files = files;
        this.ledger = ledger;
        this.posts = posts;
        this.cards = cards;
    }

    /** For whoever is signed in it is the day's work; for whoever looks at the demo what has been. */
    @GetMapping("/")
    String show(Model model) {
        return Visitors.signedIn()
                .filter(who -> !who.isGuest())
                .map(who -> today.show(who, model))
                .orElseGet(() -> overview(model));
    }

    private String overview(Model model) {
        List<Campaign> campaigns = files.campaigns().get();
        Map<CampaignId, Map<DeliveryState, Long>> sums = ledger.sums();
        model.addAttribute("simulated", ledger.anySimulated());
        model.addAttribute("sums", sums(ALWAYS, sums.values()));
        List<Card> newest = cards.bySlot(posts.newest(POSTS));
        model.addAttribute("posts", newest);
        model.addAttribute("limited", newest.size() == POSTS);
        model.addAttribute("campaigns", panels(campaigns, sums));
        List<WithdrawnLine> withdrawn = withdrawn(campaigns);
        model.addAttribute("withdrawn", withdrawn);
        model.addAttribute("unnamed", ledger.allWithdrawn() - withdrawn.size());
        return "overview";
    }

    private List<CampaignPanel> panels(List<Campaign> campaigns, Map<CampaignId, Map<DeliveryState, Long>> sums) {
        Map<AccountName, Account> accounts =
                files.accounts().get().stream().collect(Collectors.toMap(Account::name, account -> account));
        return campaigns.stream()
                .map(campaign -> new CampaignPanel(
                        campaign.name(),
                        day(campaign.from()),
                        day(campaign.to()),
                        campaign.note(),
                        campaign.convention().name().toLowerCase(Locale.ROOT),
                        sums(
                                List.of(),
                                Optional.ofNullable(sums.get(campaign.id())).stream()
                                        .toList()),
                        campaign.accounts().stream()
                                .flatMap(name -> Optional.ofNullable(accounts.get(name)).stream())
                                .map(account -> new AccountLink(
                                        account.name(), Cards.look(account).word(), account.isSandbox()))
                                .toList(),
                        files.passedOver().apply(campaign).entrySet().stream()
                                .map(person -> new PassedOverLine(person.getKey(), person.getValue()))
                                .toList()))
                .toList();
    }

    private static List<Sum> sums(List<DeliveryState> always, Iterable<Map<DeliveryState, Long>> states) {
        List<Sum> sums = new ArrayList<>();
        Stream.concat(always.stream(), Stream.of(DeliveryState.values()))
                .distinct()
                .forEach(state -> {
                    long number = 0;
                    for (Map<DeliveryState, Long> each : states) {
                        number += each.getOrDefault(state, 0L);
                    }
                    if (number > 0 || always.contains(state)) {
                        sums.add(new Sum(state.word(), number));
                    }
                });
        return sums;
    }

    private List<WithdrawnLine> withdrawn(List<Campaign> campaigns) {
        Map<CampaignId, String> names = campaigns.stream().collect(Collectors.toMap(Campaign::id, Campaign::name));
        return ledger.withdrawn(WITHDRAWN).stream()
                .flatMap(line -> files.name().apply(line.profile()).stream()
                        .map(name -> new WithdrawnLine(
                                name,
                                names.getOrDefault(
                                        line.campaign(), line.campaign().value()),
                                DAY.format(line.date()),
                                line.why(),
                                Optional.ofNullable(line.successor())
                                        .flatMap(files.name())
                                        .orElse(null))))
                .toList();
    }

    private static @Nullable String day(@Nullable LocalDate date) {
        return date == null ? null : DAY.format(date);
    }
}
