package org.vigil.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a changed file changes of one organisation, in words for the audit. */
public final class OrganisationChange {
    private final NamesChange names;

    /** @param who changed it, as {@link NamesChange} says it */
    public OrganisationChange(String who) {
        this.names = new NamesChange(who);
    }

    /**
     * From one version to another.
     *
     * @param before null where it is new
     * @param after null where it is gone
     * @return empty where nothing is different
     */
    public Optional<String> words(@Nullable Organisation before, @Nullable Organisation after) {
        List<String> changes = new ArrayList<>();
        if (after == null) {
            return before == null ? Optional.empty() : Optional.of("taken out");
        }
        if (before == null) {
            changes.add("new: " + after.name());
        } else if (!before.name().equals(after.name())) {
            changes.add("name: " + before.name() + " became " + after.name());
        }
        boolean was = before != null && before.unlisted();
        if (was != after.unlisted()) {
            changes.add(after.unlisted() ? "to be named nowhere" : "may be named");
        }
        names.words("people", before == null ? List.of() : before.people(), after.people())
                .ifPresent(changes::add);
        names.words("approvers", before == null ? List.of() : before.approvers(), after.approvers())
                .ifPresent(changes::add);
        names.words("notify", before == null ? List.of() : before.toNotify(), after.toNotify())
                .ifPresent(changes::add);
        return changes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", changes));
    }
}
