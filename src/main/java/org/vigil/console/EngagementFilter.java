package org.vigil.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.account.AccountName;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.engagement.LogFilter;
import org.vigil.engagement.report.Narrowing;
import org.vigil.network.Network;
import org.vigil.profile.NameSearch;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.Workspace;

/** What somebody asks of the engagement, as it stands in the address; what is empty asks for nothing. */
record EngagementFilter(
        String campaign,
        String person,
        String account,
        String network,
        String template,
        String language,
        String from,
        String to,
        boolean simulated) {
    private static final int LONGEST = 200;

    static EngagementFilter of(Map<String, String> asked) {
        return new EngagementFilter(
                word(asked, "campaign"),
                word(asked, "person"),
                word(asked, "account"),
                word(asked, "network"),
                word(asked, "template"),
                word(asked, "language"),
                word(asked, "from"),
                word(asked, "to"),
                asked.containsKey("simulated"));
    }

    private static String word(Map<String, String> asked, String field) {
        String word = asked.getOrDefault(field, "").strip();
        return word.substring(0, Math.min(word.length(), LONGEST));
    }

    /** The same of another campaign and other days. */
    EngagementFilter about(String otherCampaign, LocalDate first, LocalDate last) {
        return new EngagementFilter(
                otherCampaign,
                person,
                account,
                network,
                template,
                language,
                first.toString(),
                last.toString(),
                simulated);
    }

    /** For the address of another page of the same. */
    String query() {
        return Stream.of(
                        Map.entry("campaign", campaign),
                        Map.entry("person", person),
                        Map.entry("account", account),
                        Map.entry("network", network),
                        Map.entry("template", template),
                        Map.entry("language", language),
                        Map.entry("from", from),
                        Map.entry("to", to),
                        Map.entry("simulated", simulated ? "true" : ""))
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /**
     * What is understood of it.
     *
     * @param problem a key of the texts; null where all is
     */
    record Read(
            LogFilter log,
            Narrowing narrowing,
            Optional<LocalDate> first,
            Optional<LocalDate> last,
            @Nullable String problem) {}

    Read read(Sight sight, Workspace workspace, NameSearch people) {
        Optional<CampaignId> ofCampaign = id(campaign, CampaignId::new);
        Optional<AccountName> onAccount = id(account, AccountName::new);
        Optional<Network> onNetwork = Stream.of(Network.values())
                .filter(each -> each.word().equals(network))
                .findFirst();
        Optional<LocalDate> first = day(from);
        Optional<LocalDate> last = day(to);
        Optional<ProfileId> about = person.isEmpty() ? Optional.empty() : only(people);
        Optional<Set<AccountName>> among = onAccount
                .map(name -> sight.sees(name) ? Set.of(name) : Set.<AccountName>of())
                .or(sight::accounts);
        ZoneId zone = ofCampaign
                .flatMap(id -> Optional.ofNullable(workspace.campaigns().get(id)))
                .map(Campaign::zone)
                .orElse(ZoneOffset.UTC);
        LogFilter log = new LogFilter(
                ofCampaign,
                about,
                Optional.empty(),
                onNetwork,
                asked(template),
                asked(language),
                first.map(day -> day.atStartOfDay(zone).toInstant()),
                last.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()));
        return new Read(
                among.map(log::among).orElse(log),
                new Narrowing(among, onNetwork, asked(template), asked(language)),
                first,
                last,
                problem(ofCampaign, onAccount, onNetwork, first, last, about));
    }

    private @Nullable String problem(
            Optional<CampaignId> ofCampaign,
            Optional<AccountName> onAccount,
            Optional<Network> onNetwork,
            Optional<LocalDate> first,
            Optional<LocalDate> last,
            Optional<ProfileId> about) {
        if (isNot(campaign, ofCampaign) || isNot(account, onAccount) || isNot(network, onNetwork)) {
            return "engagement.choice";
        }
        if (isNot(from, first) || isNot(to, last)) {
            return "deliveries.day";
        }
        if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
            return "engagement.days";
        }
        return isNot(person, about) ? "deliveries.person" : null;
    }

    private static boolean isNot(String typed, Optional<?> understood) {
        return !typed.isEmpty() && understood.isEmpty();
    }

    private static Optional<String> asked(String word) {
        return Optional.of(word).filter(any -> !any.isEmpty());
    }

    private static <T> Optional<T> id(String text, Function<String, T> reader) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(reader.apply(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // the caller says what may stand there
        }
    }

    private Optional<ProfileId> only(NameSearch people) {
        List<ProfileId> meant = people.meant(person);
        return meant.isEmpty() ? NameSearch.id(person) : Optional.of(meant.getFirst());
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // the caller says what may stand there
        }
    }
}
