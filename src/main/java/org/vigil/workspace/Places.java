package org.vigil.workspace;

import java.util.Optional;
import org.vigil.organisation.OrganisationId;
import org.vigil.organisation.OrganisationsFile;
import org.vigil.source.Fields;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceTree;
import org.vigil.source.Yaml;

/** Finds the line of a field again, for a problem that shows only when files are seen together. */
record Places(SourceTree tree) {

    Problem problem(String file, String field, String wrong, String allowed) {
        return new Problem(file, line(file, field), field, wrong, allowed);
    }

    /** As above, at a field of one of the organisations. */
    Problem inOrganisation(OrganisationId id, String field, String wrong, String allowed) {
        return tree.file(OrganisationsFile.PATH)
                .flatMap(source -> Yaml.read(source, new Problems()))
                .flatMap(fields -> fields.children("organisations").stream()
                        .filter(entry -> entry.text("id").equals(Optional.of(id.value())))
                        .findFirst())
                .map(entry -> new Problem(OrganisationsFile.PATH, entry.line(field), entry.at(field), wrong, allowed))
                .orElseGet(() -> problem(OrganisationsFile.PATH, "organisations", wrong, allowed));
    }

    private int line(String file, String field) {
        return tree.file(file)
                .flatMap(source -> Yaml.read(source, new Problems()))
                .map(fields -> line(fields, field))
                .orElse(1);
    }

    private static int line(Fields fields, String path) {
        String[] names = path.split("\\.", 2);
        if (names.length == 1 || !fields.isMapping(names[0])) {
            return fields.line(names[0]);
        }
        return fields.child(names[0]).map(child -> line(child, names[1])).orElse(fields.line(names[0]));
    }
}
