package org.vigil.campaign;

import java.util.List;
import org.vigil.account.AccountName;

/**
 * Which of a campaign's posts carry a drawn poster.
 *
 * @param notOn accounts on which none does
 */
public record PosterUse(When when, List<AccountName> notOn) {
    public static final PosterUse NONE = new PosterUse(When.NONE, List.of());

    /** In the order in which more posts carry one. */
    public enum When {
        /** No post does. */
        NONE,
        /** Where there is no photo that the post could show. */
        WITHOUT_PHOTO,
        /** Each does, with the photo on it where there is one. */
        ALWAYS
    }

    public PosterUse {
        notOn = List.copyOf(notOn);
    }

    /** What an account is to show. */
    public When on(AccountName account) {
        return notOn.contains(account) ? When.NONE : when;
    }
}
