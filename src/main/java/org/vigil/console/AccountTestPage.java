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
import org.vigil.watch.TestPosts;

/** Tries an account with a marked post that is deleted at once, as {@code ./vigil account test} does. */
@Controller
final class AccountTestPage {
    private final Node node;
    private final ManagedAccounts accounts;
    private final AccountTrials trials;

    AccountTestPage(Node node, AccountTrials trials) {
        this.node = node;
        this.accounts = new ManagedAccounts(node);
        this.trials = trials;
    }

    @Needs(Role.ADMIN)
    @GetMapping("/accounts/{name}/test")
    String show(SignedIn who, @PathVariable("name") String name, Model model, HttpServletResponse response) {
        Optional<Account> account = accounts.seen(who, name).filter(each -> !each.byHand());
        if (account.isEmpty()) {
            return AccountsPage.missing(model, response);
        }
        return show(accounts.looksAfter(who, name), model);
    }

    private String show(Account account, Model model) {
        model.addAttribute("name", account.name().value());
        model.addAttribute("trial", trials.latest(account.name()).orElse(null));
        model.addAttribute("ready", node.sessions().ready(account));
        model.addAttribute(
                "standing",
                new TestPosts(node.database().jdbc())
                        .standing(account.name()).stream()
                                .map(test ->
                                        new AccountsPage.Said(test.text(), When.second(test.startedAt()), test.url()))
                                .toList());
        return "account-test";
    }

    @Needs(Role.ADMIN)
    @PostMapping("/accounts/{name}/test")
    String run(
            SignedIn who,
            @PathVariable("name") String name,
            @RequestParam(name = "image", defaultValue = "false") boolean image,
            @RequestParam(name = "even-if-stopped", defaultValue = "false") boolean evenIfStopped) {
        ready(who, name).ifPresent(account -> trials.run(account, image, evenIfStopped, who.who()));
        return "redirect:/accounts/" + name + "/test";
    }

    @Needs(Role.ADMIN)
    @PostMapping("/accounts/{name}/test/clean-up")
    String cleanUp(SignedIn who, @PathVariable("name") String name) {
        ready(who, name).ifPresent(account -> trials.cleanUp(account, who.who()));
        return "redirect:/accounts/" + name + "/test";
    }

    @Needs(Role.ADMIN)
    @PostMapping("/accounts/{name}/test/none-stands")
    String noneStands(SignedIn who, @PathVariable("name") String name) {
        ready(who, name).ifPresent(account -> trials.noneStands(account, who.who()));
        return "redirect:/accounts/" + name + "/test?done=test-gone";
    }

    private Optional<Account> ready(SignedIn who, String name) {
        Account account = accounts.looksAfter(who, name);
        return Optional.of(account).filter(each -> !each.byHand()).filter(node.sessions()::ready);
    }
}
