package org.vigil.organisation;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.vigil.source.Fields;

/** Reads one organisation of {@code organisations.yaml}. */
final class OrganisationFields {
    private static final String NAME = "what people call it, at most 120 characters in one line";
    private static final String PERSON =
            "a name as it is given to --as: at most 60 letters, digits, spaces, dots, dashes and underscores";
    private static final Pattern PERSON_FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} .'_-]{0,59}");

    private OrganisationFields() {}

    static Optional<Organisation> read(Fields fields) {
        Optional<OrganisationId> id = fields.requiredValue("id", OrganisationId::new, OrganisationId.ALLOWED);
        Optional<String> name = fields.requiredValue("name", OrganisationFields::name, NAME);
        boolean unlisted = fields.flag("unlisted");
        Set<String> people = names(fields, "people");
        Set<String> approvers = names(fields, "approvers");
        approvers.stream()
                .filter(person -> !people.contains(person))
                .forEach(person -> fields.problem(
                        "approvers",
                        "\"" + person + "\" is not among the people of this organisation",
                        people.isEmpty() ? "names that stand under people" : "some of: " + String.join(", ", people)));
        List<String> toNotify = List.copyOf(names(fields, "notify"));
        fields.done();
        return id.flatMap(
                known -> name.map(called -> new Organisation(known, called, unlisted, people, approvers, toNotify)));
    }

    private static Set<String> names(Fields fields, String field) {
        Set<String> seen = new HashSet<>();
        List<String> names = fields.values(field, OrganisationFields::person, PERSON);
        names.stream()
                .filter(name -> !seen.add(name))
                .distinct()
                .forEach(name -> fields.problem(field, "\"" + name + "\" stands there twice", "each name once"));
        return Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }

    private static String name(String text) {
        if (text.isBlank() || text.length() > 120 || text.lines().count() > 1) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private static String person(String text) {
        if (!PERSON_FORM.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        return text;
    }
}
