package org.vigil.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in a sentence what is wrong with a command line, and where to read on. */
public final class BadUsage implements IParameterExceptionHandler {
    /** Reads numbers, and says in words what is none. */
    public static final ITypeConverter<Integer> NUMBER = text -> number(text, Integer::valueOf);

    /** As {@link #NUMBER}, for the numbers of deliveries. */
    public static final ITypeConverter<Long> LONG_NUMBER = text -> number(text, Long::valueOf);

    private static <N> N number(String text, java.util.function.Function<String, N> reader) {
        try {
            return reader.apply(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("\"" + text + "\" is no number");
        }
    }

    @Override
    public int handleParseException(ParameterException exception, String[] args) {
        CommandLine command = exception.getCommandLine();
        PrintWriter err = command.getErr();
        if (exception instanceof UnmatchedArgumentException unmatched) {
            String name = command.getCommandSpec().qualifiedName();
            err.println(
                    "\"" + name + "\" does not know what to do with: " + String.join(" ", unmatched.getUnmatched()));
            UnmatchedArgumentException.printSuggestions(exception, err);
        } else {
            err.println(exception.getMessage());
        }
        err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        return Vigil.USAGE;
    }
}
