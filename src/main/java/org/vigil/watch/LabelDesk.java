package org.vigil.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.vigil.account.Account;
import org.vigil.account.AccountLabels;
import org.vigil.account.Sessions;
import org.vigil.database.Database;
import org.vigil.network.AutomationLabel;
import org.vigil.network.SendKey;
import org.vigil.operator.Audit;

/** Sees to it that an account says of itself that a program posts there, or that somebody says who has seen to it. */
public final class LabelDesk {
    private static final Pattern HANDLE = Pattern.compile("@?[A-Za-z0-9_]{1,30}");
    private static final Duration SEND_WITHIN = Duration.ofSeconds(10);

    private final Database database;
    private final Sessions sessions;
    private final AccountLabels labels;

    public LabelDesk(Database database, Sessions sessions) {
        this.database = database;
        this.sessions = sessions;
        this.labels = new AccountLabels(database.jdbc());
    }

    /** Asks the account's network, and sets the label where a program may. What was seen is kept. */
    public AutomationLabel look(Account account) {
        AutomationLabel label = sessions.open(account)
                .labelAsAutomated(new SendKey(UUID.randomUUID().toString(), System.nanoTime() + SEND_WITHIN.toNanos()));
        labels.seen(account.name(), label);
        return label;
    }

    /** Who has said that it is there, where no program can set it. */
    public Optional<AccountLabels.Said> said(Account account) {
        return labels.said(account.name());
    }

    /** What came of somebody's saying that the label is there. */
    public enum Taken {
        NOTED,
        /** Nobody has to say so: a program sees it, or it needs none. */
        NOT_NEEDED,
        /** No handle, or the account's own. */
        NOBODY
    }

    /**
     * Somebody says that the label is there, and whose account is named with it.
     *
     * @param label as it was just seen
     * @param ownHandle what the account itself is called there
     */
    public Taken say(Account account, AutomationLabel label, String managedBy, String ownHandle, String who) {
        if (!(label instanceof AutomationLabel.ByHand)) {
            return Taken.NOT_NEEDED;
        }
        String human = managedBy.startsWith("@") ? managedBy : "@" + managedBy;
        if (!HANDLE.matcher(managedBy).matches() || human.equalsIgnoreCase("@" + ownHandle.replace("@", ""))) {
            return Taken.NOBODY;
        }
        database.transactions().executeWithoutResult(status -> {
            labels.said(account.name(), who, human);
            new Audit(database.jdbc()).record(who, "label", account.name().value(), "managed by " + human);
        });
        return Taken.NOTED;
    }
}
