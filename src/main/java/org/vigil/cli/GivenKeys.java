package org.vigil.cli;

import org.vigil.account.Account;
import org.vigil.watch.AccountDesk.Given;

/** What is said of keys that were not kept. */
final class GivenKeys {
    private static final String NOTHING = "\nNothing was changed.";

    private GivenKeys() {}

    static Failure refused(Given.KeysRefused refused, String otherwise) {
        return new Failure(
                Vigil.PROBLEMS, "The network does not accept these keys: " + refused.reason() + NOTHING + otherwise);
    }

    static Failure notReached(Given.NotReached notReached, String otherwise) {
        return new Failure(
                Vigil.FAILED,
                "The network was not reached, so nobody knows whether these keys serve: " + notReached.reason()
                        + NOTHING + otherwise);
    }

    static Failure another(Account account, Given.Another another) {
        return new Failure(
                Vigil.PROBLEMS,
                "That is another account there: " + another.handle() + ", and " + account.name() + " was "
                        + another.before() + "." + NOTHING + " If that is meant: --another");
    }
}
