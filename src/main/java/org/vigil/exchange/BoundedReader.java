package org.vigil.exchange;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Stops a quote that never ends before it has filled the memory. */
final class BoundedReader extends FilterReader {
    /** For one row, all its cells together. */
    static final int MOST_SIGNS = 2_000_000;

    private long signs;

    BoundedReader(Reader in) {
        super(in);
    }

    /** A row has been read; the next may be as long. */
    void rowDone() {
        signs = 0;
    }

    @Override
    public int read() throws IOException {
        int sign = super.read();
        count(1);
        return sign;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int more) throws IOException {
        signs += more;
        if (signs > MOST_SIGNS) {
            throw new RowTooLong();
        }
    }

    /** More than {@link #MOST_SIGNS} without an end of the row. */
    static final class RowTooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
