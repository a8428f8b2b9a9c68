package org.vigil.doctor;

import java.util.List;
import java.util.Locale;

/**
 * One step of the way from an empty installation to the first real post.
 *
 * @param lacks what is missing for it to be done; empty where it is done
 */
public record FirstStep(Kind kind, List<Lack> lacks) {

    /** In the order in which they are taken. */
    public enum Kind {
        /** Somebody is there who says who may do what, with a second factor. */
        ADMIN,
        /** A second person is there who may approve. */
        COLLEAGUE,
        /** Three people stand on the roll. */
        PEOPLE,
        /** Why they may be shown on real networks is recorded. */
        BASIS,
        /** A real account is there with its keys. */
        ACCOUNT,
        /** A marked post has stood on it and was deleted. */
        TEST,
        /** A campaign speaks of somebody on a real account. */
        CAMPAIGN,
        /** Somebody who reads its language as a native has signed its text. */
        TEXT,
        /** What it would post can be posted. */
        PREVIEW,
        /** The families have read what would be said, and said yes. */
        FAMILY,
        START,
        /** Somebody has approved words for a real account. */
        APPROVAL,
        /** Everything was stopped once and went on again. */
        REHEARSAL,
        /** A post has gone out on a real network. */
        POST;

        /** As texts and addresses say it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What can be missing. */
    public enum What {
        /** Nobody is an admin. */
        NO_ADMIN,
        /** An admin, by name, signs in with a password alone. */
        FACTOR,
        /** Nobody but one may approve. */
        NO_COLLEAGUE,
        /** Somebody, by name, has not opened the link yet. */
        LINK_NOT_OPENED,
        /** The files, and not the role, keep somebody from approving. */
        NOT_AMONG_APPROVERS,
        /** How many more people it takes. */
        MORE_PEOPLE,
        /** Of a person, by id, no basis is recorded. */
        NO_BASIS,
        /** A person, by id, may be shown, and is on hold. */
        ON_HOLD,
        /** The person's family, by the person's id, has not said yes to what is to be said. */
        NOT_HEARD,
        NO_ACCOUNT,
        /** An account has not all its keys. */
        NO_KEYS,
        /** An account was not tried. */
        NOT_TRIED,
        /** A test post may still stand on an account. */
        TEST_STANDS,
        NO_CAMPAIGN,
        /** A file, by path, is broken. */
        BROKEN,
        /** A campaign speaks of nobody. */
        NOBODY_ON_ROLL,
        /** A campaign has no real account. */
        SANDBOXES_ONLY,
        /** A text, by path, is not there. */
        NO_TEXT,
        /** A text, by path, is not signed as it stands. */
        NOT_SIGNED,
        /** A campaign would post nothing. */
        NOTHING_TO_POST,
        /** A campaign has posts that cannot be made as they are. */
        CANNOT_BE_POSTED,
        NOT_STARTED,
        /** Nobody has approved anything; or, with a number, so many posts wait. */
        NOT_APPROVED,
        NEVER_STOPPED,
        /** Everything is stopped at this moment. */
        STOPPED_NOW,
        /** Something comes before it. */
        COMES_LATER,
        NOT_POSTED
    }

    /** @param about whom or what it is about, as {@link What} says; empty where there is nothing to name */
    public record Lack(What what, String about) {
        static Lack of(What what) {
            return new Lack(what, "");
        }
    }

    static FirstStep done(Kind kind) {
        return new FirstStep(kind, List.of());
    }

    static FirstStep lacks(Kind kind, What what) {
        return new FirstStep(kind, List.of(Lack.of(what)));
    }

    public boolean done() {
        return lacks.isEmpty();
    }
}
