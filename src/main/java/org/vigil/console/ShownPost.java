package org.vigil.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigil.console.Words.Stretch;
import org.vigil.delivery.Desk;
import org.vigil.message.PostKind;
import org.vigil.network.Limits;
import org.vigil.network.LinkCard;
import org.vigil.network.Message;
import org.vigil.network.Network;
import org.vigil.network.Part;
import org.vigil.workspace.Leads;
import org.vigil.workspace.PostPrice;
import org.vigil.workspace.PreviewEntry;
import org.vigil.workspace.Workspace;

/**
 * A post as it will stand on its network, and what else is to be known before somebody agrees to it.
 *
 * @param network whose look and limits it has, as a key of the texts
 * @param language BCP 47
 * @param parts none where there can be no post
 * @param heard what a screen reader speaks of it, a line for each pause
 * @param problems why there can be none
 * @param price what X asks for it; null elsewhere
 * @param reposts the accounts that repost it
 */
record ShownPost(
        long id,
        String account,
        String network,
        String language,
        List<ShownPart> parts,
        List<String> hashtags,
        List<String> heard,
        List<String> notes,
        List<String> problems,
        @Nullable Price price,
        List<String> reposts) {

    /**
     * One part of it.
     *
     * @param length in the network's measure
     * @param room the most that it takes, in the same measure
     * @param warning what stands before the text is opened; null for nothing
     * @param cards of whose links the network may draw a card
     */
    record ShownPart(
            List<List<Stretch>> paragraphs,
            int length,
            int room,
            @Nullable String warning,
            List<ShownPicture> pictures,
            List<String> cards) {}

    /** @param most characters of an alt text on that network */
    record ShownPicture(String address, String file, String alt, int length, int most) {}

    record Price(String words, String asOf) {}

    /** By the same code as {@code ./vigil preview --stored}. */
    static ShownPost of(Desk.Coming post, Workspace workspace, Sight sight) {
        PreviewEntry entry = post.preview(workspace);
        Network look = Cards.look(post.account());
        return new ShownPost(
                post.delivery().id(),
                post.account().name().value(),
                look.word(),
                post.account().language(),
                post.rendered()
                        .message()
                        .map(message -> parts(message, post, look))
                        .orElse(List.of()),
                entry.hashtags(),
                entry.asHeard(),
                entry.notes().stream().map(sight::discreet).toList(),
                entry.problems().stream().map(sight::discreet).toList(),
                post.rendered()
                        .message()
                        .flatMap(message -> PostPrice.of(workspace, post.campaign(), post.account(), message))
                        .map(price -> new Price(price.words(), price.asOf()))
                        .orElse(null),
                post.delivery().kind() == PostKind.TURN
                        ? Leads.followers(
                                        workspace.accounts(),
                                        post.campaign(),
                                        post.account().name())
                                .stream()
                                .map(account -> account.name().value())
                                .toList()
                        : List.of());
    }

    private static List<ShownPart> parts(Message message, Desk.Coming post, Network look) {
        List<ShownPart> parts = new ArrayList<>();
        for (int i = 0; i < message.parts().size(); i++) {
            parts.add(part(message.parts().get(i), i + 1, post, look));
        }
        return parts;
    }

    private static ShownPart part(Part part, int number, Desk.Coming post, Network look) {
        Limits limits = post.limits();
        return new ShownPart(
                Words.paragraphs(part.text()),
                limits.length(part.text()),
                part.images().isEmpty() ? limits.maxLength() : limits.maxLengthWithImages(),
                part.contentWarning(),
                IntStream.range(0, part.images().size())
                        .mapToObj(n -> new ShownPicture(
                                "/approvals/" + post.delivery().id() + "/pictures/" + number + "/" + (n + 1) + "?mark="
                                        + post.mark(),
                                part.images().get(n).fileName(),
                                part.images().get(n).altText(),
                                part.images()
                                        .get(n)
                                        .altText()
                                        .codePointCount(
                                                0,
                                                part.images().get(n).altText().length()),
                                limits.maxAltText()))
                        .toList(),
                LinkCard.hosts(look, part));
    }

    /** Whether there is a post that could go out. */
    public boolean possible() {
        return !parts.isEmpty();
    }
}
