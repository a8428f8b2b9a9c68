package org.vigil.delivery;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigil.operator.Audit;
import org.vigil.organisation.Organisation;
import org.vigil.organisation.OrganisationChange;
import org.vigil.organisation.OrganisationId;
import org.vigil.organisation.OrganisationsFile;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/**
 * Writes into the audit what a changed organisations.yaml changes: it says who may approve, and nobody comes to that unnoticed,
 * neither at a page nor with an editor. Belongs into the transaction that accepts the file.
 */
public final class OrganisationChanges {
    /** The verb of the lines in the audit; their subject is the organisation's id. */
    public static final String WHAT = "organisation";

    private final Audit audit;

    OrganisationChanges(Audit audit) {
        this.audit = audit;
    }

    /**
     * A file comes into force, or is gone; nothing is written of any other file.
     *
     * @param before as it was in force last; null where it was not
     * @param after null where it is gone
     */
    void record(@Nullable SourceFile before, @Nullable SourceFile after, String who) {
        Map<OrganisationId, Organisation> was = read(before);
        Map<OrganisationId, Organisation> is = read(after);
        Set<OrganisationId> all = new LinkedHashSet<>(is.keySet());
        all.addAll(was.keySet());
        OrganisationChange change = new OrganisationChange(who);
        all.forEach(id ->
                change.words(was.get(id), is.get(id)).ifPresent(words -> audit.record(who, WHAT, id.value(), words)));
    }

    private static Map<OrganisationId, Organisation> read(@Nullable SourceFile file) {
        Map<OrganisationId, Organisation> organisations = new LinkedHashMap<>();
        if (file != null && file.path().equals(OrganisationsFile.PATH)) {
            OrganisationsFile.read(file, new Problems()).forEach(each -> organisations.put(each.id(), each));
        }
        return organisations;
    }
}
