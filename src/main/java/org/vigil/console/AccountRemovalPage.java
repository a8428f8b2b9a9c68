package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.account.Account;
import org.vigil.node.Node;
import org.vigil.watch.Leaving;

/** Gives an account up, after it has said what that means; as {@code ./vigil account remove} does it. */
@Controller
final class AccountRemovalPage {
    private final Node node;
    private final ManagedAccounts accounts;

    AccountRemovalPage(Node node) {
        this.node = node;
        this.accounts = new ManagedAccounts(node);
    }

    @Needs(Role.ADMIN)
    @GetMapping("/accounts/{name}/remove")
    String show(SignedIn who, @PathVariable("name") String name, Model model, HttpServletResponse response) {
        if (accounts.seen(who, name).isEmpty()) {
            return AccountsPage.missing(model, response);
        }
        return show(accounts.looksAfter(who, name), model);
    }

    private String show(Account account, Model model) {
        model.addAttribute("name", account.name().value());
        model.addAttribute("leaving", leaving(account));
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        return "account-remove";
    }

    private Leaving leaving(Account account) {
        return Leaving.of(
                account, node.database(), accounts.workspace(), node.clock().instant());
    }

    @Needs(Role.ADMIN)
    @PostMapping("/accounts/{name}/remove")
    String remove(
            SignedIn who,
            @PathVariable("name") String name,
            @RequestParam(name = "typed", defaultValue = "") String typed,
            Model model,
            HttpServletResponse response) {
        Account account = accounts.looksAfter(who, name);
        if (!typed.strip().equals(name)) {
            return problem("account.typed", account, model, response);
        }
        if (leaving(account).underWay() > 0) {
            return problem("account.under-way", account, model, response);
        }
        AccountsInFile file = new AccountsInFile(node.fileDesk(), who.who());
        Optional<String> notWritten = node.accountDesk().remove(account, who.who(), file.removing(account));
        if (notWritten.isPresent()) {
            model.addAttribute("said", notWritten.get());
            return problem("account.file", account, model, response);
        }
        return "redirect:/accounts?done=account-removed";
    }

    private String problem(String problem, Account account, Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        model.addAttribute("problem", problem);
        return show(account, model);
    }
}
