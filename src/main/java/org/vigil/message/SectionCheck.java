package org.vigil.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigil.source.Problem;
import org.vigil.source.Problems;

/** Follows the sections of a body as they open and close. A mistake is reported once, and the reading goes on. */
final class SectionCheck {
    private record Section(String word, int line) {}

    private final String file;
    private final Problems problems;
    private final List<Section> open = new ArrayList<>();

    SectionCheck(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    Optional<Markup.Open> open(String word, boolean whenAbsent, int line) {
        String written = (whenAbsent ? "{{^" : "{{#") + word + "}}";
        Optional<Vocabulary> name = Vocabulary.of(word);
        if (name.isEmpty()) {
            problem(line, written, "unknown name", Vocabulary.suggestion(word));
        } else if (name.get() == Vocabulary.IF_ROOM) {
            checkRoom(written, whenAbsent, line);
        }
        open.add(new Section(word, line));
        return name.map(known -> new Markup.Open(known, whenAbsent, line));
    }

    private void checkRoom(String written, boolean whenAbsent, int line) {
        if (whenAbsent) {
            problem(line, written, "ifRoom has no opposite", "{{#ifRoom}}…{{/ifRoom}}");
        }
        open.stream()
                .filter(section -> section.word().equals(Vocabulary.IF_ROOM.word()))
                .findFirst()
                .ifPresent(outer -> problem(
                        line,
                        written,
                        "an ifRoom section stands in that of line " + outer.line(),
                        "close the first before the next begins"));
    }

    Optional<Markup.Close> close(String word, int line) {
        String written = "{{/" + word + "}}";
        if (open.isEmpty()) {
            problem(line, written, "it closes nothing", "{{#" + word + "}} before it");
            return Optional.empty();
        }
        Section last = open.getLast();
        if (last.word().equals(word)) {
            open.removeLast();
        } else if (open.removeIf(section -> section.word().equals(word))) {
            problem(line, written, "the section of line " + last.line() + " is still open", closing(last));
        } else {
            problem(line, written, "no such section is open", closing(last) + ", for line " + last.line());
            open.removeLast();
        }
        return Vocabulary.of(word).map(name -> new Markup.Close(name, line));
    }

    /** Reports what was never closed. */
    void end() {
        for (Section section : open) {
            problem(section.line(), "{{#" + section.word() + "}}", "the section is never closed", closing(section));
        }
    }

    private static String closing(Section section) {
        return "{{/" + section.word() + "}}";
    }

    private void problem(int line, String field, String wrong, String allowed) {
        problems.add(new Problem(file, line, field, wrong, allowed));
    }
}
