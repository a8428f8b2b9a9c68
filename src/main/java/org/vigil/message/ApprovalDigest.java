package org.vigil.message;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.vigil.network.Image;
import org.vigil.source.SourceFile;

/**
 * What an approval binds: the template, every fact that it uses, the photo and its alt text. The numbers that grow by
 * themselves are left out; what is counted, and since when, is not.
 */
final class ApprovalDigest {
    private ApprovalDigest() {}

    static String of(Template template, Markup markup, Facts facts, Optional<Image> image) {
        return of(template, markup.names(), facts, image);
    }

    /** The same of everything but what readers are asked: it stays when that closes, and nothing else changes. */
    static String besidesAction(Template template, Markup markup, Facts facts, Optional<Image> image) {
        Set<Vocabulary> names = EnumSet.copyOf(markup.names());
        names.removeIf(Vocabulary::isOfAction);
        return of(template, names, facts, image);
    }

    private static String of(Template template, Set<Vocabulary> names, Facts facts, Optional<Image> image) {
        StringBuilder bound = new StringBuilder(template.digest());
        for (Vocabulary name : names) {
            field(bound, name.word(), value(name, facts));
        }
        image.ifPresent(photo -> {
            field(bound, "photo", SourceFile.sha256(photo.bytes()));
            field(bound, "altText", photo.altText());
        });
        return SourceFile.sha256(bound.toString().getBytes(StandardCharsets.UTF_8));
    }

    static String value(Vocabulary name, Facts facts) {
        String counted = facts.running().get(name);
        if (counted != null) {
            return counted;
        }
        return switch (name.use()) {
            case TEXT -> name == Vocabulary.DAY ? "" : facts.texts().getOrDefault(name, "");
            case TRUTH -> String.valueOf(facts.has(name));
            case ROOM -> "";
        };
    }

    /** Lengths keep two fields from running into one another. */
    private static void field(StringBuilder bound, String name, String value) {
        bound.append('\n')
                .append(name)
                .append(' ')
                .append(value.length())
                .append(' ')
                .append(value);
    }
}
