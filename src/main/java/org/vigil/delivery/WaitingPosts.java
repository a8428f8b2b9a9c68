package org.vigil.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.database.Database;
import org.vigil.message.PostKind;
import org.vigil.workspace.Workspace;

/**
 * How much waits for somebody, for a menu that stands on every page. Posts are counted anew only when something has happened
 * that bears on it: other files, a decision or whatever else stands in the audit, a new post; and once a minute, since time goes
 * on and posts go out. No page waits long for that: where much has to be read it tells what was counted last, and the next one what
 * is true. Safe for many threads.
 */
public final class WaitingPosts {
    private static final Logger LOG = LoggerFactory.getLogger(WaitingPosts.class);
    private static final Duration AHEAD = Duration.ofDays(31);
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    /** How long a page waits that may take a tenth of a second. */
    static final Duration PATIENCE = Duration.ofMillis(30);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final AcceptedFiles files;
    private final Deliveries deliveries;
    private final ApprovalsAhead ahead;
    private final SecondReader second;
    private final Duration patience;
    private final Map<String, Long> told = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Long>> counting = new ConcurrentHashMap<>();
    private volatile @Nullable Counted last;

    /** @param patience how long a page waits for its number at most */
    WaitingPosts(
            Database database,
            InstantSource clock,
            AcceptedFiles files,
            ApprovalsAhead ahead,
            SecondReader second,
            Duration patience) {
        this.jdbc = database.jdbc();
        this.clock = clock;
        this.files = files;
        this.deliveries = new Deliveries(jdbc);
        this.ahead = ahead;
        this.second = second;
        this.patience = patience;
    }

    /**
     * What waits for one person.
     *
     * @param approvals posts of the next 31 days that they may approve
     * @param uncertain posts of which they have to say whether they stand on their network
     */
    public record Waiting(long approvals, long uncertain) {
        public static final Waiting NOTHING = new Waiting(0, 0);
    }

    /** Other than before as soon as something has happened on which the number of waiting posts depends. */
    private record Mark(long files, long audited, long planned) {}

    private record Look(Mark mark, List<AccountName> uncertain) {}

    private record Counted(
            Mark mark,
            Instant at,
            AcceptedFiles.InForce files,
            List<ApprovalsAhead.Standing> posts,
            Map<String, Long> approvals) {}

    /** @param decides whether they are one of those who decide about what an account says; the same for the same person */
    public Waiting forWhom(String who, BiPredicate<Workspace, AccountName> decides) {
        Look look = look();
        return new Waiting(approvals(look.mark(), who, decides), uncertain(look, decides));
    }

    private long uncertain(Look look, BiPredicate<Workspace, AccountName> decides) {
        if (look.uncertain().isEmpty()) {
            return 0;
        }
        Workspace workspace = files.inForce().workspace();
        return look.uncertain().stream()
                .filter(account -> decides.test(workspace, account))
                .count();
    }

    private long approvals(Mark mark, String who, BiPredicate<Workspace, AccountName> decides) {
        Counted known = last;
        Long remembered = known != null && isOf(known, mark) ? known.approvals().get(who) : null;
        if (remembered != null) {
            return remembered;
        }
        counting.computeIfPresent(who, (name, before) -> before.isDone() ? null : before);
        CompletableFuture<Long> task = counting.computeIfAbsent(who, name -> begin(mark, name, decides));
        return ended(task, who).orElseGet(() -> told.getOrDefault(who, 0L));
    }

    private CompletableFuture<Long> begin(Mark mark, String who, BiPredicate<Workspace, AccountName> decides) {
        CompletableFuture<Long> task = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("counts what waits").start(() -> {
            try {
                Counted counted = counted(mark);
                long number = approvals(counted, who, decides);
                counted.approvals().put(who, number);
                told.put(who, number);
                task.complete(number);
            } catch (RuntimeException e) {
                task.completeExceptionally(e);
            }
        });
        return task;
    }

    /** Empty where it takes longer than a page should, or fails. */
    private OptionalLong ended(CompletableFuture<Long> task, String who) {
        try {
            long number = task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            counting.remove(who, task);
            return OptionalLong.of(number);
        } catch (TimeoutException e) {
            return OptionalLong.empty(); // it goes on, and a later page has it
        } catch (ExecutionException e) {
            counting.remove(who, task);
            LOG.warn("what waits for an approval could not be counted", e.getCause());
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }

    private long approvals(Counted counted, String who, BiPredicate<Workspace, AccountName> decides) {
        Workspace workspace = counted.files().workspace();
        Predicate<SecondReader.Written> own = second.keptFrom(counted.files(), who);
        return counted.posts().stream()
                .filter(post -> decides.test(workspace, post.account().name()))
                .filter(post -> !isAskedBy(post.delivery(), who))
                .filter(post -> MayApprove.whyNot(workspace, post.campaign(), post.account(), who)
                        .isEmpty())
                .filter(post -> !own.test(SecondReader.Written.of(post)))
                .count();
    }

    /** As {@link Desk#mayNotApprove}: whoever asked for a memorial does not approve it. */
    private static boolean isAskedBy(Delivery delivery, String who) {
        return delivery.kind() == PostKind.MEMORIAL && who.equals(delivery.askedBy());
    }

    /** One counts, and the others wait for it. */
    private synchronized Counted counted(Mark mark) {
        Counted known = last;
        if (known != null && isOf(known, mark)) {
            return known;
        }
        Instant now = clock.instant();
        Counted counted = new Counted(
                mark,
                now,
                files.inForce(),
                ahead.of(deliveries.unsentBefore(now.plus(AHEAD))).stream()
                        .filter(ApprovalsAhead.Standing::waitsForApproval)
                        .toList(),
                new ConcurrentHashMap<>());
        last = counted;
        return counted;
    }

    private boolean isOf(Counted known, Mark mark) {
        return known.mark().equals(mark)
                && Duration.between(known.at(), clock.instant()).abs().compareTo(REMEMBERED) < 0;
    }

    private Look look() {
        return jdbc.sql("""
                        select (select version from source_state) as files,
                               (select coalesce(max(id), 0) from audit) as audited,
                               (select coalesce(max(id), 0) from delivery) as planned,
                               array(select d.account
                                     from (select id from delivery where state = 'uncertain'
                                           union
                                           select delivery from correction where state = 'uncertain') as open
                                     join delivery d on d.id = open.id) as uncertain
                        """).query((row, n) -> look(row)).single();
    }

    private static Look look(ResultSet row) throws SQLException {
        String[] uncertain = (String[]) row.getArray("uncertain").getArray();
        return new Look(
                new Mark(row.getLong("files"), row.getLong("audited"), row.getLong("planned")),
                Arrays.stream(uncertain).map(AccountName::new).toList());
    }
}
