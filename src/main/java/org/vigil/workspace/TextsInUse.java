package org.vigil.workspace;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.message.PostKind;
import org.vigil.message.PosterWriter;
import org.vigil.message.Template;
import org.vigil.message.TemplateKey;
import org.vigil.message.TemplateKind;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileKind;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;

/** The team's own files in which stands what a campaign's daily posts say, in their text and on their pictures. */
public final class TextsInUse {
    private TextsInUse() {}

    /**
     * One of them.
     *
     * @param digest of what readers see of it: a signature is not in it
     */
    public record Text(String path, String digest) {}

    /** Of whatever kind of profile, on the campaign's real accounts: a sandbox is read by nobody. */
    public static List<Text> of(Workspace workspace, Campaign campaign) {
        return campaign.accounts().stream()
                .flatMap(name -> Stream.ofNullable(workspace.accounts().get(name)))
                .filter(account -> !account.isSandbox())
                .flatMap(account -> Stream.concat(
                        Arrays.stream(ProfileKind.values())
                                .flatMap(kind -> text(workspace, Composer.template(campaign, kind, account)).stream()),
                        PosterPress.uses(campaign, account)
                                ? Arrays.stream(ProfileKind.values())
                                        .flatMap(kind -> onPicture(workspace, TemplateKind.of(kind), account))
                                : Stream.empty()))
                .distinct()
                .toList();
    }

    /** Of one person's turn on an account. */
    public static List<Text> of(Workspace workspace, Campaign campaign, Profile profile, Account account) {
        return Stream.concat(
                        text(workspace, Composer.template(campaign, profile.kind(), account)).stream(),
                        onPicture(workspace, campaign, PostKind.TURN, profile, account).stream())
                .toList();
    }

    /** Those of the poster that a post carries; none where it carries none. */
    public static List<Text> onPicture(
            Workspace workspace, Campaign campaign, PostKind kind, Profile profile, Account account) {
        return kind == PostKind.TURN && PosterPress.uses(campaign, account, profile)
                ? onPicture(workspace, TemplateKind.of(profile.kind()), account).toList()
                : List.of();
    }

    /** A design may have words of its own; what Vigil brings with it is nobody's in the team. */
    private static Stream<Text> onPicture(Workspace workspace, TemplateKind kind, Account account) {
        SourceTree tree = workspace.tree();
        return Stream.concat(
                text(workspace, PosterWriter.key(kind, account.language())).stream(),
                tree
                        .file(PosterPress.form(account).path())
                        .map((SourceFile design) -> new Text(design.path(), design.digest()))
                        .stream());
    }

    private static Optional<Text> text(Workspace workspace, TemplateKey key) {
        return Optional.ofNullable(workspace.templates().get(key))
                .map((Template template) -> new Text(key.path(), template.digest()));
    }
}
