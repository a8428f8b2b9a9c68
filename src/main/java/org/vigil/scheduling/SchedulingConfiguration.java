package org.vigil.scheduling;

import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;
import org.springframework.scheduling.quartz.SpringBeanJobFactory;

/**
 * Quartz with its tables in Vigil's database, one scheduler over all nodes.
 *
 * <p>Jobs and triggers have names, so that a restart finds its own again; what the program says replaces what the tables
 * say. The jobs' classes and the {@link Housekeeping} come from the application's context.
 */
@Configuration(proxyBeanMethods = false)
public class SchedulingConfiguration {
    private static final String GROUP = "vigil";

    @Bean
    SchedulerFactoryBean scheduler(DataSource dataSource, ApplicationContext context) {
        SpringBeanJobFactory jobs = new SpringBeanJobFactory();
        jobs.setApplicationContext(context);
        SchedulerFactoryBean scheduler = new SchedulerFactoryBean();
        scheduler.setSchedulerName("vigil");
        scheduler.setDataSource(dataSource);
        // Else each statement would commit by itself, and a trigger that a crash left half written keeps Quartz from
        // starting.
        scheduler.setTransactionManager(new JdbcTransactionManager(dataSource));
        scheduler.setJobFactory(jobs);
        scheduler.setQuartzProperties(properties());
        scheduler.setOverwriteExistingJobs(true);
        scheduler.setWaitForJobsToCompleteOnShutdown(true);
        JobDetail wake = job("wake", WakeJob.class);
        JobDetail plan = job("plan", PlanJob.class);
        JobDetail collect = job("collect", CollectJob.class);
        JobDetail watch = job("watch", WatchJob.class);
        JobDetail alert = job("alert", AlertJob.class);
        scheduler.setJobDetails(wake, plan, collect, watch, alert);
        scheduler.setTriggers(
                every(Duration.ofSeconds(5), wake),
                every(Duration.ofMinutes(1), plan),
                every(Duration.ofMinutes(1), collect),
                every(Duration.ofMinutes(1), watch),
                every(Duration.ofMinutes(1), alert));
        return scheduler;
    }

    private static JobDetail job(String name, Class<? extends Job> type) {
        return JobBuilder.newJob(type).withIdentity(name, GROUP).storeDurably().build();
    }

    /** What was missed while nobody ran is made up for by the next firing alone. */
    private static Trigger every(Duration period, JobDetail job) {
        return TriggerBuilder.newTrigger()
                .withIdentity(job.getKey().getName(), GROUP)
                .forJob(job)
                .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(period.toMillis())
                        .repeatForever()
                        .withMisfireHandlingInstructionNextWithExistingCount())
                .build();
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceId", "AUTO");
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.setProperty("org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName());
        properties.setProperty("org.quartz.jobStore.isClustered", "true");
        properties.setProperty("org.quartz.jobStore.clusterCheckinInterval", "5000");
        properties.setProperty("org.quartz.threadPool.threadCount", "4");
        return properties;
    }
}
