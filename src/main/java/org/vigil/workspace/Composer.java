package org.vigil.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.Observance;
import org.vigil.campaign.Special;
import org.vigil.campaign.SpecialCalendar;
import org.vigil.message.Channel;
import org.vigil.message.Occasion;
import org.vigil.message.Post;
import org.vigil.message.PostKind;
import org.vigil.message.Rendered;
import org.vigil.message.Renderer;
import org.vigil.message.Template;
import org.vigil.message.TemplateKey;
import org.vigil.message.TemplateKind;
import org.vigil.network.DocumentedLimits;
import org.vigil.network.Limits;
import org.vigil.network.Network;
import org.vigil.network.Visibility;
import org.vigil.organisation.OrganisationId;
import org.vigil.poster.Form;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileKind;
import org.vigil.source.Problem;

/** Finds the words of a campaign's post for an account. Safe for many threads; costs less where it is used again. */
public final class Composer {
    private final Renderer renderer = new Renderer();
    private final PosterPress press = new PosterPress();

    /** Which template speaks of a kind of profile through an account. */
    public static TemplateKey template(Campaign campaign, ProfileKind kind, Account account) {
        return template(campaign, TemplateKind.of(kind), account);
    }

    /** Which template speaks of something through an account. */
    static TemplateKey template(Campaign campaign, TemplateKind kind, Account account) {
        OrganisationId organisation = account.organisation();
        String own =
                switch (campaign.coalition().mode()) {
                    case OWN_WORDS -> organisation == null ? null : organisation.value();
                    case EACH, DIVIDE, LEAD_AND_REPOST -> null;
                };
        return new TemplateKey(campaign.templates(), kind, account.language(), own);
    }

    /**
     * The post, or every reason why there can be none.
     *
     * @param named the people beside the profile who may be named, as {@link Profile#named} finds them
     * @param at the moment whose date is "today" in the words
     * @param day the how-manieth post of the campaign it is, from 1
     */
    public Rendered compose(
            Workspace workspace,
            Campaign campaign,
            Profile profile,
            List<Profile> named,
            Account account,
            Limits limits,
            Instant at,
            int day) {
        return compose(workspace, campaign, PostKind.TURN, profile, named, account, limits, at, day);
    }

    /** As above, for a post of a kind. */
    public Rendered compose(
            Workspace workspace,
            Campaign campaign,
            PostKind kind,
            Profile profile,
            List<Profile> named,
            Account account,
            Limits limits,
            Instant at,
            int day) {
        TemplateKey key = TemplateChoice.of(workspace, campaign, kind, profile, account);
        Template template = workspace.templates().get(key);
        if (template == null) {
            boolean there = workspace.tree().file(key.path()).isPresent();
            Problem missing = new Problem(
                    key.path(),
                    1,
                    "",
                    there ? "the template has problems" : "there is no such template",
                    there
                            ? "what ./vigil check says of it"
                            : "a file of that name; begin with a copy of one in another language");
            return Rendered.nothing("", List.of(missing));
        }
        Post post = post(workspace, campaign, kind, profile, named, at, day);
        Channel channel = channel(account, limits);
        return renderer.render(
                template, post, channel, press.illustration(workspace, campaign, post, account, channel));
    }

    /**
     * The words of a template that may be in no file, as the first post of a campaign; without a drawn picture. Nothing is kept
     * of it.
     */
    public static Rendered compose(
            Workspace workspace,
            Campaign campaign,
            Template template,
            PostKind kind,
            Profile profile,
            List<Profile> named,
            Account account,
            Limits limits,
            Instant at) {
        Post post = post(workspace, campaign, kind, profile, named, at, 1);
        return new Renderer().render(template, post, channel(account, limits));
    }

    /** The poster of a profile's turn with words that may be in no file. Nothing is kept of it. */
    public static PosterPress.Pressed poster(
            Workspace workspace,
            Campaign campaign,
            Template words,
            Profile profile,
            List<Profile> named,
            Account account,
            Limits limits,
            Form form,
            Instant at) {
        Post post = post(workspace, campaign, PostKind.TURN, profile, named, at, 1);
        return new PosterPress().press(workspace, words, post, form, channel(account, limits), true);
    }

    /** The poster of a profile's turn, whether its campaign's posts carry one or not. */
    public PosterPress.Pressed poster(
            Workspace workspace,
            Campaign campaign,
            Profile profile,
            List<Profile> named,
            Account account,
            Limits limits,
            Form form,
            Instant at) {
        Post post = post(workspace, campaign, PostKind.TURN, profile, named, at, 1);
        return press.press(workspace, post, account.language(), form, channel(account, limits), true);
    }

    /**
     * The poster of a profile for everybody, who may pass it on wherever they like.
     *
     * @param profile with what may be shown to everybody
     * @param network whose form it has, and whose limits
     */
    public PosterPress.Pressed posterForAll(
            Workspace workspace,
            Campaign campaign,
            Profile profile,
            List<Profile> named,
            String language,
            Network network,
            Instant at) {
        Optional<String> unreviewed = NativeReview.ofPoster(workspace, TemplateKind.of(profile.kind()), language);
        if (unreviewed.isPresent()) {
            return PosterPress.Pressed.nothing(campaign.file(), unreviewed.get());
        }
        Post post = post(workspace, campaign, PostKind.TURN, profile, named, at, 1);
        Channel everywhere = new Channel(network.word(), DocumentedLimits.of(network), false, Visibility.PUBLIC, null);
        return press.press(workspace, post, language, Form.of(network), everywhere, true);
    }

    /** One poster of many people, in the order given; each with those who may be named beside them. */
    public PosterPress.Pressed roll(
            Workspace workspace, Campaign campaign, List<Profile> people, Account account, Limits limits, Instant at) {
        List<Post> posts = people.stream()
                .map(person -> post(workspace, campaign, PostKind.TURN, person, List.of(), at, 1))
                .toList();
        return press.press(workspace, campaign, posts, account.language(), limits);
    }

    private static Channel channel(Account account, Limits limits) {
        return new Channel(account.place(), limits, account.threads(), account.visibility(), account.readersIn());
    }

    private static Post post(
            Workspace workspace,
            Campaign campaign,
            PostKind kind,
            Profile profile,
            List<Profile> named,
            Instant at,
            int day) {
        return new Post(
                kind,
                profile,
                kind == PostKind.EVENT ? workspace.events().get(profile.id()) : null,
                named,
                at,
                day,
                campaign.name(),
                campaign.hashtags(),
                campaign.actions(),
                campaign.convention(),
                campaign.statusLimit(),
                occasion(new SpecialCalendar(campaign, workspace::profile).at(profile, at)),
                Optional.ofNullable(profile.published().photo())
                        .flatMap(photo -> workspace.tree().file(photo.file())));
    }

    private static Occasion occasion(Special special) {
        return new Occasion(
                special.milestone().isPresent(),
                special.anniversaryYears(),
                special.observance().map(Observance::names).orElse(Map.of()),
                special.observance().filter(Observance::contentWarning).isPresent());
    }
}
