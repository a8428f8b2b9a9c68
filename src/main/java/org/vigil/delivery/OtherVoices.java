package org.vigil.delivery;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.message.Likeness;
import org.vigil.network.Message;
import org.vigil.network.Network;
import org.vigil.network.Part;
import org.vigil.workspace.NearCopies;
import org.vigil.workspace.Workspace;

/**
 * What other accounts of X have said in the last days, or say in this very transaction. X forbids nearly the same words on
 * several accounts, at once or one after the other. For one thread.
 */
final class OtherVoices {
    private final Workspace workspace;
    private final List<RecentWords.Said> said;

    OtherVoices(Workspace workspace, List<RecentWords.Said> said) {
        this.workspace = workspace;
        this.said = new ArrayList<>(said);
    }

    /** The accounts that must not repeat one another. */
    static List<AccountName> accounts(Workspace workspace) {
        return workspace.accounts().values().stream()
                .filter(OtherVoices::isCompared)
                .map(Account::name)
                .toList();
    }

    /** Whether any of these goes to X, and there is more than one account there. */
    static boolean mayRepeat(Collection<Delivery> deliveries, Workspace workspace) {
        return deliveries.stream().anyMatch(delivery -> isCompared(workspace, delivery))
                && accounts(workspace).size() > 1;
    }

    private static boolean isCompared(Workspace workspace, Delivery delivery) {
        return Optional.ofNullable(workspace.accounts().get(delivery.account()))
                .filter(OtherVoices::isCompared)
                .isPresent();
    }

    private static boolean isCompared(Account account) {
        return account.network() == Network.X;
    }

    /** Why these words would repeat what another account said, in words; empty where they do not. */
    Optional<String> repeated(Delivery delivery, Message message) {
        if (!isCompared(workspace, delivery)) {
            return Optional.empty();
        }
        Likeness words = words(message);
        return said.stream()
                .filter(other ->
                        other.delivery() != delivery.id() && !other.account().equals(delivery.account()))
                .filter(other ->
                        Math.abs(ChronoUnit.DAYS.between(other.date(), delivery.date())) <= NearCopies.WITHIN_DAYS)
                .filter(other -> words.isNearCopyOf(other.words()))
                .findFirst()
                .map(other -> String.format(
                        Locale.ROOT,
                        "X forbids nearly the same words on several accounts: %s said them on %s (alike by %.2f)",
                        other.account(),
                        other.date(),
                        words.to(other.words())));
    }

    /** These words go out now. */
    void says(Delivery delivery, Message message) {
        if (isCompared(workspace, delivery)) {
            said.add(new RecentWords.Said(delivery.id(), delivery.account(), delivery.date(), words(message)));
        }
    }

    private static Likeness words(Message message) {
        return Likeness.of(message.parts().stream().map(Part::text).collect(Collectors.joining("\n")));
    }
}
