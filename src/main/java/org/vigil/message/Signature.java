package org.vigil.message;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** Puts a native reader's {@link Review} into the front matter of a template, and knows what it covers. */
public final class Signature {
    /** The field with what is indented below it. */
    private static final Pattern FIELD = Pattern.compile("(?m)^reviewed[ \t]*:.*(?:\\n|\\z)(?:[ \t]+.*(?:\\n|\\z))*");

    private Signature() {}

    /** What the signature binds. */
    static String digest(TemplateKey key, @Nullable String contentWarning, String body) {
        String bound = key.kind() + "\n" + key.language() + "\n" + (contentWarning == null ? "" : contentWarning) + "\n"
                + body.strip();
        return SourceFile.sha256(bound.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The file with the signature in it, in the place of an earlier one; all else stays as it was, but for the ends of
     * lines. Empty where the file is no template that can be rendered, and then {@code problems} says why.
     *
     * @throws IllegalArgumentException for a name that is none
     */
    public static Optional<SourceFile> sign(SourceFile file, String by, LocalDate on, Problems problems) {
        return TemplateFile.read(file, problems).map(template -> signed(file, template, FrontMatter.name(by), on));
    }

    private static SourceFile signed(SourceFile file, Template template, String by, LocalDate on) {
        String text = file.text().orElseThrow().replace("\r\n", "\n");
        FrontMatter matter = FrontMatter.of(file.path(), text, new Problems());
        String others = FIELD.matcher(matter.yaml()).replaceAll("");
        String signature = "reviewed: { by: \"%s\", on: %s, text: %s }\n"
                .formatted(
                        by.replace("\\", "\\\\").replace("\"", "\\\""),
                        on,
                        template.digest().substring(0, Review.LENGTH));
        String whole = "---\n" + others + signature + "---\n" + matter.body();
        return SourceFile.ofText(file.path(), whole);
    }
}
