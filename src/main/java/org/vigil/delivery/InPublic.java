package org.vigil.delivery;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.campaign.ForFollowers;
import org.vigil.network.Message;
import org.vigil.organisation.OrganisationsFile;
import org.vigil.profile.Action;
import org.vigil.profile.Profile;
import org.vigil.workspace.Workspace;

/**
 * What everybody may see at one moment, by the answers that the gate gives of a first post on a real network. Belongs to
 * one thread.
 */
public final class InPublic {
    private final Instant now;
    private final AcceptedFiles.InForce files;
    private final Restrictions.InForce restrictions;
    private final Map<CampaignId, StartedCampaigns.Started> started;
    private final Map<CampaignId, Agreed> agreed;
    private final Eligibility eligibility;

    InPublic(
            Instant now,
            AcceptedFiles.InForce files,
            Restrictions.InForce restrictions,
            Map<CampaignId, StartedCampaigns.Started> started,
            Map<CampaignId, Agreed> agreed) {
        this.now = now;
        this.files = files;
        this.restrictions = restrictions;
        this.started = started;
        this.agreed = agreed;
        this.eligibility = new Eligibility(files, restrictions);
    }

    /**
     * Somebody who may be shown.
     *
     * @param profile with what the file and the recorded consent both allow
     * @param named whom words about it may name beside it
     */
    public record Shown(Profile profile, List<Profile> named) {}

    public Instant now() {
        return now;
    }

    public Workspace workspace() {
        return files.workspace();
    }

    /** The campaigns of which anything is open to everybody. */
    public List<Campaign> campaigns() {
        return files.workspace().campaigns().values().stream()
                .filter(campaign -> open(campaign).any())
                .toList();
    }

    /**
     * What of a campaign is open: nothing of a draft, before its first day, while it or everything is stopped, while a file
     * that it is said by is broken, or where its own words name somebody whom no words may name.
     */
    public ForFollowers open(Campaign campaign) {
        StartedCampaigns.Started start = started.get(campaign.id());
        boolean stopped = restrictions.everything().isPresent()
                || restrictions.on(campaign.id()).isPresent();
        boolean early = campaign.from() != null
                && now.isBefore(campaign.from().atStartOfDay(campaign.zone()).toInstant());
        Agreed known = agreed.get(campaign.id());
        return start == null || known == null || stopped || early || isBroken(campaign) || namesSilenced(campaign)
                ? ForFollowers.NONE
                : known.followers(campaign);
    }

    private boolean isBroken(Campaign campaign) {
        Map<String, String> broken = files.broken();
        return broken.containsKey(campaign.file())
                || broken.containsKey("accounts.yaml")
                || (!campaign.organisations().isEmpty() && broken.containsKey(OrganisationsFile.PATH));
    }

    private boolean namesSilenced(Campaign campaign) {
        return Stream.of(
                        Stream.of(campaign.name()),
                        Stream.ofNullable(campaign.note()),
                        campaign.hashtags().stream(),
                        campaign.actions().stream().flatMap(InPublic::words))
                .flatMap(words -> words)
                .anyMatch(this::namesSilenced);
    }

    /** Whether words name somebody whom no words may name. */
    public boolean namesSilenced(String words) {
        return eligibility.namesSilenced(words, now);
    }

    private static Stream<String> words(Action action) {
        return Stream.of(action.ask().values().stream(), action.text().values().stream(), Stream.of(action.office()))
                .flatMap(words -> words);
    }

    /** Those of a campaign's roll who may be shown, in the roll's order. */
    public List<Shown> roll(Campaign campaign) {
        return campaign.roll().members(List.copyOf(files.workspace().profiles().values())).stream()
                .filter(profile -> eligibility
                        .silenceInPublic(profile.id(), now, campaign.convention())
                        .isEmpty())
                .filter(profile -> !idTellsWithheld(profile))
                .map(profile -> new Shown(
                        eligibility.shownInPublic(profile, now),
                        eligibility.namedInPublic(profile, now, campaign.convention()).stream()
                                .map(other -> eligibility.shownInPublic(other, now))
                                .toList()))
                .toList();
    }

    /** A public address has the id in it: of a name that is withheld it must not say a word that no public name has. */
    private static boolean idTellsWithheld(Profile profile) {
        Profile published = profile.published();
        Set<String> secret = words(Stream.concat(profile.names().values().stream(), profile.aliases().stream()));
        secret.removeAll(words(Stream.concat(published.names().values().stream(), published.aliases().stream())));
        return Stream.of(profile.id().value().split("-", -1)).anyMatch(secret::contains);
    }

    private static Set<String> words(Stream<String> names) {
        return names.flatMap(name -> Stream.of(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{Nd}]+", -1)))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Whether a post that stands on a network may be shown once more, with the words that it has there by now. */
    public boolean mayBeRepeated(PublishedPost post, Campaign campaign) {
        Account account = files.workspace().accounts().get(post.account());
        Profile profile = files.workspace().spokenOf(post.profile()).orElse(null);
        if (account == null || account.isSandbox() || profile == null) {
            return false;
        }
        Message words = post.message(account.visibility());
        return silence(post, campaign).isEmpty()
                && new StillSayable(eligibility, account, now, campaign.convention())
                        .objection(profile, words)
                        .isEmpty();
    }

    private Optional<String> silence(PublishedPost post, Campaign campaign) {
        return eligibility
                .silence(post.kind(), post.profile(), now, campaign.convention())
                .or(() -> eligibility.basisMissing(post.profile(), now));
    }
}
