package org.vigil.alert;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.Foresight;

/** What the gate would not let pass before a person has done something. What an account or a file lacks is told elsewhere. */
final class KeptBack implements Rule {
    private final Foresight foresight;
    private final HeldPosts held;
    private final UnapprovedPosts unapproved;

    KeptBack(AcceptedFiles files, Foresight foresight) {
        this.foresight = foresight;
        this.held = new HeldPosts(files);
        this.unapproved = new UnapprovedPosts(files);
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.HELD, AlertKind.NOT_APPROVED);
    }

    @Override
    public List<Finding> look(Instant now) {
        Map<Boolean, List<Foresight.Held>> byApproval = foresight.held().stream()
                .filter(each -> !each.isOfAccountOrFile())
                .collect(Collectors.partitioningBy(Foresight.Held::waitsForApproval));
        return Stream.concat(
                        unapproved.findings(byApproval.getOrDefault(true, List.of()), now).stream(),
                        held.findings(byApproval.getOrDefault(false, List.of()), now).stream())
                .toList();
    }
}
