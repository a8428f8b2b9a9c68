package org.vigil.network.mastodon;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mastodon4j.core.api.entities.Instance;
import org.vigil.network.DocumentedLimits;
import org.vigil.network.Limits;
import org.vigil.network.Part;
import org.vigil.network.Reply.Answer;
import org.vigil.network.TextMeasures;
import org.vigil.network.Visibility;

/** What one server bears: asked once a day, and not again at once where it did not say. */
final class MastodonLimits {
    private static final Duration SAID = Duration.ofDays(1);
    private static final Duration UNSAID = Duration.ofMinutes(10);

    private final MastodonApi api;
    private final InstantSource clock;
    private volatile Memory memory = new Memory(DocumentedLimits.MASTODON, Instant.MIN);

    MastodonLimits(MastodonApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /** What is known without asking. */
    private Limits known() {
        return memory.limits();
    }

    Limits asked() {
        Memory now = memory;
        Instant at = clock.instant();
        if (at.isBefore(now.until())) {
            return now.limits();
        }
        Optional<Limits> said = ask();
        Memory learned = new Memory(said.orElse(now.limits()), at.plus(said.isPresent() ? SAID : UNSAID));
        memory = learned;
        return learned.limits();
    }

    /** Why the server would not take a part. It is asked for its limits only where the known ones would not do. */
    Optional<String> objection(Part part) {
        return objection(known(), part).flatMap(first -> objection(asked(), part));
    }

    /** The same for words alone. */
    Optional<String> objection(String text, String contentWarning) {
        return objection(new Part(text, List.of(), "", contentWarning, Visibility.PUBLIC));
    }

    /** Mastodon counts the content warning together with the text. */
    private static Optional<String> objection(Limits limits, Part part) {
        String warning = part.contentWarning() == null ? "" : part.contentWarning();
        int length = limits.length(part.text()) + TextMeasures.GRAPHEMES.length(warning);
        return limits.objection(part)
                .or(() -> length <= limits.maxLength()
                        ? Optional.empty()
                        : Optional.of("text and content warning together count " + length
                                + " there, and the network takes " + limits.maxLength()));
    }

    private Optional<Limits> ask() {
        return api.read("/api/v2/instance") instanceof Answer answer && answer.isSuccess()
                ? answer.as(Instance.class).map(Instance::configuration).map(MastodonLimits::limits)
                : Optional.empty();
    }

    /** Fields may be missing on other servers; the documented limit stands in for each. */
    private static Limits limits(Instance.Configuration said) {
        Limits documented = DocumentedLimits.MASTODON;
        Instance.Configuration.Statuses statuses = said.statuses();
        Instance.Configuration.MediaAttachments media = said.media_attachments();
        Integer perLink = statuses == null ? null : statuses.characters_reserved_per_url();
        return new Limits(
                perLink == null ? documented.measure() : TextMeasures.mastodon(perLink),
                or(statuses == null ? null : statuses.max_characters(), documented.maxLength()),
                documented.maxHashtags(),
                or(statuses == null ? null : statuses.max_media_attachments(), documented.maxImages()),
                documented.maxAltText(),
                media == null || media.image_size_limit() == null
                        ? documented.maxImageBytes()
                        : media.image_size_limit(),
                media == null || media.supported_mime_types() == null
                        ? documented.imageTypes()
                        : images(media.supported_mime_types()));
    }

    private static Set<String> images(List<String> types) {
        return types.stream().filter(type -> type.startsWith("image/")).collect(Collectors.toUnmodifiableSet());
    }

    private static int or(@Nullable Integer said, int documented) {
        return said == null || said < 0 ? documented : said;
    }

    private record Memory(Limits limits, Instant until) {}
}
