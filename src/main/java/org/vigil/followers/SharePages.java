package org.vigil.followers;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.vigil.delivery.InPublic;
import org.vigil.network.Network;

/** The pages that lead to sharing: that of the action hour, and the step to a Mastodon server of somebody's own. */
final class SharePages {
    private final Pages pages;

    SharePages(Pages pages) {
        this.pages = pages;
    }

    /** The ready words as they are right at the action hour, of everybody of whom there are any then. */
    Optional<Views.HourPage> hourPage() {
        Views.Hour hour = pages.hour();
        return ActionHour.of(pages.open().campaign())
                .filter(known -> hour != null)
                .map(known -> new Views.HourPage(
                        pages.open().campaign().name(),
                        pages.withLanguage(pages.rollPath()),
                        pages.languages(pages.rollPath() + "/-/action-hour"),
                        Objects.requireNonNull(hour),
                        pages.open().roll().values().stream()
                                .map(shown -> hourEntry(shown, pages.telling(shown, known.at())))
                                .filter(entry -> !entry.name().isEmpty())
                                .toList()));
    }

    private Views.HourEntry hourEntry(InPublic.Shown shown, Telling then) {
        String href = pages.withLanguage(pages.path(shown.profile()));
        return new Views.HourEntry(
                then.name(),
                href,
                pages.path(shown.profile()) + "/share",
                new ShareKit(then, pages.current().url() + href).all());
    }

    Optional<Views.Share> share(InPublic.Shown shown, String server) {
        Telling telling = pages.telling(shown, pages.current().at());
        String path = pages.path(shown.profile());
        String words = new ShareKit(telling, pages.current().url() + pages.withLanguage(path)).words(Network.MASTODON);
        String go = MastodonServer.of(server)
                .map(known -> ShareKit.onMastodon(known, words))
                .orElse("");
        return telling.name().isEmpty()
                ? Optional.empty()
                : Optional.of(new Views.Share(
                        pages.withLanguage(pages.rollPath()),
                        pages.withLanguage(path),
                        telling.name(),
                        List.of(),
                        MastodonServer.of(server).orElse(server),
                        go,
                        words));
    }
}
