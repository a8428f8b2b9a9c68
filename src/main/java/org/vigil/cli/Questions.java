package org.vigil.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;

/** Asks questions in a terminal, or of a file of answers: one line each. */
final class Questions {
    private final BufferedReader input;
    private final PrintWriter out;

    Questions(BufferedReader input, PrintWriter out) {
        this.input = input;
        this.out = out;
    }

    /**
     * Asks until an answer can be read.
     *
     * @param reader throws {@link IllegalArgumentException} with what is wrong, in words, for an answer that will not do
     * @throws Failure where the answers end before the questions do
     */
    <T> T ask(String question, Function<String, T> reader) {
        while (true) {
            out.print(question + " ");
            out.flush();
            try {
                return reader.apply(line());
            } catch (IllegalArgumentException e) {
                out.println("  " + e.getMessage());
            }
        }
    }

    boolean yes(String question) {
        return ask(question + " [y/N]", answer -> switch (answer.toLowerCase(java.util.Locale.ROOT)) {
            case "y", "yes" -> true;
            case "", "n", "no" -> false;
            default -> throw new IllegalArgumentException("Please answer y or n.");
        });
    }

    /** One line, whatever stands in it; empty where nobody is there to answer. */
    Optional<String> hear(String question) {
        out.print(question + " ");
        out.flush();
        return answer();
    }

    private String line() {
        return answer().orElseThrow(() -> {
            out.println();
            return new Failure(
                    Vigil.PROBLEMS, "The answers ended before all questions were asked. Nothing was written.");
        });
    }

    private Optional<String> answer() {
        try {
            return Optional.ofNullable(input.readLine()).map(String::strip);
        } catch (IOException e) {
            throw new Failure(Vigil.FAILED, "The answers cannot be read: " + e.getMessage() + ". Nothing was written.");
        }
    }
}
