package org.vigil.message;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import org.vigil.source.Problem;
import org.vigil.source.Problems;

/**
 * Finds where a template knows only some people: a choice by pronoun that has nothing for one of the three, and words that
 * tell a gender outside of every such choice (RULES 4). Sections that stand side by side are one choice.
 */
final class GenderAdvice {
    private static final Set<Vocabulary> PRONOUNS = EnumSet.of(Vocabulary.SHE, Vocabulary.HE, Vocabulary.THEY);

    private final Template template;
    private final Problems found;
    private final Deque<Choice> choices = new ArrayDeque<>();
    private int inside;

    private GenderAdvice(Template template, Problems found) {
        this.template = template;
        this.found = found;
        choices.push(new Choice());
    }

    /** The pronouns that have words so far, in a choice that began on that line. */
    private static final class Choice {
        private final Set<Vocabulary> covered = EnumSet.noneOf(Vocabulary.class);
        private int line;
    }

    static void look(Template template, Markup markup, Problems found) {
        GenderAdvice advice = new GenderAdvice(template, found);
        markup.tokens().forEach(advice::token);
        advice.end();
    }

    private void token(Markup.Token token) {
        switch (token) {
            case Markup.Words words -> words(words);
            case Markup.Value value -> end();
            case Markup.Open open -> open(open);
            case Markup.Close close -> close(close);
        }
    }

    private void words(Markup.Words words) {
        if (Marks.withoutMarks(words.text()).isBlank()) {
            return;
        }
        end();
        if (inside == 0) {
            GenderedWords.in(template.key().language(), words.text())
                    .forEach(word -> gendered(
                            word,
                            words.line()
                                    + (int) words.text()
                                            .substring(0, word.start())
                                            .chars()
                                            .filter(sign -> sign == '\n')
                                            .count()));
        }
    }

    private void gendered(MatchResult word, int line) {
        advise(
                line,
                "\"" + word.group() + "\"",
                "the word tells a gender, whoever the post is about",
                "put it into {{#she}}…{{/she}}{{#he}}…{{/he}} with a neutral form in {{#they}}…{{/they}}");
    }

    private void open(Markup.Open open) {
        Choice choice = choices.element();
        if (PRONOUNS.contains(open.name())) {
            choice.line = choice.covered.isEmpty() ? open.line() : choice.line;
            choice.covered.addAll(
                    open.whenAbsent() ? EnumSet.complementOf(EnumSet.of(open.name())) : EnumSet.of(open.name()));
            choice.covered.retainAll(PRONOUNS);
            inside++;
        } else {
            end();
        }
        choices.push(new Choice());
    }

    private void close(Markup.Close close) {
        end();
        choices.pop();
        if (PRONOUNS.contains(close.name())) {
            inside--;
        }
    }

    /** Words for {@code they} alone may be an addition, and are no choice. */
    private void end() {
        Choice choice = choices.element();
        Set<Vocabulary> missing = EnumSet.copyOf(PRONOUNS);
        missing.removeAll(choice.covered);
        boolean chooses = choice.covered.contains(Vocabulary.SHE) || choice.covered.contains(Vocabulary.HE);
        if (chooses && !missing.isEmpty()) {
            String sections =
                    missing.stream().map(name -> "{{#" + name.word() + "}}").collect(Collectors.joining(" and "));
            advise(
                    choice.line,
                    "",
                    "the words that depend on the pronoun leave a gap for some people",
                    "add " + sections
                            + (missing.contains(Vocabulary.THEY) ? ", with a form that fits whoever it is" : ""));
        }
        choice.covered.clear();
    }

    private void advise(int line, String field, String wrong, String allowed) {
        found.add(new Problem(template.key().path(), line, field, wrong, allowed));
    }
}
