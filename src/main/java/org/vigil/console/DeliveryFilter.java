package org.vigil.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.delivery.DeliverySearch;
import org.vigil.delivery.DeliveryState;
import org.vigil.profile.NameSearch;
import org.vigil.profile.ProfileId;

/**
 * What somebody asks of the deliveries, as it stands in the address.
 *
 * @param state a state's word, {@code all}, or empty for all but what lies ahead
 */
record DeliveryFilter(String state, String campaign, String account, String person, String from, String to) {
    static final String ALL = "all";

    static DeliveryFilter of(Map<String, String> asked) {
        return new DeliveryFilter(
                word(asked, "state"),
                word(asked, "campaign"),
                word(asked, "account"),
                word(asked, "person"),
                word(asked, "from"),
                word(asked, "to"));
    }

    private static String word(Map<String, String> asked, String field) {
        return asked.getOrDefault(field, "").strip();
    }

    /** For the address of another page of the same. */
    String query() {
        return Stream.of(
                        Map.entry("state", state),
                        Map.entry("campaign", campaign),
                        Map.entry("account", account),
                        Map.entry("person", person),
                        Map.entry("from", from),
                        Map.entry("to", to))
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .reduce((a, b) -> a + "&" + b)
                .orElse("");
    }

    /**
     * A filter that is understood, or what is wrong with it.
     *
     * @param problem a key of the texts; null where all is right
     */
    record Read(DeliverySearch.Wanted wanted, @Nullable String problem) {}

    Read read(Sight sight, NameSearch people) {
        Optional<Set<DeliveryState>> states = states();
        Optional<LocalDate> first = day(from);
        Optional<LocalDate> last = day(to);
        Optional<Set<ProfileId>> persons = person.isEmpty() ? Optional.empty() : Optional.of(persons(people));
        Optional<CampaignId> ofCampaign = id(campaign, CampaignId::new);
        Optional<AccountName> onAccount = id(account, AccountName::new);
        DeliverySearch.Wanted wanted = new DeliverySearch.Wanted(
                states.orElse(Set.of()),
                ofCampaign,
                onAccount
                        .map(name -> sight.sees(name) ? Set.of(name) : Set.<AccountName>of())
                        .or(sight::accounts),
                persons,
                first,
                last);
        boolean badName = (ofCampaign.isEmpty() && !campaign.isEmpty()) || (onAccount.isEmpty() && !account.isEmpty());
        boolean badDay = (first.isEmpty() && !from.isEmpty()) || (last.isEmpty() && !to.isEmpty());
        String problem = states.isEmpty() || badName
                ? "deliveries.choice"
                : badDay ? "deliveries.day" : persons.filter(Set::isEmpty).isPresent() ? "deliveries.person" : null;
        return new Read(wanted, problem);
    }

    private Optional<Set<DeliveryState>> states() {
        if (state.isEmpty()) {
            return Optional.of(EnumSet.complementOf(EnumSet.of(DeliveryState.PLANNED)));
        }
        if (state.equals(ALL)) {
            return Optional.of(EnumSet.allOf(DeliveryState.class));
        }
        return Stream.of(DeliveryState.values())
                .filter(each -> each.word().equals(state))
                .findFirst()
                .map(Set::of);
    }

    private static <T> Optional<T> id(String text, Function<String, T> reader) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(reader.apply(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // the caller says what may stand there
        }
    }

    private Set<ProfileId> persons(NameSearch people) {
        List<ProfileId> meant = people.meant(person);
        return new HashSet<>(meant.isEmpty() ? NameSearch.id(person).stream().toList() : meant);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // the caller says what may stand there
        }
    }
}
