package org.vigil.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an approval is given for, in words that people can compare later: the template and each fact that it uses, as it
 * is said in public, and where. Nothing that the template does not use is in it, and of the photo only a digest.
 *
 * @param templateFile its path
 * @param template what it says, its content warning before the text
 * @param facts by their names in templates, in the vocabulary's order; empty where a fact is absent, {@code yes} or
 *     {@code no} for a section's truth, and for a running number what it is a number of
 */
public record Grounds(String templateFile, String template, Map<String, String> facts) {
    public static final Grounds NONE = new Grounds("", "", Map.of());

    static Grounds of(Bound said) {
        Map<String, String> used = new LinkedHashMap<>();
        for (Vocabulary name : said.markup().names()) {
            if (name.use() != Vocabulary.Use.ROOM && name != Vocabulary.DAY) {
                used.put(name.word(), said(name, said.facts()));
            }
        }
        used.putAll(said.beside());
        return new Grounds(said.template().key().path(), text(said.template()), Collections.unmodifiableMap(used));
    }

    private static String said(Vocabulary name, Facts facts) {
        String bound = Marks.withoutMarks(ApprovalDigest.value(name, facts));
        return switch (name.use()) {
            case TEXT -> facts.running().containsKey(name) ? kindOfNumber(bound) : bound;
            case TRUTH -> facts.has(name) ? "yes" : "no";
            case ROOM -> "";
        };
    }

    /** As {@link FactFinder} binds a number: its kind, and the day from which it runs. */
    private static String kindOfNumber(String bound) {
        return bound.replaceFirst("^Exact ", "an exact number of days, from ")
                .replaceFirst("^AtLeast ", "\"at least\" a number of days, from ")
                .replaceFirst("^None ", "no number, since ");
    }

    private static String text(Template template) {
        String warning = template.contentWarning();
        return (warning == null ? "" : "content_warning: " + warning + "\n---\n")
                + template.body().replace("\r\n", "\n").strip();
    }
}
