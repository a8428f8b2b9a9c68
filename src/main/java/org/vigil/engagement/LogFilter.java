package org.vigil.engagement;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.network.Network;
import org.vigil.profile.ProfileId;

/**
 * Which posts of the log are asked for; what is empty asks for nothing. A post that nobody has begun to read yet is of no
 * network, template or language.
 *
 * @param template the file below the team's folder, such as {@code templates/vigil/prisoner.en.txt}, which
 *     stands for the organisations' own words as well
 * @param language as the account's file has it
 * @param from published at that moment or later
 * @param until published before that moment
 * @param among on one of these accounts
 * @param delivery the one with that number
 */
public record LogFilter(
        Optional<CampaignId> campaign,
        Optional<ProfileId> person,
        Optional<AccountName> account,
        Optional<Network> network,
        Optional<String> template,
        Optional<String> language,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<Set<AccountName>> among,
        Optional<Long> delivery) {
    public LogFilter(
            Optional<CampaignId> campaign,
            Optional<ProfileId> person,
            Optional<AccountName> account,
            Optional<Network> network,
            Optional<String> template,
            Optional<String> language,
            Optional<Instant> from,
            Optional<Instant> until) {
        this(campaign, person, account, network, template, language, from, until, Optional.empty(), Optional.empty());
    }

    /** All posts. */
    public static final LogFilter ALL = new LogFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** One post, by the delivery's number in the database. */
    public static LogFilter of(long delivery) {
        return ALL.only(ALL.among, Optional.of(delivery));
    }

    /** Of these posts those on one of these accounts. */
    public LogFilter among(Set<AccountName> accounts) {
        return only(Optional.of(Set.copyOf(accounts)), delivery);
    }

    private LogFilter only(Optional<Set<AccountName>> accounts, Optional<Long> one) {
        return new LogFilter(campaign, person, account, network, template, language, from, until, accounts, one);
    }

    /** What of it is asked, as conditions on the delivery {@code d} and its series {@code s}. */
    String conditions() {
        List<String> asked = new ArrayList<>();
        campaign.ifPresent(any -> asked.add("d.campaign = :campaign"));
        person.ifPresent(any -> asked.add("d.profile = :person"));
        account.ifPresent(any -> asked.add("d.account = :account"));
        among.ifPresent(any -> asked.add("d.account = any(:among)"));
        delivery.ifPresent(any -> asked.add("d.id = :delivery"));
        network.ifPresent(any -> asked.add("s.network = :network"));
        template.ifPresent(any -> asked.add("(s.template = :template or s.template like :ownWords)"));
        language.ifPresent(any -> asked.add("s.language = :language"));
        from.ifPresent(any -> asked.add("d.published_at >= :from"));
        until.ifPresent(any -> asked.add("d.published_at < :until"));
        if (network.isPresent() || template.isPresent() || language.isPresent()) {
            // A series has its message's moment too. Said of both, neither is searched from its beginning.
            from.ifPresent(any -> asked.add("s.published_at >= :from"));
            until.ifPresent(any -> asked.add("s.published_at < :until"));
        }
        return asked.isEmpty() ? "" : " and " + String.join(" and ", asked) + "\n";
    }

    /** The values of those conditions. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        campaign.ifPresent(value -> values.put("campaign", value.value()));
        person.ifPresent(value -> values.put("person", value.value()));
        account.ifPresent(value -> values.put("account", value.value()));
        among.ifPresent(accounts ->
                values.put("among", accounts.stream().map(AccountName::value).toArray(String[]::new)));
        delivery.ifPresent(value -> values.put("delivery", value));
        network.ifPresent(value -> values.put("network", value.word()));
        template.ifPresent(value -> {
            values.put("template", value);
            values.put("ownWords", TemplateWords.ownWords(value));
        });
        language.ifPresent(value -> values.put("language", value));
        from.ifPresent(value -> values.put("from", value.atOffset(ZoneOffset.UTC)));
        until.ifPresent(value -> values.put("until", value.atOffset(ZoneOffset.UTC)));
        return values;
    }
}
