package org.vigil.followers;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vigil.delivery.InPublic;
import org.vigil.message.PosterWriter;
import org.vigil.message.TemplateKey;
import org.vigil.message.TemplateKind;
import org.vigil.network.Network;
import org.vigil.poster.Form;
import org.vigil.poster.Poster;
import org.vigil.source.Problem;
import org.vigil.workspace.Composer;
import org.vigil.workspace.PosterPress;

/**
 * Posters for followers to download and share, of those who have a page, with the number of the day in the place of
 * custody. They say what a post's poster says, in words that a native reader has signed.
 */
final class PublicPosters {
    /** For a day's posters of some hundred people. */
    private static final long MEMORY = 64_000_000;

    /** Those who wait take a place of those who read: so few that others still get their pages. */
    private static final int WAITING = 8;

    private final Composer composer = new Composer();
    private final Drawn drawn;
    private final Undrawn undrawn;

    PublicPosters(Answer busy, Undrawn undrawn) {
        this.drawn = new Drawn(MEMORY, WAITING, busy);
        this.undrawn = undrawn;
    }

    /** The forms in which there is one of a person: what is wide for X and Mastodon, what is square for the others. */
    enum Shape {
        WIDE(Network.X),
        SQUARE(Network.BLUESKY);

        /** The network that takes least of those which show this form. */
        private final Network network;

        Shape(Network network) {
            this.network = network;
        }

        Network network() {
            return network;
        }

        String word() {
            return Form.of(network).word();
        }

        static Optional<Shape> of(String word) {
            return Arrays.stream(values())
                    .filter(shape -> shape.word().equals(word))
                    .findFirst();
        }
    }

    /**
     * A poster that may be drawn.
     *
     * @param digest of all that it is drawn from
     * @param file its name
     * @param altText for those who do not see it
     * @param width in pixels
     */
    record Offer(String digest, String file, String altText, int width, int height) {
        static Offer of(Poster poster, String altText) {
            return new Offer(
                    poster.digest(),
                    poster.fileName(),
                    altText,
                    poster.design().width(),
                    poster.design().height());
        }
    }

    /** What stands on somebody's page. */
    List<Views.Poster> all(Pages pages, InPublic.Shown shown) {
        return Arrays.stream(Shape.values())
                .flatMap(shape -> offer(pages, shown, shape).map(offer -> view(pages, shown, shape, offer)).stream())
                .toList();
    }

    private static Views.Poster view(Pages pages, InPublic.Shown shown, Shape shape, Offer offer) {
        String href = pages.withLanguage(pages.path(shown.profile()) + "/" + offer.file()) + "&for=" + shape.word();
        return new Views.Poster(href, offer.width() + " × " + offer.height(), offer.altText());
    }

    /** The file; empty where there is none of that name in this form. */
    Optional<Answer> file(Pages pages, InPublic.Shown shown, Shape shape, String name) {
        return offer(pages, shown, shape)
                .filter(offer -> offer.file().equals(name))
                .flatMap(offer -> drawn.of(offer.digest(), () -> draw(pages, shown, shape)));
    }

    /** Where it is laid out a second time, the photo need not be kept for everybody who has a page. */
    private Optional<Answer> draw(Pages pages, InPublic.Shown shown, Shape shape) {
        try {
            return press(pages, shown, shape).poster().map(PublicPosters::answer);
        } catch (IllegalStateException e) {
            undrawn.tell(called(pages, shown, shape), "it cannot be drawn");
            return Optional.empty();
        }
    }

    private static Answer answer(Poster poster) {
        return Answer.of(200, poster.mediaType(), poster.drawn(), Headers.PART)
                .with("Content-Disposition", "attachment; filename=\"" + poster.fileName() + "\"");
    }

    private Optional<Offer> offer(Pages pages, InPublic.Shown shown, Shape shape) {
        Object key = List.of(shown.profile().id(), pages.texts().language(), shape);
        return pages.open()
                .posters()
                .of(key, () -> Optional.of(found(pages, shown, shape)))
                .flatMap(Function.identity());
    }

    private Optional<Offer> found(Pages pages, InPublic.Shown shown, Shape shape) {
        if (pages.telling(shown, pages.current().at()).name().isEmpty()) {
            return Optional.empty();
        }
        TemplateKey words = PosterWriter.key(
                TemplateKind.of(shown.profile().kind()), pages.texts().language());
        if (pages.open().keptBack().contains(words)) {
            undrawn.tell("posters with the words of " + words.path(), "they name somebody of whom nothing may be said");
            return Optional.empty();
        }
        PosterPress.Pressed pressed = press(pages, shown, shape);
        if (pressed.poster().isEmpty()) {
            undrawn.tell(called(pages, shown, shape), why(pressed));
        }
        return pressed.poster().map(poster -> Offer.of(poster, pressed.altText()));
    }

    private PosterPress.Pressed press(Pages pages, InPublic.Shown shown, Shape shape) {
        return composer.posterForAll(
                pages.open().workspace(),
                pages.open().campaign(),
                shown.profile(),
                shown.named(),
                pages.texts().language(),
                shape.network,
                pages.current().at());
    }

    private static String called(Pages pages, InPublic.Shown shown, Shape shape) {
        return "the poster of " + shown.profile().id() + " (" + pages.texts().language() + ", " + shape.word() + ")";
    }

    private static String why(PosterPress.Pressed pressed) {
        return pressed.problems().stream().map(Problem::toString).collect(Collectors.joining("; "));
    }
}
