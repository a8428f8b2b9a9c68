package org.vigil.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.message.Likeness;
import org.vigil.network.Network;
import org.vigil.workspace.NearCopies;
import org.vigil.workspace.Workspace;

/**
 * Replies that would say on one account of X nearly what another says there: X forbids that as it does with posts
 * (help.x.com, platform manipulation and spam). The one that was asked for first goes out.
 */
final class RepeatedReplies {
    private final Corrections corrections;

    RepeatedReplies(Corrections corrections) {
        this.corrections = corrections;
    }

    /** Why a correction that was asked for is not made; empty where it may be. */
    Optional<String> forbid(Account account, Correction correction, Workspace workspace) {
        return forbid(account, correction.way(), correction.words(), correction.id(), workspace);
    }

    /** Why nobody should ask for one; empty where anybody may. */
    Optional<String> forbid(Account account, Correction.Way way, String words, Workspace workspace) {
        return forbid(account, way, words, Long.MAX_VALUE, workspace);
    }

    private Optional<String> forbid(
            Account account, Correction.Way way, String words, long before, Workspace workspace) {
        if (!isCompared(account, way)) {
            return Optional.empty();
        }
        Likeness own = Likeness.of(words);
        return corrections.replies(NearCopies.WITHIN_DAYS).stream()
                .filter(other -> other.id() < before && !other.account().equals(account.name()))
                .filter(other -> isOnX(workspace, other.account()))
                .filter(other -> own.isNearCopyOf(Likeness.of(other.words())))
                .findFirst()
                .map(other -> why(other.account()));
    }

    /** Of proposals that are made together the first on X stands; the others need words of their own. */
    static List<CorrectionDesk.Proposal> apart(List<CorrectionDesk.Proposal> proposals) {
        List<CorrectionDesk.Proposal> apart = new ArrayList<>();
        for (CorrectionDesk.Proposal proposal : proposals) {
            apart.add(
                    switch (proposal) {
                        case CorrectionDesk.Proposal.Impossible no -> no;
                        case CorrectionDesk.Proposal.Possible it ->
                            apart.stream()
                                    .flatMap(earlier -> repeatedBy(earlier, it).stream())
                                    .findFirst()
                                    .<CorrectionDesk.Proposal>map(
                                            why -> new CorrectionDesk.Proposal.Impossible(it.delivery(), why))
                                    .orElse(it);
                    });
        }
        return apart;
    }

    private static Optional<String> repeatedBy(
            CorrectionDesk.Proposal earlier, CorrectionDesk.Proposal.Possible later) {
        return earlier instanceof CorrectionDesk.Proposal.Possible first
                        && isCompared(first.account(), first.way())
                        && isCompared(later.account(), later.way())
                        && !first.account().name().equals(later.account().name())
                        && Likeness.of(first.words()).isNearCopyOf(Likeness.of(later.words()))
                ? Optional.of(why(first.account().name()))
                : Optional.empty();
    }

    private static boolean isCompared(Account account, Correction.Way way) {
        return account.network() == Network.X && way == Correction.Way.REPLY;
    }

    private static boolean isOnX(Workspace workspace, AccountName name) {
        return Optional.ofNullable(workspace.accounts().get(name))
                .filter(account -> account.network() == Network.X)
                .isPresent();
    }

    private static String why(AccountName other) {
        return "X forbids nearly the same words on several accounts, and " + other
                + " says them in its reply: say it here in other words";
    }
}
