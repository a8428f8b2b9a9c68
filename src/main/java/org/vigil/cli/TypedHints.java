package org.vigil.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Collection;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints what a sentence says to type next as it has to be typed here: {@code vigil approve list}, and {@code ./vigil approve
 * list}, come out as {@code ./vigil -C team approve list} where this command was called so. The one place that does it, for all
 * that commands print.
 */
public final class TypedHints extends FilterWriter {
    /** A sentence that names a folder of its own: only how the program is called is put in. */
    private static final Pattern ELSEWHERE = Pattern.compile("(?<![\\w./-])(?:\\./)?vigil (?=-C )");

    private final Pattern hint;
    private final Supplier<String> prefix;
    private final Supplier<String> program;

    private TypedHints(Writer out, Collection<String> commands, Supplier<String> prefix, Supplier<String> program) {
        super(out);
        this.hint = Pattern.compile("(?<![\\w./-])(?:\\./)?vigil (?=(?:" + String.join("|", commands) + "|--help)\\b)");
        this.prefix = prefix;
        this.program = program;
    }

    /**
     * A printer over another.
     *
     * @param commands the names of the commands: only before one of them the word is no name
     * @param vigil knows how it was called, once the command line is read
     */
    public static PrintWriter over(Writer out, Collection<String> commands, Vigil vigil) {
        return new PrintWriter(new TypedHints(out, commands, () -> vigil.typed(""), vigil::program), true);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        String named = ELSEWHERE
                .matcher(text.substring(from, from + length))
                .replaceAll(Matcher.quoteReplacement(program.get() + " "));
        out.write(hint.matcher(named).replaceAll(Matcher.quoteReplacement(prefix.get())));
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        write(new String(text, from, length), 0, length);
    }

    /** What it prints to keeps a failure to itself until it is asked; an export that is cut short must not end well. */
    @Override
    public void flush() throws IOException {
        super.flush();
        if (out instanceof PrintWriter printer && printer.checkError()) {
            throw new IOException("what was printed could not be written");
        }
    }
}
