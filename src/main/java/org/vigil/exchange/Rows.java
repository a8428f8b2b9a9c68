package org.vigil.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a list, one after the other, so that a long list needs no more memory than a short one. */
interface Rows extends Closeable {
    /** More than any list of persons holds; nobody could look after more people. */
    int MOST_ROWS = 500_000;

    /** Longer than any cell about a person. */
    int LONGEST_CELL = 20_000;

    /** The columns by name, as far as they are known: where each row names its own, those of the rows so far. */
    List<String> columns();

    /** The next row that is not empty; null after the last. */
    @Nullable Row next() throws IOException;
}
