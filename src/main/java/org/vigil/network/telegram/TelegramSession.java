package org.vigil.network.telegram;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigil.network.AutomationLabel;
import org.vigil.network.Change;
import org.vigil.network.CountsReading;
import org.vigil.network.CountsSoFar;
import org.vigil.network.DocumentedLimits;
import org.vigil.network.FollowersReading;
import org.vigil.network.Image;
import org.vigil.network.Limits;
import org.vigil.network.Original;
import org.vigil.network.Outcome;
import org.vigil.network.Part;
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

/**
 * One channel on Telegram. A bot cannot read what it posted: a lost answer stays unknown until a person has looked, and
 * nobody tells what followers did.
 */
final class TelegramSession implements Session {
    private static final String TELLS_NOBODY =
            "Telegram does not tell a bot what stands in a channel: somebody has to look there";

    private static final String TELLS_NO_COUNTS =
            "Telegram does not tell a bot what followers did with a message: it is only to be seen in the app";
    private static final String MEMBERS = "getChatMemberCount";

    private final TelegramApi api;
    private final TelegramAnswers answers;
    private final TelegramMessage message;
    private final TelegramEditor editor;
    private final TelegramSignIn signIn;
    private final TelegramLink link;
    private final String channel;

    TelegramSession(TelegramApi api, TelegramAnswers answers, String channel) {
        this.api = api;
        this.answers = answers;
        this.channel = channel;
        message = new TelegramMessage(api, channel);
        editor = new TelegramEditor(api, answers, DocumentedLimits.TELEGRAM);
        link = new TelegramLink(api, channel);
        signIn = new TelegramSignIn(api, answers, channel);
    }

    @Override
    public Outcome publish(Part part, @Nullable ReplyTo previous, SendKey key) {
        Optional<String> objection = limits().objection(part);
        if (objection.isPresent()) {
            return new Outcome.Refused(objection.get());
        }
        Optional<MessageIds> answered = Optional.ofNullable(previous).flatMap(to -> post(to.remoteId()));
        if (previous != null && answered.isEmpty()) {
            return new Outcome.Refused(noMessage(previous.remoteId()));
        }
        return answers.posted(api.write(message.of(part, answered), key));
    }

    /** Pictures travel with their post. */
    @Override
    public Upload upload(Image image, SendKey key) {
        return new Upload.WithThePost();
    }

    @Override
    public Limits limits() {
        return DocumentedLimits.TELEGRAM;
    }

    @Override
    public Change edit(String remoteId, Part part, SendKey key) {
        return post(remoteId)
                .map(post -> editor.edit(post, part, key))
                .orElseGet(() -> new Change.Refused(noMessage(remoteId)));
    }

    @Override
    public Change delete(String remoteId, SendKey key) {
        return post(remoteId)
                .map(post -> editor.delete(post, key))
                .orElseGet(() -> new Change.Refused(noMessage(remoteId)));
    }

    /** forwardMessage makes a new message each time, and no bot can ask afterwards whether one is there. */
    @Override
    public Change repost(Original original, SendKey key) {
        return new Change.NotPossible(
                "Telegram makes another message of each forward and tells nobody what stands in a channel: it could stand"
                        + " there twice");
    }

    @Override
    public RepostSighting reposted(Original original, SendKey key) {
        return new RepostSighting.CannotBeAsked(TELLS_NOBODY);
    }

    @Override
    public Change takeBack(Original original, SendKey key) {
        return new Change.NotPossible("nothing is reposted on Telegram");
    }

    @Override
    public Sighting see(String remoteId) {
        return new Sighting.CannotBeAsked(TELLS_NOBODY);
    }

    /** Of an album a link names one picture. */
    @Override
    public Optional<String> idAt(URI url) {
        return link.remoteId(url);
    }

    @Override
    public Sighting publishedUnder(String idempotencyKey) {
        return new Sighting.CannotBeAsked(TELLS_NOBODY);
    }

    @Override
    public Reading posts(Set<String> backTo, int atMost) {
        return new Reading.CannotBeAsked(TELLS_NOBODY);
    }

    @Override
    public CountsReading counts(List<String> remoteIds) {
        return CountsSoFar.untold("Telegram", TELLS_NO_COUNTS);
    }

    @Override
    public FollowersReading followers() {
        return answers.members(api.read(MEMBERS + "?chat_id=" + Request.encoded(channel)), MEMBERS);
    }

    @Override
    public RepliesReading replies(String remoteId) {
        return RepliesReading.untold("Telegram", TELLS_NOBODY);
    }

    @Override
    public boolean simulated() {
        return false;
    }

    @Override
    public AutomationLabel labelAsAutomated(SendKey key) {
        return new AutomationLabel.NotNeeded(
                "Telegram knows no such label for channels; say in its description who runs it");
    }

    @Override
    public SignIn signIn() {
        return signIn.signIn();
    }

    private Optional<MessageIds> post(String remoteId) {
        return MessageIds.read(remoteId, channel);
    }

    private static String noMessage(String remoteId) {
        return "\"" + remoteId + "\" is no message on Telegram";
    }
}
