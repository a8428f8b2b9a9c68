package org.vigil.cli;

/** Serves pages. Handed in by Main, since only it starts Spring. */
@FunctionalInterface
public interface PageServer {
    /** What is being served, until it is closed. */
    interface Served extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Returns when the pages are there.
     *
     * @throws Failure where the port cannot be had
     */
    Served serve(Serving serving);
}
