package org.vigil.message;

import java.time.LocalDate;

/**
 * The signature of somebody who reads a template's language as a native, as the template's front matter has it.
 *
 * @param by the reader's name, as the reader wants it written down
 * @param text the beginning of the {@link Template#digest} that was signed, {@value #LENGTH} characters; empty where
 *     the signature does not say which text it is for. It keeps a signature from standing below a text that was changed
 *     later; whoever wants to forge one can
 */
public record Review(String by, LocalDate on, String text) {
    /** Hexadecimal digits: enough that no two texts of a team share them by accident. */
    static final int LENGTH = 16;

    static final String ALLOWED = "what \"./vigil templates sign\" writes";
}
