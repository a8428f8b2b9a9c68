package org.vigil.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignFile;
import org.vigil.message.PostKind;
import org.vigil.message.PosterWriter;
import org.vigil.message.Rendered;
import org.vigil.message.Template;
import org.vigil.message.TemplateFile;
import org.vigil.message.TemplateKind;
import org.vigil.message.Vocabulary;
import org.vigil.network.DocumentedLimits;
import org.vigil.network.Limits;
import org.vigil.network.Network;
import org.vigil.network.Visibility;
import org.vigil.poster.Form;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.profile.ProfileKind;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.workspace.Composer;
import org.vigil.workspace.PosterPress;
import org.vigil.workspace.PreviewEntry;
import org.vigil.workspace.Workspace;

/**
 * What a text that nobody has saved would say of somebody on a network. Writes nothing, and keeps nothing of the text.
 *
 * @param problems of the text itself, and of what it would say of that person there, by line
 * @param entry empty where the text cannot be read, and of words on pictures
 * @param drawn of words on pictures: the picture; empty where it cannot be drawn
 * @param silence why nothing goes out about that person now, in words for the team; null where something does
 */
public record TextPreview(
        List<Problem> problems,
        Optional<PreviewEntry> entry,
        Optional<Drawn> drawn,
        @Nullable String silence) {
    /** More characters than any text of a post needs: what a preview costs grows with them. */
    public static final int LONGEST = 10_000;

    /** More passages that may go than any text needs: each of them is tried. */
    private static final int MOST_ROOMS = 40;

    private static final AccountName NAME = new AccountName("preview");

    /** A screen's width is enough to look at it. */
    private static final int PIXELS = 800;

    /**
     * A poster as it would look.
     *
     * @param bytes of a smaller one, quick to draw and to show
     * @param altText what a screen reader says of it
     * @param longest how many characters the network takes of that
     */
    public record Drawn(String mediaType, byte[] bytes, String altText, int longest) {}

    /** Where a text's folder belongs to no campaign. */
    private static final String NO_CAMPAIGN = """
            campaign: preview
            name: "#Campaign"
            zone: UTC
            slots: [{ id: noon, at: "12:00" }]
            roll: { include: [prisoner, family, group] }
            accounts: [preview]
            templates: preview
            hashtags: ["#Campaign"]
            """;

    /** Whom a text of a kind can speak of: nobody who is withheld, and no minor. */
    public static List<Profile> people(Workspace workspace, TemplateKind kind, Instant at) {
        Stream<Profile> all = PostKind.ofTemplate(kind.word() + ".") == PostKind.EVENT
                ? workspace.events().keySet().stream().flatMap(id -> workspace.spokenOf(id).stream())
                : workspace.profiles().values().stream().filter(profile -> fits(kind, profile.kind()));
        return all.filter(profile -> !profile.withheld() && !profile.minorOn(profile.dayAt(at)))
                .toList();
    }

    private static boolean fits(TemplateKind kind, ProfileKind profile) {
        return switch (kind) {
            case PRISONER, FAMILY, GROUP -> TemplateKind.of(profile) == kind;
            case RELEASED, MEMORIAL -> profile == ProfileKind.PRISONER;
            case EVENT, EVENT_RESOLUTION, EVENT_HEARING, EVENT_VERDICT, EVENT_STATEMENT, EVENT_FIGURE -> false;
        };
    }

    /** Whether a text is so long that it would keep this machine busy. */
    static boolean isTooLong(SourceFile file) {
        String text = file.text().orElse("");
        return text.length() > LONGEST || text.split(Vocabulary.IF_ROOM.word(), -1).length > 2 * MOST_ROOMS + 1;
    }

    /** @param person one of {@link #people} */
    static TextPreview of(
            AcceptedFiles.InForce inForce,
            Restrictions.InForce restrictions,
            SourceFile file,
            Optional<ProfileId> person,
            Network network,
            Instant at) {
        Problems problems = new Problems();
        Optional<Template> template = TemplateFile.read(file, problems);
        if (template.isEmpty()) {
            return new TextPreview(problems.list(), Optional.empty(), Optional.empty(), null);
        }
        boolean onPictures = template.get().key().name().equals(PosterWriter.FOLDER);
        Workspace workspace = inForce.workspace();
        return people(workspace, template.get().key().kind(), at).stream()
                .filter(profile -> person.filter(profile.id()::equals).isPresent())
                .findFirst()
                .map(profile -> {
                    Eligibility eligibility = new Eligibility(inForce, restrictions);
                    return onPictures
                            ? picture(workspace, eligibility, template.get(), profile, network, at)
                            : of(workspace, eligibility, template.get(), profile, network, at);
                })
                .orElseGet(() -> new TextPreview(
                        onPictures ? PosterWriter.problems(template.get()) : List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        null));
    }

    private static TextPreview of(
            Workspace workspace,
            Eligibility eligibility,
            Template template,
            Profile profile,
            Network network,
            Instant at) {
        Campaign campaign = campaign(workspace, template);
        Account account = account(workspace, campaign, template, network);
        Limits limits = DocumentedLimits.of(network);
        PostKind kind = PostKind.ofTemplate(template.key().path());
        Rendered rendered = Composer.compose(
                workspace,
                campaign,
                template,
                kind,
                eligibility.shown(profile, account, at),
                eligibility.named(profile, account, at, campaign.convention()),
                account,
                limits,
                at);
        return new TextPreview(
                rendered.problems(),
                Optional.of(PreviewEntry.of(
                        at.atZone(campaign.zone()).toLocalDate(),
                        "",
                        campaign,
                        profile,
                        account,
                        limits,
                        rendered,
                        List.of())),
                Optional.empty(),
                (kind == PostKind.EVENT
                                ? Optional.<String>empty()
                                : eligibility.silence(kind, profile.id(), at, campaign.convention()))
                        .orElse(null));
    }

    private static TextPreview picture(
            Workspace workspace,
            Eligibility eligibility,
            Template words,
            Profile profile,
            Network network,
            Instant at) {
        Campaign campaign = workspace.campaigns().values().stream()
                .filter(each -> each.roll().members(List.of(profile)).contains(profile))
                .findFirst()
                .orElseGet(() -> campaign(workspace, words));
        Account account = account(workspace, campaign, words, network);
        Limits limits = DocumentedLimits.of(network);
        PosterPress.Pressed pressed = Composer.poster(
                workspace,
                campaign,
                words,
                eligibility.shown(profile, account, at),
                eligibility.named(profile, account, at, campaign.convention()),
                account,
                limits,
                Form.of(network),
                at);
        return new TextPreview(
                pressed.problems(),
                Optional.empty(),
                pressed.poster()
                        .map(poster -> new Drawn(
                                poster.mediaType(), poster.small(PIXELS), pressed.altText(), limits.maxAltText())),
                eligibility
                        .silence(PostKind.TURN, profile.id(), at, campaign.convention())
                        .orElse(null));
    }

    private static Campaign campaign(Workspace workspace, Template template) {
        return workspace.campaigns().values().stream()
                .filter(campaign -> campaign.templates().equals(template.key().name()))
                .findFirst()
                .or(() -> CampaignFile.read(SourceFile.ofText("schedules/preview.yaml", NO_CAMPAIGN), new Problems()))
                .orElseThrow();
    }

    /** The campaign's own account there, so that threads and readers are its own, else one as it comes. */
    private static Account account(Workspace workspace, Campaign campaign, Template template, Network network) {
        String language = template.key().language();
        return campaign.accounts().stream()
                .flatMap(name -> Stream.ofNullable(workspace.accounts().get(name)))
                .filter(account -> account.network() == network || account.imitates() == network)
                .findFirst()
                .map(account -> account.language().equals(language) ? account : account.speaking(language))
                .orElseGet(() -> new Account(NAME, network, language, null, null, false, Visibility.PUBLIC));
    }
}
