package org.vigil.network.mastodon;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vigil.network.Reading;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.Sighting;
import org.vigil.network.SignIn;

/** Tells what stands on a server. What cannot be read for sure is not reached, never absent. */
final class MastodonTimeline {
    private final MastodonApi api;
    private final MastodonAnswers answers;
    private final MastodonAccount account;

    MastodonTimeline(MastodonApi api, MastodonAnswers answers, MastodonAccount account) {
        this.api = api;
        this.answers = answers;
        this.account = account;
    }

    Sighting see(String id) {
        Reply reply = api.status(id);
        if (reply instanceof Answer answer && MastodonAnswers.isGone(answer)) {
            return absence(answer);
        }
        return MastodonStatus.in(reply)
                .<Sighting>map(status -> new Sighting.Stands(status.standing(id)))
                .orElseGet(() -> new Sighting.NotReached(unread(reply, "a post")));
    }

    /**
     * A proxy whose server is away says 404 as well, in HTML as snac does or in JSON as Mastodon does. So it counts only
     * where the same server shows us our own account at that moment.
     */
    private Sighting absence(Answer gone) {
        return switch (account.asked()) {
            case SignIn.Valid us -> new Sighting.Absent();
            case SignIn.Invalid invalid -> new Sighting.NotReached(doubted(gone, invalid.reason()));
            case SignIn.NotReached nobody -> new Sighting.NotReached(doubted(gone, nobody.reason()));
        };
    }

    private String doubted(Answer gone, String why) {
        return answers.said(gone) + "; but it did not show our account either (" + why + ")";
    }

    Reading posts(Set<String> backTo, int atMost) {
        return switch (account.known()) {
            case SignIn.Valid us -> posts(us.remoteAccountId(), new MastodonPages(backTo, atMost));
            case SignIn.Invalid invalid -> new Reading.NotReached(invalid.reason());
            case SignIn.NotReached nobody -> new Reading.NotReached(nobody.reason());
        };
    }

    private Reading posts(String us, MastodonPages pages) {
        while (pages.goOn()) {
            Reply reply = api.posts(us, pages.before());
            Optional<List<MastodonStatus>> page = MastodonStatus.listIn(reply);
            if (page.isEmpty()) {
                // What was read before stands, but it is not known what follows.
                return pages.areEmpty() ? new Reading.NotReached(unread(reply, "a list of posts")) : pages.read(false);
            }
            pages.turn(page.get());
        }
        // An empty list is easily wrong, and nothing in it proves that it is not.
        return pages.read(!pages.areEmpty() || account.mayHaveNoPosts());
    }

    private String unread(Reply reply, String awaited) {
        return reply instanceof Answer answer && answer.isSuccess()
                ? api.host() + " answered " + answer.status() + ", but not with " + awaited
                : answers.said(reply);
    }
}
