package org.vigil.network.mastodon;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigil.network.AutomationLabel;
import org.vigil.network.Change;
import org.vigil.network.CountsReading;
import org.vigil.network.FollowersReading;
import org.vigil.network.Image;
import org.vigil.network.Limits;
import org.vigil.network.Original;
import org.vigil.network.Outcome;
import org.vigil.network.Part;
import org.vigil.network.Pause;
import org.vigil.network.Reading;
import org.vigil.network.RepliesReading;
import org.vigil.network.ReplyTo;
import org.vigil.network.RepostSighting;
import org.vigil.network.Request;
import org.vigil.network.SendKey;
import org.vigil.network.Session;
import org.vigil.network.Sighting;
import org.vigil.network.SignIn;
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
    private final MastodonReplies replies;
    private final MastodonAccount account;
    private final MastodonTimeline timeline;
    private final MastodonEditor editor;
    private final MastodonLabel label;
    private final MastodonReposts reposts;

    MastodonSession(MastodonApi api, MastodonAnswers answers, InstantSource clock, Pause pause) {
        this.api = api;
        this.answers = answers;
        media = new MastodonMedia(api, answers, pause);
        limits = new MastodonLimits(api, clock);
        account = new MastodonAccount(api, answers);
        counts = new MastodonCounts(api, answers, account);
        replies = new MastodonReplies(api, answers, account);
        timeline = new MastodonTimeline(api, answers, account);
        reposts = new MastodonReposts(api, answers);
        editor = new MastodonEditor(api, answers, account, limits);
        label = new MastodonLabel(api, answers);
    }

    @Override
    public Outcome publish(Part part, @Nullable ReplyTo previous, SendKey key) {
        Optional<String> objection = limits.objection(part);
        if (objection.isPresent()) {
            return new Outcome.Refused(objection.get());
        }
        List<String> mediaIds = new ArrayList<>();
        for (Image image : part.images()) {
            switch (media.named(image, key)) {
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
        return media.upload(image, key);
    }

    @Override
    public Limits limits() {
        return limits.asked();
    }

    @Override
    public CountsReading counts(List<String> remoteIds) {
        return counts.read(remoteIds);
    }

    @Override
    public FollowersReading followers() {
        return account.followers();
    }

    @Override
    public RepliesReading replies(String remoteId) {
        return replies.to(remoteId);
    }

    @Override
    public boolean simulated() {
        return false;
    }

    @Override
    public AutomationLabel labelAsAutomated(SendKey key) {
        return label.set(key);
    }

    @Override
    public SignIn signIn() {
        return account.asked();
    }

    @Override
    public Change edit(String remoteId, Part part, SendKey key) {
        return editor.edit(remoteId, part, key);
    }

    @Override
    public Change delete(String remoteId, SendKey key) {
        return editor.delete(remoteId, key);
    }

    @Override
    public Change repost(Original original, SendKey key) {
        return reposts.repost(original, key);
    }

    @Override
    public RepostSighting reposted(Original original, SendKey key) {
        return reposts.reposted(original);
    }

    @Override
    public Change takeBack(Original original, SendKey key) {
        return reposts.takeBack(original, key);
    }

    @Override
    public Sighting see(String remoteId) {
        return timeline.see(remoteId);
    }

    @Override
    public Sighting publishedUnder(String idempotencyKey) {
        return new Sighting.CannotBeAsked("Mastodon finds no post by the key it was published under");
    }

    @Override
    public Reading posts(Set<String> backTo, int atMost) {
        return timeline.posts(backTo, atMost);
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
