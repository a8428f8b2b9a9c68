package org.vigil.delivery;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.ForFollowers;
import org.vigil.workspace.TextsInUse;
import org.vigil.workspace.Workspace;

/**
 * What somebody agreed to who started a campaign whose posts go out unread. A file may ask for more from then on and for
 * less only where somebody agrees again: a post goes out unread where every version since allows it, with the words of the
 * texts to which somebody agreed.
 *
 * @param versions of the schedule, the one that was agreed to and those that came into force since
 */
record Agreed(List<Version> versions) {

    /**
     * A schedule as it was.
     *
     * @param campaign null where that file cannot be read any more: it allows nothing
     * @param places the campaign's accounts, each with its network and server; null where they were not kept
     * @param texts digests of the texts that were in force with it; null where they were not kept, as of a version to which
     *     nobody agreed
     */
    record Version(
            @Nullable Campaign campaign,
            @Nullable List<String> places,
            @Nullable Set<String> texts) {
        boolean hasOther(TextsInUse.Text text) {
            return campaign != null && !campaign.approvalRequired() && texts != null && !texts.contains(text.digest());
        }
    }

    /** Why a post does not go out unread although its schedule asks for no approval; empty where it does. */
    Optional<String> beyond(Delivery post, Campaign now, Workspace workspace) {
        return widenings(now, workspace)
                .filter(widening -> widening.concerns().test(post))
                .map(widening -> "its schedule has come to say " + widening.words())
                .findFirst()
                .or(() -> otherWords(post, now, workspace));
    }

    /** Words that came since somebody agreed have been read by nobody but their author. */
    private Optional<String> otherWords(Delivery post, Campaign now, Workspace workspace) {
        Account account = workspace.accounts().get(post.account());
        return account == null || account.isSandbox()
                ? Optional.empty()
                : workspace.spokenOf(post.profile()).stream()
                        .flatMap(profile -> TextsInUse.of(workspace, now, profile, account).stream())
                        .filter(this::isOther)
                        .findFirst()
                        .map(text -> text.path() + " has come to say something else");
    }

    private boolean isOther(TextsInUse.Text text) {
        return versions.stream().anyMatch(version -> version.hasOther(text));
    }

    /** What the schedule has come to say to which nobody has agreed, as it stands there, and which texts have changed. */
    List<String> beyond(Campaign now, Workspace workspace) {
        return Stream.concat(
                        widenings(now, workspace).map(Widening::words),
                        TextsInUse.of(workspace, now).stream()
                                .filter(this::isOther)
                                .map(text -> "other words in " + text.path()))
                .distinct()
                .toList();
    }

    private Stream<Widening> widenings(Campaign now, Workspace workspace) {
        return versions.isEmpty()
                ? Stream.of(Widening.UNREAD)
                : versions.stream().flatMap(version -> Widening.of(version, now, workspace).stream());
    }

    /** What of a campaign is open to everybody in its schedule and in every version of it since somebody agreed. */
    ForFollowers followers(Campaign now) {
        return versions.isEmpty()
                ? ForFollowers.NONE
                : versions.stream()
                        .map(version -> Optional.ofNullable(version.campaign())
                                .map(Campaign::followers)
                                .orElse(ForFollowers.NONE))
                        .reduce(now.followers(), ForFollowers::and);
    }

    /** What the schedule opens to everybody and nobody has agreed to, as it stands there. */
    List<String> followersBeyond(Campaign now) {
        ForFollowers agreed = followers(now);
        ForFollowers asked = now.followers();
        return Stream.of(
                        asked.pages() && !agreed.pages() ? "public: pages" : null,
                        asked.counter() && !agreed.counter() ? "public: counter" : null,
                        asked.feed() && !agreed.feed() ? "public: feed" : null)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** Where an account's posts go. */
    static String place(Account account) {
        return account.name() + " " + account.place();
    }
}
