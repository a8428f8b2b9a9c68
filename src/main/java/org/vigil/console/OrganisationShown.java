package org.vigil.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigil.organisation.OrganisationForm;
import org.vigil.organisation.OrganisationsFile;
import org.vigil.source.Problem;

/**
 * The form of an organisation as a page shows it.
 *
 * @param wrong what is wrong, by field of the form
 * @param otherwise what is wrong and no field of the form says
 */
record OrganisationShown(OrganisationForm said, Map<String, List<String>> wrong, List<String> otherwise) {
    private static final List<String> FIELDS = List.of("id", "name", "unlisted", "people", "approvers", "notify");

    /**
     * @param place of the organisation in the list of the file that is to be, from 0
     * @param wholeTeam whether somebody may read what the file says of other organisations
     */
    static OrganisationShown of(
            OrganisationForm form, Optional<Integer> place, List<Problem> problems, Sight sight, boolean wholeTeam) {
        Map<String, List<String>> wrong = new LinkedHashMap<>();
        List<String> otherwise = new ArrayList<>();
        for (Problem problem : problems) {
            boolean ofFile = problem.file().equals(OrganisationsFile.PATH);
            String field = ofFile ? field(problem, place) : "";
            if (!field.isEmpty()) {
                wrong.computeIfAbsent(field, key -> new ArrayList<>()).add(words(problem, wholeTeam));
            } else if (wholeTeam) {
                otherwise.add(problem.toString());
            } else {
                otherwise.add(
                        ofFile
                                ? OrganisationsFile.PATH + ": something that is not yours to read is wrong in it;"
                                        + " ask an admin of the whole team"
                                : sight.discreet(problem.toString()));
            }
        }
        return new OrganisationShown(form, wrong, otherwise.stream().distinct().toList());
    }

    /** A file's items are counted from 1. */
    private static String field(Problem problem, Optional<Integer> place) {
        String of = place.map(at -> "organisations[" + (at + 1) + "].").orElse("-");
        String field = problem.field().startsWith(of)
                ? problem.field().substring(of.length()).replaceFirst("[.\\[].*", "")
                : "";
        return FIELDS.contains(field) ? field : "";
    }

    /** Who else is on call, of whichever organisation, is the whole team's to read. */
    private static String words(Problem problem, boolean wholeTeam) {
        boolean silent =
                problem.allowed().isEmpty() || (!wholeTeam && problem.field().endsWith(".notify"));
        return problem.wrong() + (silent ? "" : "; " + problem.allowed());
    }

    /** What is wrong with a field. Public, as all that a template calls. */
    public List<String> wrongWith(String field) {
        return wrong.getOrDefault(field, List.of());
    }

    /** One a line. */
    public String lines(String field) {
        return String.join(
                "\n",
                switch (field) {
                    case "people" -> said.people();
                    case "approvers" -> said.approvers();
                    default -> said.toNotify();
                });
    }
}
