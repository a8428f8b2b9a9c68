package org.vigil.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigil.account.Account;
import org.vigil.network.CodeSignIn;
import org.vigil.network.Credentials;
import org.vigil.network.SignInFailed;

/**
 * Leads a person through signing in at the network's own page: there they agree and are shown a code, here they type it.
 * Nothing is kept before it has come about.
 *
 * @param secrets what the sign-in will give, for those who have it already
 */
record CodeConversation(
        Account account,
        CodeSignIn network,
        List<String> secrets,
        SecretAnswers answers,
        Questions questions,
        PrintWriter out) {
    private static final int TRIES = 3;
    private static final String NOTHING = " Nothing was changed.";

    /** @throws Failure where it does not come about in three tries, or nobody is there */
    Map<String, String> signIn() {
        out.println("You sign in at the network's own page. Vigil does not see your password.");
        if (!network.needs().isEmpty()) {
            SecretHelp.of(account.network()).forEach(out::println);
        }
        Credentials given = new Credentials(answers.fromEnvironmentOrPrompt(network.needs()));
        hear("Open a browser in which you are signed in as the account that is to post. Enter when you are ready:");
        CodeSignIn.Begun begun = begin(given);
        for (int left = TRIES - 1; left >= 0; left--) {
            String code = hear("The code that the page shows (only Enter for a new page):");
            if (code.isEmpty()) {
                begun = begin(given);
                continue;
            }
            try {
                return network.finish(account.server(), begun, code);
            } catch (SignInFailed e) {
                out.println("That did not work: " + e.getMessage() + (left > 0 ? " Tries left: " + left + "." : ""));
            }
        }
        throw new Failure(Vigil.PROBLEMS, "It did not come to a sign-in." + NOTHING);
    }

    private CodeSignIn.Begun begin(Credentials given) {
        try {
            CodeSignIn.Begun begun = network.begin(account.server(), given);
            out.println("Open this page and agree there:");
            out.println("  " + begun.page());
            return begun;
        } catch (SignInFailed e) {
            throw new Failure(Vigil.PROBLEMS, e.getMessage() + NOTHING);
        }
    }

    private String hear(String question) {
        Optional<String> answer = questions.hear(question);
        return answer.orElseThrow(() -> {
            out.println();
            return new Failure(
                    Vigil.PROBLEMS, "Nobody is here to answer. " + SecretAnswers.otherwise(secrets) + NOTHING);
        });
    }
}
