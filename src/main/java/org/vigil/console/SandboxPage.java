package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.SignedIn;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.network.Network;
import org.vigil.node.Node;

/** A sandbox account as its followers would see it. */
@Controller
final class SandboxPage {
    private static final int POSTS = 40;

    private final Node node;
    private final TeamFiles files;
    private final SandboxThreads threads;
    private final Cards cards;

    SandboxPage(Node node, TeamFiles files, SandboxThreads threads, Cards cards) {
        this.node = node;
        this.files = files;
        this.threads = threads;
        this.cards = cards;
    }

    @GetMapping("/sandbox/{account}")
    String show(
            SignedIn who,
            @PathVariable("account") String account,
            @RequestParam(name = "before", defaultValue = "" + Long.MAX_VALUE) long before,
            Model model,
            HttpServletResponse response) {
        Sight sight = new Sight(who, node.files().inForce().workspace());
        Optional<AccountName> name = name(account).filter(sight::sees);
        Optional<Account> known = name.flatMap(this::declared);
        if (name.isEmpty() || (known.isEmpty() && !threads.any(name.get()))) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            model.addAttribute("kind", "account");
            return "error";
        }
        List<Post> posts = threads.of(name.get(), before, POSTS);
        model.addAttribute("account", name.get().value());
        model.addAttribute(
                "network", known.map(Cards::look).orElse(Network.SANDBOX).word());
        model.addAttribute("posts", cards.each(posts));
        model.addAttribute("older", posts.size() == POSTS ? posts.getLast().id() : null);
        return "sandbox";
    }

    private Optional<Account> declared(AccountName name) {
        return files.accounts().get().stream()
                .filter(account -> account.isSandbox() && account.name().equals(name))
                .findFirst();
    }

    private static Optional<AccountName> name(String word) {
        try {
            return Optional.of(new AccountName(word));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no account can be called that
        }
    }
}
