package org.vigil.message;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.PublishableText;
import org.vigil.source.Fields;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.Yaml;

/**
 * A template's text, its fields at the top taken apart from the body below: YAML between two {@code ---} lines.
 *
 * @param yaml between the two lines; empty where there is no front matter
 * @param firstLine the line of the file on which the body begins, from 1
 */
record FrontMatter(String yaml, String body, int firstLine) {
    private static final Pattern FENCE = Pattern.compile("(?m)^---[ \t]*(?:\n|\\z)");
    private static final Pattern SIGNED_TEXT = Pattern.compile("[0-9a-f]{" + Review.LENGTH + "}");

    /** What stands in the fields. */
    record Said(@Nullable String contentWarning, @Nullable Review review) {
        static final Said NOTHING = new Said(null, null);
    }

    /** @param text with plain line ends */
    static FrontMatter of(String path, String text, Problems problems) {
        Matcher fence = FENCE.matcher(text);
        if (!fence.lookingAt()) {
            return new FrontMatter("", text, 1);
        }
        int begin = fence.end();
        if (!fence.find(begin)) {
            problems.add(
                    new Problem(path, 1, "", "the front matter never ends", "a line \"---\" after its last field"));
            return new FrontMatter("", "-", 1);
        }
        int lines = (int)
                text.substring(0, fence.end()).chars().filter(c -> c == '\n').count();
        return new FrontMatter(text.substring(begin, fence.start()), text.substring(fence.end()), lines + 1);
    }

    Said said(String path, Problems problems) {
        if (yaml.isBlank()) {
            return Said.NOTHING;
        }
        return Yaml.read(path, yaml, 2, problems).map(FrontMatter::said).orElse(Said.NOTHING);
    }

    private static Said said(Fields fields) {
        String warning = fields.text("content_warning")
                .map(Marks::clean)
                .filter(words -> !words.isEmpty())
                .orElse(null);
        Optional.ofNullable(warning)
                .flatMap(PublishableText::wrongInWords)
                .ifPresent(wrong -> fields.problem("content_warning", wrong, PublishableText.ALLOWED));
        Review review = fields.child("reviewed").flatMap(FrontMatter::review).orElse(null);
        fields.done();
        return new Said(warning, review);
    }

    private static Optional<Review> review(Fields fields) {
        Optional<String> by = fields.requiredValue(
                "by", FrontMatter::name, "the name of somebody who reads the language as a native");
        Optional<LocalDate> on = fields.requiredValue("on", LocalDate::parse, "a day, such as 2026-01-05");
        Optional<String> text = fields.value("text", FrontMatter::signedText, Review.ALLOWED);
        fields.done();
        return by.flatMap(reader -> on.map(day -> new Review(reader, day, text.orElse(""))));
    }

    static String name(String text) {
        String name = Marks.clean(text);
        if (name.isEmpty() || name.contains("\n")) {
            throw new IllegalArgumentException();
        }
        return name;
    }

    private static String signedText(String text) {
        if (!SIGNED_TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        return text;
    }
}
