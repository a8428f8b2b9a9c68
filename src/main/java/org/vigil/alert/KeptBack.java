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
    private volatile Foresight.Look seen = new Foresight.Look(List.of(), 0, false);

    KeptBack(AcceptedFiles files, Foresight foresight) {
        this.foresight = foresight;
        this.held = new HeldPosts(files);
        this.unapproved = new UnapprovedPosts(files);
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.HELD, AlertKind.NOT_APPROVED);
    }

    /** Posts are put into words for it: a transaction that waits for that would keep others from the database. */
    @Override
    public void prepare() {
        seen = foresight.look();
    }

    @Override
    public boolean sawAll() {
        return seen.all();
    }

    @Override
    public List<Finding> look(Instant now) {
        Map<Boolean, List<Foresight.Held>> byApproval = seen.held().stream()
                .filter(each -> !each.isOfAccountOrFile())
                .collect(Collectors.partitioningBy(Foresight.Held::waitsForApproval));
        return Stream.concat(
                        unapproved.findings(byApproval.getOrDefault(true, List.of()), now).stream(),
                        held.findings(byApproval.getOrDefault(false, List.of()), now).stream())
                .toList();
    }
}
