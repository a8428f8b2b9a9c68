package org.vigil.source;

/**
 * One mistake in a file that a person wrote.
 *
 * @param file the file's path as the team knows it, relative to its folder
 * @param line the line, counted from 1
 * @param field the field's path inside the file, such as {@code custody[1].from}; empty for the file as a whole
 * @param wrong what is wrong, with what stood there
 * @param allowed what may stand there; empty where {@code wrong} says it all
 */
public record Problem(String file, int line, String field, String wrong, String allowed)
        implements Comparable<Problem> {

    @Override
    public int compareTo(Problem other) {
        int byFile = file.compareTo(other.file);
        return byFile != 0 ? byFile : Integer.compare(line, other.line);
    }

    /** {@code file:line: field: what is wrong, what may stand there}, as editors and compilers print it. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + (field.isEmpty() ? "" : field + ": ") + wrong
                + (allowed.isEmpty() ? "" : "; " + allowed);
    }
}
