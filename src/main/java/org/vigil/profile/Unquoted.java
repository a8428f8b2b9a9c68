package org.vigil.profile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vigil.source.Fields;
import org.vigil.source.Problem;

/**
 * Says what is wrong with a profile without what is not to be published: a mistake in such a field is named by its place,
 * and what stood there is not repeated. Messages about broken files go to logs, to those on call and on pages.
 */
final class Unquoted {
    private static final String WRONG =
            "what stands here cannot stand here; it is not to be published, and not repeated";

    private static final String FACTS = "facts.";

    private final Set<String> fields = new HashSet<>();

    private Unquoted() {}

    /** @param profile as it is written, however wrong it is */
    static List<Problem> of(Fields profile, List<Problem> problems) {
        Unquoted withheld = new Unquoted();
        withheld.fields.add("birth_date");
        withheld.fields.addAll(profile.texts("do_not_publish"));
        for (String list : List.of("relatives", "quotes")) {
            List<Fields> each = profile.children(list);
            for (int i = 0; i < each.size(); i++) {
                if (each.get(i).has("do_not_publish")) {
                    withheld.fields.add(list + "[" + (i + 1) + "]");
                }
            }
        }
        return problems.stream().map(withheld::unquoted).toList();
    }

    private Problem unquoted(Problem problem) {
        String field = problem.field();
        boolean fact = field.startsWith(FACTS);
        String top = field.replaceFirst("^" + FACTS, "").replaceFirst("[.\\[].*", "");
        String item = fact ? FACTS + top : field.replaceFirst("\\..*", "");
        boolean source = fields.contains("sources") && SourceFields.isNameOfSource(field);
        boolean withheld = fields.contains(top)
                || fields.contains(item)
                || fields.contains(field)
                || fact && top.equals("names") && fields.stream().anyMatch(Unquoted::isName)
                || field.endsWith(".note")
                || source;
        if (!withheld || !quotes(problem)) {
            return problem;
        }
        String place = fields.contains(field) || source ? field : item;
        return new Problem(problem.file(), problem.line(), place, WRONG, source ? "" : problem.allowed());
    }

    /** Another name may be the one that is withheld, in another spelling. */
    private static boolean isName(String withheld) {
        return withheld.equals("aliases") || withheld.startsWith("names.");
    }

    /** Words of our own that repeat nothing may stand. */
    private static boolean quotes(Problem problem) {
        return problem.wrong().contains("\"") || problem.wrong().contains("(");
    }
}
