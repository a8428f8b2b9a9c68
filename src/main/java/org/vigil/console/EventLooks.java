package org.vigil.console;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.vigil.account.Account;
import org.vigil.delivery.EventPreview;
import org.vigil.workspace.PreviewEntry;

/** How an event would look in each of its campaigns on each account that somebody sees, before it stands in the plan. */
final class EventLooks {
    private final EventSight sight;

    EventLooks(EventSight sight) {
        this.sight = sight;
    }

    /** @param silence why nothing goes out; null where something does */
    record InCampaign(
            String campaign, @Nullable When at, @Nullable String silence, List<OnAccount> posts) {}

    /** @param basis why it does not go out on this account as things are; null where it does */
    record OnAccount(
            String account,
            String network,
            boolean sandbox,
            String language,
            List<Card.Piece> pieces,
            List<String> asHeard,
            int length,
            int limit,
            @Nullable String basis,
            List<String> problems,
            List<String> notes) {}

    /** @param preview empty where too many are asking */
    void show(Optional<EventPreview> preview, Model model) {
        model.addAttribute("looked", preview.isPresent());
        model.addAttribute(
                "looks",
                preview.stream()
                        .flatMap(known -> known.campaigns().stream())
                        .filter(each -> sight.sight().sees(each.campaign()))
                        .map(this::in)
                        .toList());
    }

    private InCampaign in(EventPreview.InCampaign each) {
        return new InCampaign(
                each.campaign().name(),
                each.at() == null ? null : When.dated(each.at(), each.campaign().zone()),
                sight.sight().why(each.silence()),
                each.posts().stream()
                        .filter(post -> sight.sight().sees(post.account()))
                        .flatMap(post ->
                                Optional.ofNullable(sight.workspace().accounts().get(post.account()))
                                        .map(account -> on(post, account))
                                        .stream())
                        .toList());
    }

    private OnAccount on(PreviewEntry post, Account account) {
        return new OnAccount(
                post.account().value(),
                Cards.look(account).word(),
                account.isSandbox(),
                post.language(),
                Cards.pieces(post),
                post.asHeard(),
                post.length(),
                post.limit(),
                sight.sight().why(post.basisMissing()),
                post.problems().stream().map(sight.sight()::discreet).toList(),
                post.notes().stream().map(sight.sight()::discreet).toList());
    }
}
