package org.vigil.network.mastodon;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mastodon4j.core.api.entities.Account;
import org.vigil.network.Counts;
import org.vigil.network.Image;
import org.vigil.network.Limits;
import org.vigil.network.NetworkUnavailable;
import org.vigil.network.Outcome;
import org.vigil.network.Part;
import org.vigil.network.Pause;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.ReplyTo;
import org.vigil.network.Request;
import org.vigil.network.SendKey;
import org.vigil.network.Session;
import org.vigil.network.SignIn;
import org.vigil.network.TextMeasures;
import org.vigil.network.Upload;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One account on a server that speaks the Mastodon API. */
final class MastodonSession implements Session {
    private final MastodonApi api;
    private final MastodonAnswers answers;
    private final MastodonMedia media;
    private final MastodonLimits limits;
    private final MastodonCounts counts;

    MastodonSession(MastodonApi api, MastodonAnswers answers, InstantSource clock, Pause pause) {
        this.api = api;
        this.answers = answers;
        media = new MastodonMedia(api, answers, pause);
        limits = new MastodonLimits(api, clock);
        counts = new MastodonCounts(api, answers);
    }

    @Override
    public Outcome publish(Part part, @Nullable ReplyTo previous, SendKey key) {
        // The server is asked for its limits only where the known ones would not do.
        Optional<String> objection = objection(limits.known(), part).flatMap(first -> objection(limits.asked(), part));
        if (objection.isPresent()) {
            return new Outcome.Refused(objection.get());
        }
        List<String> mediaIds = new ArrayList<>();
        for (Image image : part.images()) {
            switch (upload(image, key)) {
                case Upload.Done done -> mediaIds.add(done.mediaId());
                case Upload.WithThePost withIt -> throw new IllegalStateException("images go before the post here");
                case Upload.Failed failed -> {
                    return failed.outcome();
                }
            }
        }
        Request request = Request.json(api.at("/api/v1/statuses"), body(part, previous, mediaIds))
                .with("Idempotency-Key", key.idempotencyKey());
        return answers.posted(api.write(request, key, "posts"));
    }

    @Override
    public Upload upload(Image image, SendKey key) {
        return image.mediaId() == null ? media.upload(image, key) : new Upload.Done(image.mediaId());
    }

    @Override
    public Limits limits() {
        return limits.asked();
    }

    @Override
    public Map<String, Counts> counts(Collection<String> remoteIds) throws NetworkUnavailable {
        return counts.read(remoteIds);
    }

    @Override
    public boolean simulated() {
        return false;
    }

    @Override
    public SignIn signIn() {
        return switch (api.read("/api/v1/accounts/verify_credentials")) {
            case Reply.NeverSent never -> new SignIn.NotReached(never.reason());
            case Reply.NoAnswer none -> new SignIn.NotReached(none.reason());
            case Answer answer -> answer.isSuccess() ? who(answer) : answers.notSignedIn(answer);
        };
    }

    private SignIn who(Answer answer) {
        Optional<Account> account = answer.as(Account.class).filter(who -> who.id() != null && who.username() != null);
        return account.<SignIn>map(who -> new SignIn.Valid(who.username() + "@" + api.host(), who.id(), null))
                .orElseGet(() -> new SignIn.NotReached(
                        api.host() + " answered, but not as a Mastodon server does: is it the right address?"));
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

    private static ObjectNode body(Part part, @Nullable ReplyTo previous, List<String> mediaIds) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("status", part.text());
        body.put("visibility", part.visibility().name().toLowerCase(Locale.ROOT));
        // The API takes ISO 639 only; with a script or a region it would fall back on the account's own language.
        String language = Locale.forLanguageTag(part.language()).getLanguage();
        if (!language.isEmpty()) {
            body.put("language", language);
        }
        if (part.contentWarning() != null) {
            body.put("spoiler_text", part.contentWarning());
        }
        if (previous != null) {
            body.put("in_reply_to_id", previous.remoteId());
        }
        if (!mediaIds.isEmpty()) {
            mediaIds.forEach(body.putArray("media_ids")::add);
        }
        return body;
    }
}
