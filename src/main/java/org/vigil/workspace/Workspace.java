package org.vigil.workspace;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.message.Template;
import org.vigil.message.TemplateKey;
import org.vigil.organisation.Organisation;
import org.vigil.organisation.OrganisationId;
import org.vigil.profile.Event;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.settings.Settings;
import org.vigil.source.Problem;
import org.vigil.source.SourceTree;

/**
 * A team's folder, read as one. A file that cannot be read is absent here and named in the problems; it never stops the
 * others.
 *
 * @param events by id, which is no profile's
 * @param problems of single files, by file and line; what does not fit together is {@link Check}'s
 */
public record Workspace(
        SourceTree tree,
        Map<ProfileId, Profile> profiles,
        Map<ProfileId, Event> events,
        Map<CampaignId, Campaign> campaigns,
        Map<AccountName, Account> accounts,
        Map<TemplateKey, Template> templates,
        Settings settings,
        Map<OrganisationId, Organisation> organisations,
        List<Problem> problems) {

    public static Workspace read(SourceTree tree) {
        return new WorkspaceReader().read(tree);
    }

    /** The same folder with every account speaking one language, to see what a template of it would say. */
    public Workspace inLanguage(String language) {
        Map<AccountName, Account> speaking = new TreeMap<>();
        accounts.forEach((name, account) -> speaking.put(name, account.speaking(language)));
        return new Workspace(tree, profiles, events, campaigns, speaking, templates, settings, organisations, problems);
    }

    /** The same folder without confirmations of days that are still to come everywhere on earth. */
    public Workspace asOf(Instant now) {
        LocalDate today = lastToday(now);
        Map<ProfileId, Profile> known = new TreeMap<>();
        profiles.forEach((id, profile) -> known.put(id, profile.withoutFutureNews(today)));
        return new Workspace(tree, known, events, campaigns, accounts, templates, settings, organisations, problems);
    }

    /** The same folder with another event, or with other words of one. */
    public Workspace with(Event event) {
        Map<ProfileId, Event> all = new TreeMap<>(events);
        all.put(event.id(), event);
        return new Workspace(tree, profiles, all, campaigns, accounts, templates, settings, organisations, problems);
    }

    /** The date where the day begins first. */
    static LocalDate lastToday(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.ofHours(14));
    }

    public Optional<Organisation> organisation(OrganisationId id) {
        return Optional.ofNullable(organisations.get(id));
    }

    /** What posts are about by an id: a profile, or what an event has in common with one. */
    public Optional<Profile> spokenOf(ProfileId id) {
        return profile(id).or(() -> Optional.ofNullable(events.get(id)).map(Event::asProfile));
    }

    /** What somebody is called on a page, in English where there is such a name; empty for who is not to be shown. */
    public Optional<String> shownName(ProfileId id, Instant now) {
        return spokenOf(id)
                .filter(profile -> !profile.withheld() && !profile.minorOn(profile.dayAt(now)))
                .map(profile -> profile.name("en"));
    }

    public Optional<Profile> profile(ProfileId id) {
        return Optional.ofNullable(profiles.get(id));
    }
}
