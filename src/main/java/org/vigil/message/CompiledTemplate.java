package org.vigil.message;

import com.samskivert.mustache.Mustache;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A template that was found right and is ready to be filled. Safe for many threads. */
record CompiledTemplate(Markup markup, com.samskivert.mustache.Template mustache) {
    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().escapeHTML(false).strictSections(true).emptyStringIsFalse(true);

    /** A fact that ends with a dot of its own, "27 ноября 2025 г.", at the end of a sentence. */
    private static final Pattern ENDED_TWICE =
            Pattern.compile("(?<=\\.)(\u2069?" + Marks.WHOLE_END + Marks.LEFT + "*)\\.(?!\\.)");

    static CompiledTemplate of(Markup markup) {
        return new CompiledTemplate(markup, COMPILER.compile(markup.mustache()));
    }

    /**
     * The text with its {@link Marks}.
     *
     * @param rooms how many of the {@code ifRoom} sections are kept, from the first on
     */
    String fill(Facts facts, int rooms) {
        Map<String, Object> context = new HashMap<>();
        for (Vocabulary name : markup.names()) {
            context.put(name.word(), facts.texts().getOrDefault(name, ""));
            context.put(Markup.truth(name, 0), facts.has(name));
        }
        IntStream.rangeClosed(1, markup.rooms())
                .forEach(room -> context.put(Markup.truth(Vocabulary.IF_ROOM, room), room <= rooms));
        return ENDED_TWICE.matcher(mustache.execute(context)).replaceAll("$1");
    }
}
