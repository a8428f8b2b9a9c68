package org.vigil.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.campaign.CampaignId;
import org.vigil.delivery.Announcements;
import org.vigil.delivery.Desk;
import org.vigil.message.PostKind;
import org.vigil.node.Node;
import org.vigil.profile.ProfileId;

/** Offers a draft and shows its words, or says what is missing. */
final class Drafting {
    private Drafting() {}

    static Optional<CampaignId> campaign(@Nullable String text) {
        return Optional.ofNullable(text).map(given -> Commands.read(given, CampaignId::new, CampaignId.ALLOWED));
    }

    /** @return the exit code: whether any campaign has it now, with words */
    static int offer(
            Commands context, Node node, PostKind kind, ProfileId person, Optional<CampaignId> only, String who) {
        List<Announcements.Offer> offers =
                new Announcements(node.database(), node.clock(), node.files()).offer(kind, person, only, who);
        if (offers.isEmpty()) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    "No started campaign" + only.map(id -> " called " + id).orElse("") + " speaks of " + person + ".");
        }
        int code = 0;
        for (Announcements.Offer offer : offers) {
            code = Math.max(
                    code,
                    switch (offer) {
                        case Announcements.Offer.Made made -> made(context, node, made);
                        case Announcements.Offer.Impossible impossible -> {
                            context.err().println(impossible.campaign() + ": no draft: " + impossible.why() + ".");
                            yield Vigil.PROBLEMS;
                        }
                    });
        }
        return code;
    }

    private static int made(Commands context, Node node, Announcements.Offer.Made made) {
        context.out()
                .println(made.campaign() + (made.isNew() ? ": offered." : ": offered before.")
                        + " It goes out only after somebody has approved it: ./vigil approve list");
        List<Desk.Coming> coming = node.desk().coming(Approve.AHEAD).stream()
                .filter(post -> made.deliveries().stream()
                        .anyMatch(delivery -> delivery.id() == post.delivery().id()))
                .toList();
        coming.forEach(post -> ComingText.all(post, Optional.empty()).forEach(context.out()::println));
        return coming.stream().allMatch(post -> post.rendered().problems().isEmpty()) ? 0 : Vigil.PROBLEMS;
    }
}
