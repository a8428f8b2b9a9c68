package org.vigil.workspace;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.PosterUse;
import org.vigil.message.Channel;
import org.vigil.message.Illustration;
import org.vigil.message.OwnPosterWords;
import org.vigil.message.Pictures;
import org.vigil.message.Post;
import org.vigil.message.PostKind;
import org.vigil.message.PosterWords;
import org.vigil.message.PosterWriter;
import org.vigil.message.RollWords;
import org.vigil.message.Template;
import org.vigil.message.TemplateKey;
import org.vigil.message.TemplateKind;
import org.vigil.network.Image;
import org.vigil.network.Limits;
import org.vigil.network.Network;
import org.vigil.poster.Form;
import org.vigil.poster.Poster;
import org.vigil.poster.Posters;
import org.vigil.profile.Profile;
import org.vigil.source.Problem;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;

/** Makes posters of what is said: the words in the post's language, the design for its network. Safe for many threads. */
public final class PosterPress {
    private final PosterWriter writer = new PosterWriter();
    private final Posters posters = new Posters();

    /**
     * What came of making a poster.
     *
     * @param poster empty where a problem forbids it
     * @param altText what a screen reader says of it
     * @param bound what an approval binds of it
     */
    public record Pressed(Optional<Poster> poster, String altText, String bound, List<Problem> problems) {
        /** None, for a reason that no file's line tells. */
        static Pressed nothing(String path, String why) {
            return new Pressed(Optional.empty(), "", "", List.of(new Problem(path, 1, "", why, "signed words")));
        }
    }

    /** The poster that a post carries; empty where it carries none, and shows the profile's photo or nothing. */
    Optional<Illustration> illustration(
            Workspace workspace, Campaign campaign, Post post, Account account, Channel channel) {
        return isWanted(campaign, post, account, channel)
                ? Optional.of(illustration(press(workspace, post, account.language(), form(account), channel, true)))
                : Optional.empty();
    }

    /** Of somebody who is out or has died there is no poster, and an event is nobody's time. */
    private static boolean isWanted(Campaign campaign, Post post, Account account, Channel channel) {
        return post.kind() == PostKind.TURN
                && channel.limits().maxImages() > 0
                && uses(campaign, account, post.profile());
    }

    /** Whether a campaign's posts on an account about somebody carry posters. */
    static boolean uses(Campaign campaign, Account account, Profile profile) {
        return switch (campaign.posters().on(account.name())) {
            case NONE -> false;
            case WITHOUT_PHOTO -> !Pictures.shows(profile);
            case ALWAYS -> true;
        };
    }

    /** Whether a campaign's posts on an account carry posters where they can. */
    static boolean uses(Campaign campaign, Account account) {
        return campaign.posters().on(account.name()) != PosterUse.When.NONE;
    }

    static Form form(Account account) {
        Network imitates = account.imitates();
        return Form.of(imitates == null ? account.network() : imitates);
    }

    private static Illustration illustration(Pressed pressed) {
        return new Illustration(
                pressed.poster()
                        .map(poster -> new Image(poster.fileName(), poster.mediaType(), poster, pressed.altText())),
                pressed.bound(),
                pressed.problems());
    }

    Pressed press(Workspace workspace, Post post, String language, Form form, Channel channel, boolean withPhoto) {
        TemplateKey key =
                PosterWriter.key(TemplateKind.of(PostKind.TURN, post.profile().kind()), language);
        Optional<Template> template = words(workspace, key);
        return template.isEmpty()
                ? new Pressed(Optional.empty(), "", "", List.of(missing(workspace, key)))
                : press(workspace, template.get(), post, form, channel, withPhoto);
    }

    /** As above, with words that may be in no file. */
    Pressed press(Workspace workspace, Template template, Post post, Form form, Channel channel, boolean withPhoto) {
        Pressed pressed = new Pressed(Optional.empty(), "", "", List.of());
        for (PosterWords words : writer.write(template, post, channel, withPhoto)) {
            pressed = pressed(words, form, workspace.tree(), channel.limits());
            if (pressed.poster().isPresent()) {
                return pressed;
            }
        }
        return pressed;
    }

    private Pressed pressed(PosterWords words, Form form, SourceTree tree, Limits limits) {
        Posters.Laid laid = posters.lay(words, form, tree, limits);
        String bound = words.bound() + form.file(tree).digest();
        return new Pressed(
                laid.poster(),
                words.altText(),
                SourceFile.sha256(bound.getBytes(StandardCharsets.UTF_8)),
                laid.problems());
    }

    Pressed press(Workspace workspace, Campaign campaign, List<Post> posts, String language, Limits limits) {
        PosterWords words = RollWords.of(posts, campaign.name(), campaign.hashtags(), language);
        Posters.Laid laid = posters.lay(words, Form.ROLL, workspace.tree(), limits);
        return new Pressed(laid.poster(), words.altText(), "", laid.problems());
    }

    /** The team's, else Vigil's own; none where the team's have problems. */
    static Optional<Template> words(Workspace workspace, TemplateKey key) {
        Optional<Template> own = Optional.ofNullable(workspace.templates().get(key));
        return own.isPresent() || workspace.tree().file(key.path()).isPresent()
                ? own
                : OwnPosterWords.template(key.kind(), key.language());
    }

    private static Problem missing(Workspace workspace, TemplateKey key) {
        return workspace.tree().file(key.path()).isPresent()
                ? new Problem(key.path(), 1, "", "the posters' words have problems", "what ./vigil check says of them")
                : new Problem(
                        key.path(),
                        1,
                        "",
                        "there are no words for posters in the language \"" + key.language() + "\"",
                        "a file of that name; begin with what ./vigil poster --words en prints");
    }
}
