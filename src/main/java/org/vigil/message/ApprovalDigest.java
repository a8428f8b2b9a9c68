package org.vigil.message;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.vigil.source.SourceFile;

/**
 * What an approval binds: the template, every fact that it uses, the photo and its alt text, a warning before the text, the
 * network and who finds the post there. The numbers that grow by themselves are left out; what is counted, since when and
 * how is not. docs/operation.md lists what may change without asking.
 */
final class ApprovalDigest {
    private ApprovalDigest() {}

    static String of(Bound said) {
        return of(said, said.markup().names());
    }

    /** The same of everything but what readers are asked: it stays when that closes, and nothing else changes. */
    static String besidesAction(Bound said) {
        Set<Vocabulary> names = EnumSet.copyOf(said.markup().names());
        names.removeIf(Vocabulary::isOfAction);
        return of(said, names);
    }

    private static String of(Bound said, Set<Vocabulary> names) {
        StringBuilder bound = new StringBuilder(said.template().digest());
        for (Vocabulary name : names) {
            field(bound, name.word(), value(name, said.facts()));
        }
        said.beside().forEach((name, value) -> field(bound, name, value));
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
