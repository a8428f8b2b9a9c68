package org.vigil.scheduling;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Visits the accounts: their sign-in, and what others did there. Carries no truth of its own. */
@DisallowConcurrentExecution
final class WatchJob implements Job {
    private final Housekeeping housekeeping;

    WatchJob(Housekeeping housekeeping) {
        this.housekeeping = housekeeping;
    }

    @Override
    public void execute(JobExecutionContext context) {
        housekeeping.watch().run();
    }
}
