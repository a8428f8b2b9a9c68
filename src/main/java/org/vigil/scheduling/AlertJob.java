package org.vigil.scheduling;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Looks what is wrong and tells whose turn it is. Carries no truth of its own. */
@DisallowConcurrentExecution
final class AlertJob implements Job {
    private final Housekeeping housekeeping;

    AlertJob(Housekeeping housekeeping) {
        this.housekeeping = housekeeping;
    }

    @Override
    public void execute(JobExecutionContext context) {
        housekeeping.alert().run();
    }
}
