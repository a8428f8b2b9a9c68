package org.vigil.console;

import org.vigil.delivery.RemovalState;
import org.vigil.delivery.Takedowns;

/** How far it is that everything said of somebody goes. */
record TakedownLine(String by, When since, long gone, long toGo, long cannot, long kept) {
    static TakedownLine of(Takedowns.Job job) {
        return new TakedownLine(
                job.askedBy(),
                When.second(job.askedAt()),
                job.in(RemovalState.GONE),
                job.in(RemovalState.ASKED),
                job.in(RemovalState.CANNOT),
                job.in(RemovalState.KEPT));
    }
}
