package org.vigil.cli;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.account.AccountName;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.engagement.EngagementLog;
import org.vigil.engagement.LogFilter;
import org.vigil.message.TemplateKey;
import org.vigil.network.Network;
import org.vigil.node.Node;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.Workspace;
import picocli.CommandLine.Option;

/** The options that choose posts of the engagement log. What nobody knows is named, not answered with nothing. */
final class EngagementChoice {
    @Option(names = "--campaign", paramLabel = "CAMPAIGN", description = "Only this campaign's posts.")
    private @Nullable String campaign;

    @Option(
            names = "--person",
            paramLabel = "PERSON",
            description = "Only posts about this person, family, group or event: an id or a name.")
    private @Nullable String person;

    @Option(names = "--account", paramLabel = "ACCOUNT", description = "Only posts on this account.")
    private @Nullable String account;

    @Option(
            names = "--network",
            paramLabel = "NETWORK",
            description = "Only posts on this network: x, mastodon, bluesky, telegram or sandbox.")
    private @Nullable Network network;

    @Option(
            names = "--template",
            paramLabel = "FILE",
            description = "Only posts made with this template, such as templates/vigil/prisoner.en.txt.")
    private @Nullable String template;

    @Option(names = "--language", paramLabel = "LANG", description = "Only posts in this language, such as en.")
    private @Nullable String language;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "Only what was published on this day or later, such as 2026-01-05.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE", description = "Only what was published on this day or before.")
    private @Nullable String to;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description =
                    "The zone of these days, such as Asia/Baku. Without it that of the campaign, where one is chosen, else UTC.")
    private @Nullable String zone;

    /** In which zone the days of the range are, said to whoever gave some; empty where nobody did. */
    Optional<String> days(Node node) {
        return from == null && to == null
                ? Optional.empty()
                : Optional.of("The days of the range are those of " + zone(node) + ".");
    }

    LogFilter filter(Node node, Vigil vigil, EngagementLog log) {
        DayRange range = DayRange.of(from, to, zone(node));
        Workspace workspace = node.files().inForce().workspace();
        return new LogFilter(
                Optional.ofNullable(campaign).map(name -> campaign(workspace, log, name)),
                Optional.ofNullable(person).map(name -> person(node, vigil, log, name)),
                Optional.ofNullable(account).map(name -> account(workspace, log, name)),
                Optional.ofNullable(network),
                Optional.ofNullable(template).map(file -> template(workspace, log, file)),
                Optional.ofNullable(language).map(tag -> language(workspace, log, tag)),
                range.start(),
                range.end());
    }

    private ZoneId zone(Node node) {
        return Optional.ofNullable(zone)
                .map(Dates::zone)
                .or(() -> Optional.ofNullable(campaign)
                        .map(EngagementChoice::campaignId)
                        .map(node.files().inForce().workspace().campaigns()::get)
                        .map(Campaign::zone))
                .orElse(ZoneId.of("UTC"));
    }

    /** @throws Failure where it is no campaign's name */
    static CampaignId campaignId(String name) {
        try {
            return new CampaignId(name.strip().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    Vigil.PROBLEMS, "--campaign: \"" + name + "\" is no campaign's name: " + CampaignId.ALLOWED + ".");
        }
    }

    private static CampaignId campaign(Workspace workspace, EngagementLog log, String name) {
        CampaignId id = campaignId(name);
        if (!workspace.campaigns().containsKey(id) && !log.knows(id)) {
            throw unknown(
                    "--campaign: there is no campaign \"" + name + "\"",
                    workspace.campaigns().keySet().stream().map(CampaignId::value));
        }
        return id;
    }

    private static ProfileId person(Node node, Vigil vigil, EngagementLog log, String name) {
        PersonArgument found = PersonArgument.find(node, vigil, name);
        if (!found.known() && !log.knows(found.id())) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    "--person: nobody is called \"" + name + "\", and nothing was published about such an id."
                            + PersonArgument.perhaps(found.similar()));
        }
        return found.id();
    }

    private static AccountName account(Workspace workspace, EngagementLog log, String name) {
        Collection<AccountName> known = workspace.accounts().keySet();
        AccountName account = known.stream()
                .filter(each -> each.value().equals(name.strip()))
                .findFirst()
                .or(() -> accountName(name).filter(log::knows))
                .orElseThrow(() -> unknown(
                        "--account: there is no account \"" + name + "\"",
                        known.stream().map(AccountName::value)));
        return account;
    }

    private static Optional<AccountName> accountName(String name) {
        try {
            return Optional.of(new AccountName(name.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String template(Workspace workspace, EngagementLog log, String file) {
        String path = file.strip();
        Collection<TemplateKey> known = workspace.templates().keySet();
        if (known.stream().noneMatch(key -> key.path().equals(path)) && !log.knowsTemplate(path)) {
            throw unknown(
                    "--template: there is no template \"" + file + "\"",
                    known.stream().map(TemplateKey::path));
        }
        return path;
    }

    private static String language(Workspace workspace, EngagementLog log, String tag) {
        String language = tag.strip();
        if (workspace.accounts().values().stream()
                        .noneMatch(each -> each.language().equals(language))
                && !log.knowsLanguage(language)) {
            throw unknown(
                    "--language: no account speaks \"" + tag + "\"",
                    workspace.accounts().values().stream().map(each -> each.language()));
        }
        return language;
    }

    private static Failure unknown(String what, Stream<String> known) {
        String there = known.distinct().sorted().limit(40).collect(Collectors.joining(", "));
        return new Failure(Vigil.PROBLEMS, what + "." + (there.isEmpty() ? "" : " There is: " + there + "."));
    }
}
