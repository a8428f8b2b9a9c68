package org.vigil.delivery;

import com.ibm.icu.text.Normalizer2;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.Account;
import org.vigil.account.AccountStates;
import org.vigil.account.Sessions;
import org.vigil.database.Database;
import org.vigil.message.CorrectionWord;
import org.vigil.network.Limits;
import org.vigil.network.Network;
import org.vigil.operator.Audit;

/** Where somebody puts a post right: shows beforehand what will stand, and writes down what is to be done. */
public final class CorrectionDesk {
    private static final Logger LOG = LoggerFactory.getLogger(CorrectionDesk.class);

    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final AcceptedFiles files;
    private final Sessions sessions;
    private final Deliveries deliveries;
    private final StandingPosts standing;
    private final Corrections corrections;
    private final Removals removals;
    private final CorrectionRules rules;
    private final RepeatedReplies repeated;
    private final Audit audit;

    public CorrectionDesk(Database database, InstantSource clock, AcceptedFiles files, Sessions sessions) {
        JdbcClient jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.clock = clock;
        this.files = files;
        this.sessions = sessions;
        this.deliveries = new Deliveries(jdbc);
        this.standing = new StandingPosts(jdbc);
        this.corrections = new Corrections(jdbc);
        this.removals = new Removals(jdbc);
        this.rules = new CorrectionRules(files, new Restrictions(jdbc), new AccountStates(database));
        this.repeated = new RepeatedReplies(corrections);
        this.audit = new Audit(jdbc);
    }

    /** What a correction of one post would come to. */
    public sealed interface Proposal {
        Delivery delivery();

        /**
         * It may be made.
         *
         * @param words all that will stand there, or that the reply will say
         * @param length of the words, as the network counts, of {@code limit}
         */
        record Possible(
                Delivery delivery,
                Account account,
                StandingPart stands,
                Correction.Way way,
                String words,
                boolean newWords,
                int length,
                int limit)
                implements Proposal {}

        /** It may not, or cannot. */
        record Impossible(Delivery delivery, String why) implements Proposal {}
    }

    /** Words that somebody typed, as networks count and compare them; without signs that nobody sees. */
    public static String clean(String words) {
        String plain = words.replace("\r\n", "\n").replace("\uFEFF", "").replaceAll("[\\p{Cc}&&[^\n]]", " ");
        return Normalizer2.getNFCInstance().normalize(plain).strip();
    }

    /**
     * @param part from 1; 0 where nobody said which
     * @param newWords whether they are to be said though the person was released or has died
     */
    public Proposal propose(Delivery delivery, int part, String text, boolean newWords) {
        Account account = files.inForce().workspace().accounts().get(delivery.account());
        if (removals.forbids(delivery)) {
            return new Proposal.Impossible(delivery, "it is being deleted, or was");
        }
        if (account != null && account.byHand()) {
            return new Proposal.Impossible(
                    delivery,
                    "it was posted by hand: only whoever posted it can put it right. Tell them what to write");
        }
        if (account == null || !sessions.ready(account)) {
            return new Proposal.Impossible(
                    delivery,
                    account == null ? "the account is not in accounts.yaml any more" : "the account has no secrets");
        }
        List<StandingPart> parts = standing.of(delivery.id());
        if (parts.isEmpty()) {
            return new Proposal.Impossible(delivery, whyNothingStands(delivery));
        }
        if (part == 0 && parts.size() > 1) {
            return new Proposal.Impossible(
                    delivery, "it is a thread of " + parts.size() + " parts: say which one with --part");
        }
        return parts.stream()
                .filter(candidate -> part == 0 || candidate.part() == part)
                .findFirst()
                .map(stands -> propose(delivery, account, stands, text, newWords))
                .orElseGet(() -> new Proposal.Impossible(delivery, "it has no part " + part + " that stands"));
    }

    private Proposal propose(Delivery delivery, Account account, StandingPart stands, String text, boolean newWords) {
        OriginalPart original = OriginalPart.of(
                delivery, stands.part(), account, files.inForce().workspace());
        Correction.Way way = postsCanBeChanged(account.network()) ? Correction.Way.EDIT : Correction.Way.REPLY;
        Limits known = limits(account);
        Limits limits = way == Correction.Way.EDIT && original.withImages() ? known.withImages() : known;
        String words = way == Correction.Way.EDIT ? text : CorrectionWord.before(text, original.language());
        if (stands.words().equals(words)) {
            return new Proposal.Impossible(delivery, "these words stand there already");
        }
        if (!limits.fits(words)) {
            return new Proposal.Impossible(
                    delivery,
                    "the words count " + limits.length(words) + " there, and "
                            + (way == Correction.Way.EDIT ? "the post" : "a reply") + " takes "
                            + limits.maxLength());
        }
        return rules.forbid(delivery, account, way, stands.words(), words, newWords, clock.instant())
                .or(() -> way == Correction.Way.REPLY ? rules.delay(delivery) : Optional.empty())
                .or(() -> repeated.forbid(account, way, words, files.inForce().workspace()))
                .<Proposal>map(why -> new Proposal.Impossible(delivery, why))
                .orElseGet(() -> new Proposal.Possible(
                        delivery, account, stands, way, words, newWords, limits.length(words), limits.maxLength()));
    }

    /**
     * What a correction would come to on the post's account and, where it is to be everywhere, on all others of the same turn.
     *
     * @param part of the first post, from 1; 0 where nobody said which
     * @param elsewhere the same of the other posts
     */
    public List<Proposal> proposals(
            Delivery first, int part, int elsewhere, String text, boolean newWords, boolean everywhere) {
        Stream<Delivery> others = everywhere ? sameOnOtherAccounts(first).stream() : Stream.empty();
        return apart(Stream.concat(Stream.of(first), others)
                .map(delivery -> language(delivery).equals(language(first))
                        ? propose(delivery, delivery.id() == first.id() ? part : elsewhere, text, newWords)
                        : new Proposal.Impossible(
                                delivery, "it speaks another language: correct it there in its own words"))
                .toList());
    }

    private String language(Delivery delivery) {
        return Optional.ofNullable(files.inForce().workspace().accounts().get(delivery.account()))
                .map(Account::language)
                .orElse("");
    }

    /** Those that may be made together: on X no two accounts say nearly the same, not in replies either. */
    public List<Proposal> apart(List<Proposal> proposals) {
        return RepeatedReplies.apart(proposals);
    }

    /** The deliveries of the same turn to other accounts of the same language: they say the same. */
    public List<Delivery> sameOnOtherAccounts(Delivery delivery) {
        return deliveries.of(delivery.campaign()).stream()
                .filter(other -> other.plannedSlot() == delivery.plannedSlot() && other.id() != delivery.id())
                .toList();
    }

    /** @return the correction's number; empty where somebody is correcting the same part at this moment */
    public Optional<Long> ask(Proposal.Possible proposal, String who) {
        Delivery delivery = proposal.delivery();
        Optional<Long> asked = transactions.execute(status -> {
            Optional<Long> number = corrections.ask(
                    delivery,
                    proposal.stands().part(),
                    proposal.stands().words(),
                    proposal.words(),
                    proposal.way(),
                    proposal.newWords(),
                    who);
            number.ifPresent(id -> audit.record(
                    who,
                    "correct",
                    "delivery " + delivery.id(),
                    "correction " + id + " of part " + proposal.stands().part()));
            return number;
        });
        return asked;
    }

    /** Some servers of a network may not: then it becomes a reply. */
    private static boolean postsCanBeChanged(Network network) {
        return switch (network) {
            case MASTODON, TELEGRAM, SANDBOX -> true;
            case X, BLUESKY -> false;
        };
    }

    private Limits limits(Account account) {
        try {
            sessions.learnLimits(account);
        } catch (RuntimeException e) {
            LOG.warn("the limits of {} are not known: {}", account.name(), e.getMessage());
        }
        return sessions.limits(account);
    }

    private static String whyNothingStands(Delivery delivery) {
        return switch (delivery.state()) {
            case PLANNED, HELD, DUE -> "it has not gone out yet";
            case SENDING, SETTLING -> "it is on its way just now: wait a moment";
            case UNCERTAIN -> "nobody knows whether it stands there: ./vigil uncertain";
            case PUBLISHED, PUBLISHED_IN_PART -> "it does not stand there any more";
            case REFUSED, MISSED, WITHDRAWN -> "it never went out: " + delivery.why();
        };
    }
}
