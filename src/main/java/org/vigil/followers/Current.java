package org.vigil.followers;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.campaign.ForFollowers;
import org.vigil.delivery.InPublic;
import org.vigil.delivery.PublicLooks;
import org.vigil.delivery.PublishedPost;
import org.vigil.message.PosterWriter;
import org.vigil.message.Template;
import org.vigil.message.TemplateKey;
import org.vigil.profile.ProfileId;
import org.vigil.settings.PublicSite;
import org.vigil.source.SourceTree;
import org.vigil.workspace.Workspace;

/**
 * What everybody may see, as it was at one moment. It does not change, and is the same for all who ask.
 *
 * @param site where it is found; empty where nothing is public
 */
record Current(
        Instant at,
        Optional<URI> site,
        SourceTree tree,
        Map<CampaignId, Open> campaigns,
        Made<Answer> answers,
        Made<Days> days,
        Map<Object, Counters.Stepped> steps) {

    /**
     * A campaign of which something is open.
     *
     * @param languages of its pages, the usual one first
     * @param roll who may be shown, in order
     * @param posts the newest first; none where its feed is not open
     * @param accountLanguage the language in which each account speaks
     * @param workspace of which posters are made
     * @param keptBack the words of posters that name somebody of whom nothing may be said
     * @param posters by whom, language and form; empty for one that there is not
     */
    record Open(
            Campaign campaign,
            ForFollowers what,
            List<String> languages,
            Map<ProfileId, InPublic.Shown> roll,
            List<PublishedPost> posts,
            Map<String, String> accountLanguage,
            Workspace workspace,
            Set<TemplateKey> keptBack,
            Made<Optional<PublicPosters.Offer>> posters) {}

    private static final int POSTS_LOOKED_AT = 200;
    private static final int POSTS_SHOWN = 50;

    static Current of(PublicLooks looks) {
        InPublic seen = looks.look();
        Workspace workspace = seen.workspace();
        Optional<URI> site = workspace.settings().followers().map(PublicSite::url);
        Map<CampaignId, Open> open = new LinkedHashMap<>();
        if (site.isPresent()) {
            seen.campaigns().forEach(campaign -> open.put(campaign.id(), open(seen, campaign, looks)));
        }
        return new Current(
                seen.now(), site, workspace.tree(), open, new Made<>(), new Made<>(), new ConcurrentHashMap<>());
    }

    private static Open open(InPublic seen, Campaign campaign, PublicLooks looks) {
        ForFollowers what = seen.open(campaign);
        Map<ProfileId, InPublic.Shown> roll = new LinkedHashMap<>();
        if (what.pages() || what.counter()) {
            seen.roll(campaign).forEach(shown -> roll.put(shown.profile().id(), shown));
        }
        List<PublishedPost> posts = what.feed()
                ? looks.posts(campaign.id(), POSTS_LOOKED_AT).stream()
                        .filter(post -> seen.mayBeRepeated(post, campaign))
                        .limit(POSTS_SHOWN)
                        .toList()
                : List.of();
        List<Account> accounts = campaign.accounts().stream()
                .flatMap(name -> Optional.ofNullable(seen.workspace().accounts().get(name)).stream())
                .toList();
        Map<String, String> speaks = new LinkedHashMap<>();
        accounts.forEach(account -> speaks.put(account.name().value(), account.language()));
        return new Open(
                campaign,
                what,
                languages(accounts),
                roll,
                posts,
                speaks,
                seen.workspace(),
                keptBack(seen),
                new Made<>());
    }

    private static Set<TemplateKey> keptBack(InPublic seen) {
        return seen.workspace().templates().values().stream()
                .filter(words -> words.key().name().equals(PosterWriter.FOLDER))
                .filter(words -> seen.namesSilenced(words.body()))
                .map(Template::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those of the accounts in which there are words for pages. */
    static List<String> languages(List<Account> accounts) {
        List<String> known = accounts.stream()
                .map(Account::language)
                .filter(Texts::isKnown)
                .distinct()
                .toList();
        return known.isEmpty() ? List.of("en") : known;
    }

    Optional<Open> pages(CampaignId campaign) {
        return open(campaign, ForFollowers::pages);
    }

    Optional<Open> counters(CampaignId campaign) {
        return open(campaign, ForFollowers::counter);
    }

    Optional<Open> feeds(CampaignId campaign) {
        return open(campaign, ForFollowers::feed);
    }

    private Optional<Open> open(CampaignId campaign, Function<ForFollowers, Boolean> which) {
        return Optional.ofNullable(campaigns.get(campaign)).filter(open -> which.apply(open.what()));
    }

    /** Where followers find it, without a slash at the end. */
    String url() {
        return site.orElseThrow().toString();
    }
}
