package org.vigil.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.node.Node;

/** The second half of signing in to an account: the network's own page, and the code that it shows. */
@Controller
final class AccountCodePage {
    private static final int LONGEST_CODE = 500;

    private final ManagedAccounts accounts;
    private final AccountSignIn signIn;

    AccountCodePage(Node node, AccountSignIn signIn) {
        this.accounts = new ManagedAccounts(node);
        this.signIn = signIn;
    }

    @Needs(Role.ADMIN)
    @GetMapping("/add-account/code")
    String show(SignedIn who, Model model, HttpServletRequest request) {
        Optional<HalfSignIns.Half> half = half(who, request);
        half.ifPresent(begun -> {
            model.addAttribute("page", begun.begun().page().toString());
            model.addAttribute("host", begun.begun().page().getHost());
            model.addAttribute("name", begun.purpose().account().name().value());
            model.addAttribute("network", begun.purpose().account().network().word());
        });
        return half.isPresent() ? "account-code" : "redirect:/accounts?done=account-code-over";
    }

    @Needs(Role.ADMIN)
    @PostMapping("/add-account/code")
    String finish(
            SignedIn who,
            @RequestParam(name = "code", defaultValue = "") String code,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<HalfSignIns.Half> half = half(who, request);
        if (half.isEmpty()) {
            return "redirect:/accounts?done=account-code-over";
        }
        String typed = code.strip();
        AccountSignIn.Step step = typed.length() > LONGEST_CODE
                ? new AccountSignIn.Step.Wrong("account.code", null)
                : signIn.finish(who, half.get(), typed, request);
        return shown(step, who, half.get(), model, request, response);
    }

    @Needs(Role.ADMIN)
    @PostMapping("/add-account/code/again")
    String again(SignedIn who, Model model, HttpServletRequest request, HttpServletResponse response) {
        Optional<HalfSignIns.Half> half = half(who, request);
        return half.map(begun -> shown(signIn.again(who, begun, request), who, begun, model, request, response))
                .orElse("redirect:/accounts?done=account-code-over");
    }

    @Needs(Role.ADMIN)
    @PostMapping("/add-account/code/forget")
    String forget(SignedIn who, HttpServletRequest request) {
        signIn.forget(who, request);
        return "redirect:/accounts?done=account-code-forgotten";
    }

    /** Whoever may not look after such an account any more does not finish what they began. */
    private Optional<HalfSignIns.Half> half(SignedIn who, HttpServletRequest request) {
        Optional<HalfSignIns.Half> half = signIn.half(who, request);
        half.ifPresent(begun -> {
            switch (begun.purpose()) {
                case HalfSignIns.Purpose.Adding adding -> accounts.requireAdding(who, adding.account());
                case HalfSignIns.Purpose.Renewing renewing ->
                    accounts.looksAfter(who, renewing.account().name().value());
            }
        });
        return half;
    }

    private String shown(
            AccountSignIn.Step step,
            SignedIn who,
            HalfSignIns.Half half,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (step) {
            case AccountSignIn.Step.Go go -> go.address();
            case AccountSignIn.Step.Wrong wrong -> {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                model.addAttribute("problem", wrong.problem());
                model.addAttribute("said", wrong.said());
                yield signIn.half(who, request).isPresent() ? show(who, model, request) : over(half, model);
            }
        };
    }

    /** The code has served, but nothing could be kept: only a new sign-in helps. */
    private static String over(HalfSignIns.Half half, Model model) {
        model.addAttribute("page", null);
        model.addAttribute("name", half.purpose().account().name().value());
        model.addAttribute("network", half.purpose().account().network().word());
        model.addAttribute(
                "again",
                switch (half.purpose()) {
                    case HalfSignIns.Purpose.Adding adding ->
                        "/add-account?network=" + adding.account().network().word();
                    case HalfSignIns.Purpose.Renewing renewing ->
                        "/accounts/" + renewing.account().name() + "/renew";
                });
        return "account-code";
    }
}
