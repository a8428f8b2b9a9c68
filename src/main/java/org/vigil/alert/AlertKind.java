package org.vigil.alert;

import java.time.Duration;
import java.util.Locale;

/** What may be wrong so that a person has to know. {@code docs/alerts.md} says of each what it means and what to do. */
public enum AlertKind {
    /** The time of a campaign's slot went by, and no account of it got its post. */
    NOTHING_WENT_OUT,
    /** A slot of a campaign went out, or some time ago did not, and some accounts will never get its post. */
    NOT_EVERYWHERE,
    /** An account is paused, mostly since it is signed out. */
    ACCOUNT_PAUSED,
    /** Something on an account that Vigil did not do, and it goes on posting there. */
    ACCOUNT_ALARM,
    /** A post may stand on its network or not, and only a person can say. */
    UNCERTAIN,
    /** A correction's reply may stand on its network or not; Vigil has looked for it for a while. */
    UNCERTAIN_REPLY,
    /** A post is to be deleted, and only somebody else can. */
    CANNOT_DELETE,
    /** The next post of a campaign is to go out soon, and nobody has approved it. */
    NOT_APPROVED,
    /** Something that a person decides keeps back what should go out now. */
    HELD,
    /** Somebody is on hold, and a partner of a coalition has not confirmed yet that it knows. */
    HOLD_TO_CONFIRM,
    /** Many answer at once to posts about one person. */
    REPLY_WAVE,
    /** A file that was in force cannot be read as it is now. Whoever edits it gets the time to finish. */
    BROKEN_FILE(Duration.ofMinutes(10)),
    /** A campaign has slots in the coming day, and nobody whom it may speak of. */
    NOBODY_NEXT;

    private final Duration patience;

    AlertKind() {
        this(Duration.ZERO);
    }

    AlertKind(Duration patience) {
        this.patience = patience;
    }

    /** How long it has to last before anybody is told. */
    Duration patience() {
        return patience;
    }

    /** As it stands in the database, in a webhook's body and in the docs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AlertKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
