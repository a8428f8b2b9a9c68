package org.vigil.scheduling;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Accepts changed files and plans ahead. Carries no truth of its own. */
@DisallowConcurrentExecution
final class PlanJob implements Job {
    private final Housekeeping housekeeping;

    PlanJob(Housekeeping housekeeping) {
        this.housekeeping = housekeeping;
    }

    @Override
    public void execute(JobExecutionContext context) {
        housekeeping.plan().run();
    }
}
