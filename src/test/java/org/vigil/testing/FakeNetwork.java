package org.vigil.testing;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.network.AutomationLabel;
import org.vigil.network.Change;
import org.vigil.network.Connector;
import org.vigil.network.Counts;
import org.vigil.network.CountsReading;
import org.vigil.network.DocumentedLimits;
import org.vigil.network.FollowersReading;
import org.vigil.network.Image;
import org.vigil.network.Limits;
import org.vigil.network.Login;
import org.vigil.network.Network;
import org.vigil.network.Original;
import org.vigil.network.Outcome;
import org.vigil.network.Part;
import org.vigil.network.RateMeter;
import org.vigil.network.RateReading;
import org.vigil.network.Reading;
import org.vigil.network.RepliesReading;
import org.vigil.network.ReplyTo;
import org.vigil.network.RepostSighting;
import org.vigil.network.SendKey;
import org.vigil.network.Session;
import org.vigil.network.Sighting;
import org.vigil.network.SignIn;
import org.vigil.network.SignInStore;
import org.vigil.network.StandingPost;
import org.vigil.network.Upload;

/**
 * A network in memory that one posts to, breaks on purpose, and then inspects. Takes whatever it gets, as often as it
 * gets it: it knows no idempotency key, so that a second post of the same can be seen. Safe for many threads.
 */
public final class FakeNetwork implements Connector {
    /** The secret's name; an account whose secret is {@link #WRONG} is signed out. */
    public static final String TOKEN = "token";

    public static final String WRONG = "wrong";

    /** A post that stands there. */
    public record Post(
            String account,
            String remoteId,
            Part part,
            @Nullable ReplyTo previous,
            String key,
            Instant at) {}

    /** A picture that was handed over before its post. */
    public record Picture(String account, String mediaId, Image image) {}

    private final Set<String> reposts = new LinkedHashSet<>();
    private final Network network;
    private final InstantSource clock;
    private final List<Picture> pictures = new ArrayList<>();
    private final Set<String> free = new HashSet<>();
    private Consumer<Image> whileTakingPictures = image -> {};
    private boolean takesPicturesEarly;
    private int pictureCalls;
    private int picturesToFail;
    private final List<Post> posts = new ArrayList<>();
    private final Deque<Outcome> next = new ArrayDeque<>();
    private final Set<String> signedOut = new HashSet<>();
    private final FakeEngagement engagement;
    private Limits limits;
    private Consumer<Part> whileSending = part -> {};
    private Consumer<Part> beforeAnswering = part -> {};
    private final Map<String, String> handles = new HashMap<>();
    private final Map<String, String> remoteAccounts = new HashMap<>();
    private volatile long lastSendBy;
    private @Nullable RateReading rate;
    private @Nullable Instant throttledUntil;
    private boolean down;
    private boolean cannotBeAsked;
    private int repostRequests;
    private boolean findsByKey;
    private boolean cannotEdit;
    private boolean cannotDelete;
    private boolean showsDeleted;
    private String keeps = "";
    private int deletesLeft = Integer.MAX_VALUE;
    private Duration deletesPause = Duration.ZERO;
    private final List<Post> deleted = new ArrayList<>();
    private int hidden;
    private int pageSize = Integer.MAX_VALUE;
    private SignIn.@Nullable Face face = new SignIn.Face("The vigil", "A post a day");
    private int answersToLose;
    private int requestsToLose;
    private int calls;
    private int signIns;
    private int ids;

    public FakeNetwork(Network network, InstantSource clock) {
        this.network = network;
        this.clock = clock;
        this.limits = DocumentedLimits.of(network);
        this.engagement = new FakeEngagement(network);
    }

    /** These outcomes come first, one a call; nothing is taken meanwhile. */
    public synchronized void next(Outcome... outcomes) {
        next.addAll(List.of(outcomes));
    }

    /** So many posts are taken, but the sender is not told: unknown. */
    public synchronized void loseAnswers(int howMany) {
        answersToLose = howMany;
    }

    /** So many posts never get here, and the sender cannot tell: unknown. */
    public synchronized void loseRequests(int howMany) {
        requestsToLose = howMany;
    }

    /** Nobody can reach it. */
    public synchronized void down() {
        down = true;
    }

    public synchronized void up() {
        down = false;
    }

    /** Throttles everybody until the clock shows this moment. */
    public synchronized void throttle(Instant until) {
        throttledUntil = until;
    }

    public synchronized void signOut(String account) {
        signedOut.add(account);
    }

    public synchronized void signIn(String account) {
        signedOut.remove(account);
    }

    public synchronized void limits(Limits changed) {
        limits = changed;
    }

    /** Runs within every call to publish, before anything is taken: to look around, to wait, to throw. */
    public synchronized void whileSending(Consumer<Part> doing) {
        whileSending = doing;
    }

    /** Runs within every call to publish, when the post stands there already and the sender has not been told. */
    public synchronized void beforeAnswering(Consumer<Part> doing) {
        beforeAnswering = doing;
    }

    /** An account is called so from now on. */
    public synchronized void rename(String account, String handle) {
        handles.put(account, handle);
    }

    /** An account's secrets open another account from now on. */
    public synchronized void openAnother(String account, String remoteAccountId) {
        remoteAccounts.put(account, remoteAccountId);
    }

    /** From now on it takes pictures before their posts. Each may be named by one post, and serves a day. */
    public synchronized void takesPicturesEarly() {
        takesPicturesEarly = true;
    }

    /** It takes none of so many pictures. */
    public synchronized void failPictures(int howMany) {
        picturesToFail = howMany;
    }

    /** It has thrown away what it was given, as far as no post shows it. */
    public synchronized void forgetPictures() {
        free.clear();
    }

    /** Runs within every call to hand over a picture, before it is taken: to look around, to wait, to throw. */
    public synchronized void whileTakingPictures(Consumer<Image> doing) {
        whileTakingPictures = doing;
    }

    /** What was handed over before its post, oldest first. */
    public synchronized List<Picture> pictures() {
        return List.copyOf(pictures);
    }

    /** How often somebody tried to hand over a picture before its post. */
    public synchronized int pictureCalls() {
        return pictureCalls;
    }

    /** Until when the newest call might have been sent, of {@link System#nanoTime()}. */
    public long lastSendBy() {
        return lastSendBy;
    }

    private synchronized Consumer<Part> answering() {
        return beforeAnswering;
    }

    /** Told to the account's meter at every call. */
    public synchronized void rate(RateReading reading) {
        rate = reading;
    }

    /** What its followers did, which one sets, and what was asked of it. */
    public FakeEngagement engagement() {
        return engagement;
    }

    public void count(String remoteId, Counts read) {
        engagement.count(remoteId, read);
    }

    /** Why it tells this account nothing now; null where it does. */
    private synchronized @Nullable String silence(String account) {
        if (down) {
            return "the fake is down";
        }
        if (signedOut.contains(account)) {
            return "the fake does not know " + account;
        }
        return throttledUntil != null && clock.instant().isBefore(throttledUntil)
                ? "the fake is busy until " + throttledUntil
                : null;
    }

    /** From now on it tells nobody what stands there, as Telegram does. */
    public synchronized void cannotBeAsked() {
        cannotBeAsked = true;
    }

    /** From now on it finds a post by its key, as Bluesky does. */
    public synchronized void findsByKey() {
        findsByKey = true;
    }

    /** From now on its posts cannot be changed, as on X. */
    public synchronized void cannotEdit() {
        cannotEdit = true;
    }

    /** From now on it has no way to delete anything. */
    public synchronized void cannotDelete() {
        cannotDelete = true;
    }

    /** It takes so many deletions, and then throttles everybody for a while. */
    public synchronized void deletesUntilThrottled(int howMany, Duration pause) {
        deletesLeft = howMany;
        deletesPause = pause;
        throttledUntil = null;
    }

    /** It refuses to delete this post, and no other. */
    public synchronized void refuseToDelete(String remoteId) {
        keeps = remoteId;
    }

    /** From now on it shows what it has deleted, as if it stood. */
    public synchronized void showDeleted() {
        showsDeleted = true;
    }

    /** It shows what stands, and nothing else, again. */
    public synchronized void showWhatStands() {
        showsDeleted = false;
    }

    /** What it tells of is old: so many of the newest posts are not shown in any reading. */
    public synchronized void hideNewest(int posts) {
        hidden = posts;
    }

    /** A reading ends after so many posts, as if the rest had failed. */
    public synchronized void tellAtMost(int posts) {
        pageSize = posts;
    }

    /** What followers see of each account there. */
    public synchronized void face(SignIn.Face changed) {
        face = changed;
    }

    /** Somebody else posts on an account there. */
    public synchronized Post postedByAnother(String account, Part part) {
        Post post = new Post(account, network.word() + "-" + ++ids, part, null, "another's", clock.instant());
        posts.add(post);
        return post;
    }

    /** Somebody else answers a post on an account there. */
    public synchronized Post answeredByAnother(String account, Part part, String remoteId) {
        Post post = new Post(
                account,
                network.word() + "-" + ++ids,
                part,
                new ReplyTo(remoteId, remoteId),
                "another's",
                clock.instant());
        posts.add(post);
        return post;
    }

    /** Somebody deletes a post there. */
    public synchronized void delete(String remoteId) {
        posts.stream().filter(post -> post.remoteId().equals(remoteId)).forEach(deleted::add);
        posts.removeIf(post -> post.remoteId().equals(remoteId));
    }

    /** What stands there, oldest first. */
    public synchronized List<Post> posts() {
        return List.copyOf(posts);
    }

    public List<Post> posts(String account) {
        return posts().stream().filter(post -> post.account().equals(account)).toList();
    }

    /** How often somebody tried to publish, whatever came of it; expired keys are not counted, for nothing was sent. */
    public synchronized int calls() {
        return calls;
    }

    /** How often somebody asked who we are. */
    public synchronized int signIns() {
        return signIns;
    }

    /** How many posts stand there that were there already, by account and key. */
    public long duplicates() {
        List<Post> all = posts();
        return all.size()
                - all.stream()
                        .map(post -> List.of(post.account(), post.key()))
                        .distinct()
                        .count();
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public synchronized Limits documentedLimits(@Nullable Network imitates) {
        return limits;
    }

    @Override
    public List<String> secrets() {
        return List.of(TOKEN);
    }

    @Override
    public Session open(Login login, RateMeter meter, SignInStore signIns) {
        if (WRONG.equals(login.credentials().values().get(TOKEN))) {
            signOut(login.account());
        }
        return new FakeSession(login.account(), meter);
    }

    private synchronized Outcome accept(String account, Part part, @Nullable ReplyTo previous, SendKey key) {
        Outcome planned = next.poll();
        if (planned != null) {
            return planned;
        }
        if (down) {
            return new Outcome.Unreachable("the fake is down");
        }
        if (signedOut.contains(account)) {
            return new Outcome.SignedOut("the fake does not know " + account);
        }
        if (throttledUntil != null && clock.instant().isBefore(throttledUntil)) {
            return new Outcome.Throttled(throttledUntil, "the fake is busy");
        }
        if (requestsToLose > 0) {
            requestsToLose--;
            return new Outcome.Unknown("lost on the way to the fake");
        }
        List<String> named = part.images().stream()
                .map(Image::mediaId)
                .filter(Objects::nonNull)
                .toList();
        if (!free.containsAll(named)) {
            return new Outcome.Refused("the fake has no such picture, or another post shows it");
        }
        named.forEach(free::remove);
        Post post =
                new Post(account, network.word() + "-" + ++ids, part, previous, key.idempotencyKey(), clock.instant());
        posts.add(post);
        if (answersToLose > 0) {
            answersToLose--;
            return new Outcome.Unknown("lost on the way back from the fake");
        }
        return new Outcome.Published(post.remoteId(), URI.create("https://fake.example/" + post.remoteId()));
    }

    private synchronized Consumer<Image> pictureCalled() {
        pictureCalls++;
        return whileTakingPictures;
    }

    private synchronized Upload take(String account, Image image) {
        if (down) {
            return new Upload.Failed(new Outcome.Unreachable("the fake is down"));
        }
        if (picturesToFail > 0) {
            picturesToFail--;
            return new Upload.Failed(new Outcome.Unreachable("the fake did not get the picture"));
        }
        Picture picture = new Picture(account, network.word() + "-picture-" + (pictures.size() + 1), image);
        pictures.add(picture);
        free.add(picture.mediaId());
        return new Upload.Done(picture.mediaId(), Duration.ofDays(1));
    }

    private synchronized boolean takesPictures() {
        return takesPicturesEarly;
    }

    private synchronized Consumer<Part> called(RateMeter meter) {
        calls++;
        if (rate != null) {
            meter.read(rate);
        }
        return whileSending;
    }

    private synchronized Change change(String account, SendKey key, Runnable doing) {
        if (key.expired()) {
            return new Change.NotAnswered("too late");
        }
        calls++;
        if (down) {
            return new Change.NotAnswered("the fake is down");
        }
        if (signedOut.contains(account)) {
            return new Change.SignedOut("the fake does not know " + account);
        }
        if (throttledUntil != null && clock.instant().isBefore(throttledUntil)) {
            return new Change.Throttled(throttledUntil, "the fake is busy");
        }
        doing.run();
        if (answersToLose > 0) {
            answersToLose--;
            return new Change.NotAnswered("lost on the way back from the fake");
        }
        return new Change.Done();
    }

    private static Post withWords(Post post, String text) {
        Part was = post.part();
        Part now = new Part(text, was.images(), was.language(), was.contentWarning(), was.visibility());
        return new Post(post.account(), post.remoteId(), now, post.previous(), post.key(), post.at());
    }

    private static StandingPost standing(Post post) {
        return new StandingPost(
                post.remoteId(),
                URI.create("https://fake.example/" + post.remoteId()),
                post.part().text(),
                post.previous() == null ? null : post.previous().remoteId(),
                post.part().images().stream().map(Image::altText).toList(),
                post.at());
    }

    /** The posts of an account that it tells of, newest first. */
    private List<Post> told(String account) {
        return posts.subList(0, Math.max(0, posts.size() - hidden)).stream()
                .filter(post -> post.account().equals(account))
                .toList()
                .reversed();
    }

    private synchronized Sighting sighting(String account, Predicate<Post> which) {
        if (cannotBeAsked) {
            return new Sighting.CannotBeAsked("the fake tells nobody");
        }
        if (down) {
            return new Sighting.NotReached("the fake is down");
        }
        return Stream.concat(told(account).stream(), showsDeleted ? deleted.stream() : Stream.empty())
                .filter(which)
                .findFirst()
                .<Sighting>map(post -> new Sighting.Stands(standing(post)))
                .orElseGet(Sighting.Absent::new);
    }

    private synchronized Reading reading(String account, Set<String> backTo, int atMost) {
        if (cannotBeAsked) {
            return new Reading.CannotBeAsked("the fake tells nobody");
        }
        if (down) {
            return new Reading.NotReached("the fake is down");
        }
        List<StandingPost> read = new ArrayList<>();
        for (Post post : told(account)) {
            if (read.size() == Math.min(atMost, pageSize)) {
                return new Reading.Posts(read, false);
            }
            read.add(standing(post));
            if (backTo.contains(post.remoteId())) {
                return new Reading.Posts(read, true);
            }
        }
        return new Reading.Posts(read, true);
    }

    /** How often somebody asked for a repost, whatever came of it. */
    public synchronized int repostRequests() {
        return repostRequests;
    }

    /** Who shows whose post, as {@code account id}, in order; each once. */
    public synchronized List<String> reposts() {
        return List.copyOf(reposts);
    }

    private final class FakeSession implements Session {
        private final String account;
        private final RateMeter meter;

        FakeSession(String account, RateMeter meter) {
            this.account = account;
            this.meter = meter;
        }

        @Override
        public Upload upload(Image image, SendKey key) {
            pictureCalled().accept(image);
            return takesPictures() ? take(account, image) : new Upload.WithThePost();
        }

        @Override
        public Outcome publish(Part part, @Nullable ReplyTo previous, SendKey key) {
            var objection = limits().objection(part);
            if (objection.isPresent()) {
                return new Outcome.Refused(objection.get());
            }
            if (key.expired()) {
                return new Outcome.Unreachable("too late");
            }
            lastSendBy = key.sendByNanos();
            called(meter).accept(part);
            Outcome outcome = accept(account, part, previous, key);
            answering().accept(part);
            return outcome;
        }

        @Override
        public Change edit(String remoteId, Part part, SendKey key) {
            synchronized (FakeNetwork.this) {
                if (cannotEdit) {
                    return new Change.NotPossible("the fake's posts cannot be changed");
                }
                if (posts.stream().noneMatch(post -> post.remoteId().equals(remoteId))) {
                    return new Change.Refused("the fake has no such post");
                }
                return change(
                        account,
                        key,
                        () -> posts.replaceAll(
                                post -> post.remoteId().equals(remoteId) ? withWords(post, part.text()) : post));
            }
        }

        @Override
        public Change delete(String remoteId, SendKey key) {
            synchronized (FakeNetwork.this) {
                if (cannotDelete) {
                    return new Change.NotPossible("the fake deletes nothing");
                }
                if (deletesLeft-- <= 0) {
                    throttledUntil = clock.instant().plus(deletesPause);
                }
                return keeps.equals(remoteId)
                        ? new Change.Refused("the fake keeps it")
                        : change(account, key, () -> FakeNetwork.this.delete(remoteId));
            }
        }

        @Override
        public Change repost(Original original, SendKey key) {
            synchronized (FakeNetwork.this) {
                repostRequests++;
                return posts.stream().noneMatch(post -> post.remoteId().equals(original.remoteId()))
                        ? new Change.Refused("the fake has no such post")
                        : change(account, key, () -> reposts.add(account + " " + original.remoteId()));
            }
        }

        @Override
        public RepostSighting reposted(Original original, SendKey key) {
            synchronized (FakeNetwork.this) {
                if (cannotBeAsked) {
                    return new RepostSighting.CannotBeAsked("the fake tells nobody");
                }
                if (down) {
                    return new RepostSighting.NotReached("the fake is down");
                }
                return reposts.contains(account + " " + original.remoteId())
                        ? new RepostSighting.Stands()
                        : new RepostSighting.Absent();
            }
        }

        @Override
        public Change takeBack(Original original, SendKey key) {
            return change(account, key, () -> reposts.remove(account + " " + original.remoteId()));
        }

        @Override
        public Sighting see(String remoteId) {
            return sighting(account, post -> post.remoteId().equals(remoteId));
        }

        @Override
        public Sighting publishedUnder(String idempotencyKey) {
            return findsByKey
                    ? sighting(account, post -> post.key().equals(idempotencyKey))
                    : new Sighting.CannotBeAsked("the fake finds nothing by its key");
        }

        @Override
        public Reading posts(Set<String> backTo, int atMost) {
            return reading(account, backTo, atMost);
        }

        @Override
        public Limits limits() {
            return documentedLimits(null);
        }

        @Override
        public CountsReading counts(List<String> remoteIds) {
            return engagement.counts(remoteIds, silence(account));
        }

        @Override
        public FollowersReading followers() {
            return engagement.followers(account, silence(account));
        }

        @Override
        public RepliesReading replies(String remoteId) {
            return engagement.replies(remoteId, silence(account));
        }

        @Override
        public boolean simulated() {
            return false;
        }

        @Override
        public AutomationLabel labelAsAutomated(SendKey key) {
            return new AutomationLabel.Stands(false);
        }

        @Override
        public SignIn signIn() {
            synchronized (FakeNetwork.this) {
                signIns++;
                if (down) {
                    return new SignIn.NotReached("the fake is down");
                }
                return signedOut.contains(account)
                        ? new SignIn.Invalid("the fake does not know " + account)
                        : new SignIn.Valid(
                                handles.getOrDefault(account, account),
                                remoteAccounts.getOrDefault(account, account),
                                face);
            }
        }
    }
}
