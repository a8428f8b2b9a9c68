package org.vigil.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.network.Pause;
import org.vigil.node.Node;
import org.vigil.watch.Trial;

/**
 * Test posts that somebody has begun at the pages, with their words as they come. Only what is said is kept here: a test
 * itself is a row, so that it is known that it may stand there whatever becomes of this process.
 */
final class AccountTrials {
    private static final Logger LOG = LoggerFactory.getLogger(AccountTrials.class);

    /** Most tests are over by then, and a browser without scripts sees all of it at once. */
    private static final int WAIT_SECONDS = 8;

    /** @param result a key of the texts; null while it is under way */
    record Shown(
            String by,
            When since,
            List<String> words,
            @Nullable String result) {}

    /** One test of an account. */
    private static final class Said {
        private final String by;
        private final Instant since;
        private final List<String> words = new ArrayList<>();
        private final CountDownLatch end = new CountDownLatch(1);
        private @Nullable String result;

        private Said(String by, Instant since) {
            this.by = by;
            this.since = since;
        }

        private synchronized Shown shown() {
            return new Shown(by, When.second(since), List.copyOf(words), result);
        }

        private synchronized boolean isOver() {
            return result != null;
        }

        private synchronized void say(String line) {
            words.add(line);
        }

        private synchronized void end(String how) {
            result = how;
            end.countDown();
        }
    }

    /** What is done, with what is to hear the words; gives a key of the texts. */
    private interface Doing {
        String with(Trial trial, Said said);
    }

    private final Node node;
    private final Map<AccountName, Said> latest = new ConcurrentHashMap<>();

    AccountTrials(Node node) {
        this.node = node;
    }

    Optional<Shown> latest(AccountName account) {
        return Optional.ofNullable(latest.get(account)).map(Said::shown);
    }

    /** Posts and deletes; waits for the end, but not for long. */
    void run(Account account, boolean image, boolean evenIfStopped, String who) {
        begin(
                account,
                who,
                (trial, said) ->
                        word(trial.run(account, new Trial.How(image, evenIfStopped, () -> {}), who, said::say)));
    }

    /** Takes away what may stand there still. */
    void cleanUp(Account account, String who) {
        begin(account, who, (trial, said) -> trial.cleanUp(account, who, said::say) ? "clean" : "stands");
    }

    /** Somebody has looked, and none stands there. */
    void noneStands(Account account, String who) {
        trial().noneStands(account, who);
        latest.remove(account.name());
    }

    private void begin(Account account, String who, Doing doing) {
        Said said = new Said(who, node.clock().instant());
        Said shown = latest.compute(account.name(), (name, known) -> known != null && !known.isOver() ? known : said);
        if (shown == said) {
            Thread.ofVirtual()
                    .name("test post on " + account.name())
                    .start(() -> said.end(ended(doing, said, account)));
        }
        await(shown);
    }

    private String ended(Doing doing, Said said, Account account) {
        try {
            return doing.with(trial(), said);
        } catch (RuntimeException e) {
            LOG.error("the test of {} failed inside Vigil", account.name(), e);
            return "failed";
        }
    }

    private Trial trial() {
        return new Trial(node.database(), node.clock(), node.sessions(), Pause.SLEEP);
    }

    private static String word(Trial.Result result) {
        return switch (result) {
            case WORKS -> "works";
            case FAULTY -> "faulty";
            case STANDS -> "stands";
            case NOT_POSTED -> "not-posted";
        };
    }

    private static void await(Said said) {
        try {
            if (!said.end.await(WAIT_SECONDS, TimeUnit.SECONDS)) {
                LOG.debug("a test post takes longer than a page should");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
