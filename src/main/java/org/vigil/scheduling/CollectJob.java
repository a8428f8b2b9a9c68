package org.vigil.scheduling;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Reads the engagement that is due. Carries no truth of its own. */
@DisallowConcurrentExecution
final class CollectJob implements Job {
    private final Housekeeping housekeeping;

    CollectJob(Housekeeping housekeeping) {
        this.housekeeping = housekeeping;
    }

    @Override
    public void execute(JobExecutionContext context) {
        housekeeping.collect().run();
    }
}
