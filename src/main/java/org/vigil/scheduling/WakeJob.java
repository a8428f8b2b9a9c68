package org.vigil.scheduling;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Wakes the delivery loop. Carries no truth of its own. */
@DisallowConcurrentExecution
final class WakeJob implements Job {
    private final Housekeeping housekeeping;

    WakeJob(Housekeeping housekeeping) {
        this.housekeeping = housekeeping;
    }

    @Override
    public void execute(JobExecutionContext context) {
        housekeeping.deliver().run();
    }
}
