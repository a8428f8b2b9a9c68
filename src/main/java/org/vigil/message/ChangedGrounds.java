package org.vigil.message;

import static java.util.stream.Collectors.joining;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What has changed since somebody decided about a post. What is not said any more is not repeated, and neither is the
 * name of anybody who must not be named by now: that somebody fell silent has its reasons.
 */
public final class ChangedGrounds {
    private static final String TEMPLATE = "template";
    private static final String NOTHING = "(nothing)";
    private static final String SILENT = "(it is not said any more, and so not repeated here)";
    private static final String LEFT_OUT = "…";

    private final Grounds before;
    private final Grounds now;
    private final Pattern unsaid;

    /** @param unsaid names that must not be repeated */
    public ChangedGrounds(Grounds before, Grounds now, Collection<String> unsaid) {
        this.before = before;
        this.now = now;
        this.unsaid = Pattern.compile(
                unsaid.isEmpty() ? "(?!)" : unsaid.stream().map(Pattern::quote).collect(joining("|", "(?iu)", "")));
    }

    /** The names of what has changed: {@code template}, {@code story}, {@code photo}. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        if (!before.template().equals(now.template())) {
            names.add(TEMPLATE);
        }
        facts().stream()
                .filter(name -> before.facts().containsKey(name) || !Bound.NOT_KEPT_ONCE.contains(name))
                .filter(name -> !value(before, name).equals(value(now, name)))
                .forEach(names::add);
        return names;
    }

    /** Each of them with what it was and what it is, in lines for people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String name : names()) {
            switch (name) {
                case TEMPLATE -> template(lines);
                case Bound.PHOTO, Bound.POSTER -> lines.add(picture(name));
                default -> fact(name, lines);
            }
        }
        return lines.isEmpty() ? List.of("nothing that anybody sees: Vigil compares more exactly than it did") : lines;
    }

    private Set<String> facts() {
        Set<String> names = new LinkedHashSet<>(now.facts().keySet());
        names.addAll(before.facts().keySet());
        return names;
    }

    private static String value(Grounds grounds, String name) {
        return grounds.facts().getOrDefault(name, "");
    }

    private String picture(String name) {
        if (value(before, name).isEmpty()) {
            return name + ": there was none, and now there is one";
        }
        return value(now, name).isEmpty()
                ? name + ": there was one, and now there is none"
                : name + ": it is another picture";
    }

    private void fact(String name, List<String> lines) {
        lines.add(name + ":");
        lines.add("  was: " + was(name));
        lines.add("  now: " + (value(now, name).isEmpty() ? NOTHING : indented(value(now, name))));
    }

    private String was(String name) {
        if (!before.facts().containsKey(name)) {
            return "(the template did not use it)";
        }
        String value = value(before, name);
        if (value.isEmpty()) {
            return NOTHING;
        }
        return value(now, name).isEmpty() ? SILENT : indented(discreet(value));
    }

    private String discreet(String text) {
        return unsaid.matcher(text).replaceAll(Matcher.quoteReplacement(LEFT_OUT));
    }

    private static String indented(String text) {
        return text.replace("\n", "\n       ");
    }

    private void template(List<String> lines) {
        lines.add("template " + now.templateFile() + ":");
        List<String> old = before.template().lines().toList();
        for (AbstractDelta<String> delta :
                DiffUtils.diff(old, now.template().lines().toList()).getDeltas()) {
            delta.getSource().getLines().forEach(line -> lines.add("  - " + discreet(line)));
            delta.getTarget().getLines().forEach(line -> lines.add("  + " + line));
        }
    }
}
