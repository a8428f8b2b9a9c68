package org.vigil.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.access.NotAllowed;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.access.Token;
import org.vigil.account.Account;
import org.vigil.account.KeyUnavailable;
import org.vigil.network.CodeSignIn;
import org.vigil.network.Connector;
import org.vigil.network.Credentials;
import org.vigil.network.SignInFailed;
import org.vigil.node.Node;
import org.vigil.watch.AccountDesk.Given;

/** Leads somebody through signing in to an account: by keys that they have, or by the network's page and its code. */
final class AccountSignIn {
    static final String CODE_PAGE = "redirect:/add-account/code";

    /** Where it goes on. */
    sealed interface Step {
        /** @param address of the next page, as Spring takes it */
        record Go(String address) implements Step {}

        /**
         * @param problem a key of the texts
         * @param said the network's or the file's own words; null where the text says all
         */
        record Wrong(String problem, @Nullable String said) implements Step {}
    }

    private final Node node;
    private final Cookies cookies;
    private final HalfSignIns halves;

    AccountSignIn(Node node, Cookies cookies, HalfSignIns halves) {
        this.node = node;
        this.cookies = cookies;
        this.halves = halves;
    }

    /** The names of what has to be typed at first. */
    List<String> needed(Connector connector, boolean byKeys) {
        return connector
                .codeSignIn()
                .filter(page -> !byKeys)
                .map(CodeSignIn::needs)
                .orElseGet(connector::secrets);
    }

    /** @param typed the form, with the secrets that are needed */
    Step begin(
            SignedIn who,
            HalfSignIns.Purpose purpose,
            boolean byKeys,
            Map<String, String> typed,
            HttpServletRequest request) {
        Optional<Connector> connector =
                node.accountDesk().connector(purpose.account().network());
        if (connector.isEmpty()) {
            return new Step.Wrong("account.network", null);
        }
        List<String> names = needed(connector.get(), byKeys);
        Map<String, String> secrets = AccountForm.secrets(typed, names);
        if (!secrets.keySet().containsAll(names)) {
            return new Step.Wrong("account.keys", null);
        }
        return connector
                .get()
                .codeSignIn()
                .filter(page -> !byKeys)
                .map(page -> ask(page, who, purpose, new Credentials(secrets), signIn(request)))
                .orElseGet(() -> keep(who, purpose, secrets));
    }

    /** What waits for its code, of whom it was begun by; empty where it was not, or too long ago. */
    Optional<HalfSignIns.Half> half(SignedIn who, HttpServletRequest request) {
        return halves.of(who, signIn(request));
    }

    /** The network's page anew, for a code that was not right or too old. */
    Step again(SignedIn who, HalfSignIns.Half half, HttpServletRequest request) {
        return ask(page(half.purpose().account()), who, half.purpose(), half.given(), signIn(request));
    }

    void forget(SignedIn who, HttpServletRequest request) {
        halves.forget(who, signIn(request));
    }

    Step finish(SignedIn who, HalfSignIns.Half half, String code, HttpServletRequest request) {
        Account account = half.purpose().account();
        try {
            Map<String, String> secrets = page(account).finish(account.server(), half.begun(), code);
            forget(who, request);
            return keep(who, half.purpose(), secrets);
        } catch (SignInFailed e) {
            return new Step.Wrong("account.code", e.getMessage());
        }
    }

    private Step ask(CodeSignIn page, SignedIn who, HalfSignIns.Purpose purpose, Credentials given, Token signIn) {
        try {
            halves.begin(
                    who, signIn, purpose, given, page.begin(purpose.account().server(), given));
            return new Step.Go(CODE_PAGE);
        } catch (SignInFailed e) {
            return new Step.Wrong("account.page", e.getMessage());
        }
    }

    private Step keep(SignedIn who, HalfSignIns.Purpose purpose, Map<String, String> secrets) {
        try {
            return switch (purpose) {
                case HalfSignIns.Purpose.Adding adding ->
                    step(adding.account(), added(adding.account(), secrets, who), "added");
                case HalfSignIns.Purpose.Renewing renewing ->
                    step(
                            renewing.account(),
                            node.accountDesk().renew(renewing.account(), secrets, renewing.another(), who.who()),
                            "renewed");
            };
        } catch (KeyUnavailable e) {
            return new Step.Wrong("account.key-file", null);
        }
    }

    private Given added(Account account, Map<String, String> secrets, SignedIn who) {
        AccountsInFile file = new AccountsInFile(node.fileDesk(), who.who());
        return node.accountDesk()
                .add(
                        account,
                        secrets,
                        node.files().inForce().workspace().accounts().values(),
                        who.who(),
                        file.adding(account));
    }

    private static Step step(Account account, Given given, String done) {
        return switch (given) {
            case Given.Done all ->
                new Step.Go("redirect:/accounts/" + account.name() + "?done=account-" + done
                        + (all.posts() ? "" : "-paused"));
            case Given.KeysRefused refused -> new Step.Wrong("account.keys-refused", refused.reason());
            case Given.NotReached notReached -> new Step.Wrong("account.not-reached", notReached.reason());
            case Given.KnownAs same -> new Step.Wrong("account.known", same.handle() + ", " + same.known());
            case Given.Another another -> new Step.Wrong("account.another", another.handle() + ", " + another.before());
            case Given.NotWritten notWritten -> new Step.Wrong("account.file", notWritten.why());
        };
    }

    private CodeSignIn page(Account account) {
        return node.accountDesk()
                .connector(account.network())
                .flatMap(Connector::codeSignIn)
                .orElseThrow(() -> new NotAllowed(Role.ADMIN));
    }

    private Token signIn(HttpServletRequest request) {
        return cookies.signIn(request).orElseThrow(() -> new NotAllowed(Role.ADMIN));
    }
}
