package org.vigil.testing;

import java.time.LocalDate;
import org.vigil.message.Signature;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** Files with the signature of an invented native reader. */
public final class Signed {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private Signed() {}

    /** A template signed; any other file, and one that cannot be read, as it is. */
    public static SourceFile template(SourceFile file) {
        return file.path().startsWith("templates/")
                ? Signature.sign(file, "A Native Reader", DAY, new Problems()).orElse(file)
                : file;
    }

    /** As {@link #template(SourceFile)}, for a file that is still to be written. */
    public static String template(String path, String text) {
        return template(SourceFile.ofText(path, text)).text().orElseThrow();
    }
}
