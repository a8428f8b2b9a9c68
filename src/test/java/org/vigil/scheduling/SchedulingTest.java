package org.vigil.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;
import org.vigil.database.Database;
import org.vigil.testing.TestDatabase;

@ExtendWith(TestDatabase.class)
class SchedulingTest {
    private final Database database;
    private final CountDownLatch delivered = new CountDownLatch(1);
    private final CountDownLatch planned = new CountDownLatch(1);
    private final CountDownLatch collected = new CountDownLatch(1);
    private final CountDownLatch alerted = new CountDownLatch(1);
    private final CountDownLatch watched = new CountDownLatch(1);

    SchedulingTest(Database database) {
        this.database = database;
    }

    @Test
    void wakesEachOnAFreshDatabase() throws InterruptedException {
        try (AnnotationConfigApplicationContext context = start()) {
            assertThat(delivered.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(planned.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(collected.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(alerted.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(watched.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(context.isActive()).isTrue();
        }
    }

    @Test
    void aRestartFindsItsOwnJobsAndDoublesNothing() throws SchedulerException {
        start().close();
        try (AnnotationConfigApplicationContext context = start()) {
            Scheduler scheduler = context.getBean(Scheduler.class);
            assertThat(scheduler.getJobKeys(GroupMatcher.anyGroup()))
                    .extracting(JobKey::getName)
                    .containsExactlyInAnyOrder("wake", "plan", "collect", "watch", "alert");
            assertThat(scheduler.getTriggerKeys(GroupMatcher.anyGroup()))
                    .extracting(TriggerKey::getName)
                    .containsExactlyInAnyOrder("wake", "plan", "collect", "watch", "alert");
            assertThat(scheduler.getMetaData().isJobStoreClustered()).isTrue();
        }
        assertThat(rows("qrtz_triggers")).isEqualTo(5);
    }

    @Test
    void whatWasMissedIsNotMadeUpForFiringByFiring() throws SchedulerException {
        try (AnnotationConfigApplicationContext context = start()) {
            Scheduler scheduler = context.getBean(Scheduler.class);
            for (String name : List.of("wake", "plan", "collect", "watch", "alert")) {
                Trigger trigger = scheduler.getTrigger(new TriggerKey(name, "vigil"));
                assertThat(trigger.getMisfireInstruction())
                        .isEqualTo(SimpleTrigger.MISFIRE_INSTRUCTION_RESCHEDULE_NEXT_WITH_EXISTING_COUNT);
            }
        }
    }

    /** Seen in the crash run: a trigger without its other half kept Vigil from ever starting again. */
    @Test
    void aStartThatDiesAtAnyRowLeavesNothingHalf() throws Exception {
        int row = 0;
        boolean died = true;
        while (died) {
            empty();
            died = diesAt(++row);
            assertThat(rows("qrtz_triggers")).as("triggers").isEqualTo(rows("qrtz_simple_triggers"));
        }
        register(database.dataSource());
        assertThat(row).as("rows of one start").isGreaterThan(10);
    }

    private int rows(String table) {
        return database.jdbc()
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    private void empty() {
        for (String table : List.of("qrtz_simple_triggers", "qrtz_triggers", "qrtz_job_details")) {
            database.jdbc().sql("delete from " + table).update();
        }
    }

    private boolean diesAt(int row) throws Exception {
        DyingConnections dying = new DyingConnections(database.dataSource(), row);
        try {
            register(dying);
        } catch (SchedulerException | DyingConnections.Killed killed) {
            assertThat(dying.dead()).as("nothing else ended it: " + killed).isTrue();
        }
        return dying.dead();
    }

    /** As far as a start writes its jobs and triggers; nothing is fired. */
    private static void register(DataSource connections) throws Exception {
        SchedulerFactoryBean scheduler =
                new SchedulingConfiguration().scheduler(connections, new StaticApplicationContext());
        try {
            scheduler.afterPropertiesSet();
        } finally {
            scheduler.destroy();
        }
    }

    private AnnotationConfigApplicationContext start() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, database::dataSource, bean -> bean.setDestroyMethodName(""));
        context.registerBean(
                Housekeeping.class,
                () -> new Housekeeping(
                        delivered::countDown,
                        planned::countDown,
                        collected::countDown,
                        watched::countDown,
                        alerted::countDown));
        context.register(SchedulingConfiguration.class);
        context.refresh();
        return context;
    }
}
