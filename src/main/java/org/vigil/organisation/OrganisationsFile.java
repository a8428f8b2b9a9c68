package org.vigil.organisation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vigil.source.Fields;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.source.Yaml;

/** Reads {@code organisations.yaml}. */
public final class OrganisationsFile {
    public static final String PATH = "organisations.yaml";

    private OrganisationsFile() {}

    /** The organisations in the file's order; one that anything is wrong with is left out, and {@code problems} says what. */
    public static List<Organisation> read(SourceFile file, Problems problems) {
        return Yaml.read(file, problems)
                .map(fields -> organisations(fields, problems))
                .orElse(List.of());
    }

    private static List<Organisation> organisations(Fields fields, Problems problems) {
        if (!fields.names().contains("organisations")) {
            fields.problem("organisations", "the field is missing", "a list of organisations");
        }
        Set<OrganisationId> ids = new HashSet<>();
        List<Organisation> organisations = new ArrayList<>();
        for (Fields entry : fields.children("organisations")) {
            int before = problems.size();
            Optional<Organisation> organisation = OrganisationFields.read(entry);
            organisation
                    .filter(read -> !ids.add(read.id()))
                    .ifPresent(read -> entry.problem(
                            "id", "two organisations are called \"" + read.id() + "\"", "a name of its own for each"));
            if (problems.size() == before) {
                organisation.ifPresent(organisations::add);
            }
        }
        fields.done();
        return List.copyOf(organisations);
    }
}
