package org.vigil.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.Desk;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A coming post as somebody names it: {@code 12}, or {@code 12:3fa91c07} for just the words that had this mark when they
 * were read.
 *
 * @param mark null for the words as they are now
 */
record PostChoice(long number, @Nullable String mark) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})(?::([0-9a-f]{4,64}))?");

    /** For picocli. */
    static final class Converter implements ITypeConverter<PostChoice> {
        @Override
        public PostChoice convert(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException(
                        "\"" + text + "\" cannot stand here; a number as in the list, such as 12, or 12:3fa91c07");
            }
            return new PostChoice(Long.parseLong(matcher.group(1)), matcher.group(2));
        }
    }

    boolean is(Desk.Coming post) {
        return post.delivery().id() == number;
    }

    /** Whether the words are still those that were read. */
    boolean isAsRead(Desk.Coming post) {
        return mark == null || post.rendered().approvalDigest().startsWith(mark);
    }
}
