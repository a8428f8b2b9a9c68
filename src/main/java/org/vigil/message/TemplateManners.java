package org.vigil.message;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigil.profile.FlatLabels;
import org.vigil.profile.PublishableText;
import org.vigil.source.Problem;
import org.vigil.source.Problems;

/**
 * What a template must not do with facts that are right: call somebody, say how to reach somebody, or tell a charge as a
 * fact, or without whose it is (RULES 2 and 3).
 */
final class TemplateManners {
    private static final Pattern CALLED = Pattern.compile("(?<![\\p{L}\\p{N}_.])@[\\p{L}\\p{N}_]{2,}");

    /** What stands before a fact, or before the words of a section, and makes a name of them. */
    private static final Pattern CALLING = Pattern.compile("(?<![\\p{L}\\p{N}_.])@$");

    private TemplateManners() {}

    static void check(TemplateKey key, Markup markup, Problems problems) {
        Deque<Markup.Open> open = new ArrayDeque<>();
        List<Set<Markup.Open>> attributed = new ArrayList<>();
        List<Markup.Value> charges = new ArrayList<>();
        List<Set<Markup.Open>> around = new ArrayList<>();
        for (Markup.Token token : markup.tokens()) {
            switch (token) {
                case Markup.Value value -> {
                    if (value.name() == Vocabulary.CHARGE) {
                        charges.add(value);
                        around.add(sections(open));
                    } else if (value.name() == Vocabulary.CHARGE_ACCORDING_TO) {
                        attributed.add(conditions(open));
                    }
                }
                case Markup.Words words -> words(key, words, problems);
                case Markup.Open section -> open.push(section);
                case Markup.Close close -> open.poll();
            }
        }
        called(key, markup, problems);
        for (int i = 0; i < charges.size(); i++) {
            Set<Markup.Open> sections = around.get(i);
            if (attributed.stream().noneMatch(sections::containsAll)) {
                unattributed(key, charges.get(i), problems);
            }
        }
    }

    /** What has to hold for words to stand there, but for the charge itself: it comes with whose it is, or not at all. */
    private static Set<Markup.Open> conditions(Deque<Markup.Open> open) {
        Set<Markup.Open> conditions = sections(open);
        conditions.removeIf(section -> !section.whenAbsent()
                && (section.name() == Vocabulary.CHARGE || section.name() == Vocabulary.CHARGE_ACCORDING_TO));
        return conditions;
    }

    /** Two sections over one name hold alike, wherever they stand; what may go for want of room goes by itself. */
    private static Set<Markup.Open> sections(Deque<Markup.Open> open) {
        Set<Markup.Open> sections = new HashSet<>();
        open.forEach(section -> sections.add(
                section.name() == Vocabulary.IF_ROOM
                        ? section
                        : new Markup.Open(section.name(), section.whenAbsent(), 0)));
        return sections;
    }

    private static void unattributed(TemplateKey key, Markup.Value charge, Problems problems) {
        problems.add(new Problem(
                key.path(),
                charge.line(),
                "{{charge}}",
                "a charge is told, and not whose it is",
                "add {{chargeAccordingTo}} in the same section"));
    }

    /** An @ with a fact behind it calls whoever has an account of that name: "@{{name}}". */
    private static void called(TemplateKey key, Markup markup, Problems problems) {
        boolean calling = false;
        for (Markup.Token token : markup.tokens()) {
            switch (token) {
                case Markup.Value value -> {
                    if (calling) {
                        String gap = "@{{" + value.name().word() + "}}";
                        wrong(key, value.line(), "\"" + gap + "\" calls an account each time it is posted", problems);
                    }
                    calling = false;
                }
                case Markup.Words words -> {
                    String plain = Marks.withoutMarks(Normalizer.normalize(words.text(), Normalizer.Form.NFKC));
                    if (calling && !plain.isEmpty() && Character.isLetterOrDigit(plain.codePointAt(0))) {
                        wrong(
                                key,
                                words.line(),
                                "the words behind an @ call an account each time they are posted",
                                problems);
                    }
                    // A remark leaves nothing behind.
                    calling = plain.isEmpty() ? calling : CALLING.matcher(plain).find();
                }
                case Markup.Open open -> {}
                case Markup.Close close -> {}
            }
        }
    }

    private static void words(TemplateKey key, Markup.Words words, Problems problems) {
        Matcher name = CALLED.matcher(Normalizer.normalize(words.text(), Normalizer.Form.NFKC));
        Optional<String> wrong = name.find()
                ? Optional.of("\"" + name.group() + "\" calls an account each time it is posted")
                : PublishableText.wrongInWords(words.text());
        wrong.ifPresent(found -> wrong(key, words.line(), found, problems));
        FlatLabels.toldIn(key.language(), words.text())
                .ifPresent(flat -> problems.add(new Problem(key.path(), words.line(), "", flat, FlatLabels.ALLOWED)));
    }

    private static void wrong(TemplateKey key, int line, String wrong, Problems problems) {
        problems.add(new Problem(
                key.path(), line, "", wrong, "the name in words; nobody is mentioned automatically, or reached"));
    }
}
