package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.account.Account;
import org.vigil.account.AccountState;
import org.vigil.account.AccountStates;
import org.vigil.delivery.Brakes;
import org.vigil.delivery.HoldReasons;
import org.vigil.delivery.Restrictions;
import org.vigil.network.AutomationLabel;
import org.vigil.network.Network;
import org.vigil.node.Node;
import org.vigil.watch.Alarm;
import org.vigil.watch.Alarms;
import org.vigil.watch.Checked;
import org.vigil.watch.LabelDesk;
import org.vigil.watch.TestPosts;

/** Every account, and one with what can be done about it: as {@code ./vigil account} does it. */
@Controller
final class AccountsPage {
    /** @param url null where the network names none */
    record Said(String words, When since, @Nullable String url) {}

    private final Node node;
    private final ManagedAccounts accounts;
    private final AccountView view;
    private final AccountCosts costs;
    private final LabelDesk labels;

    AccountsPage(Node node, ComingCosts costs) {
        this.node = node;
        this.accounts = new ManagedAccounts(node);
        this.view = new AccountView(node);
        this.costs = new AccountCosts(node, costs);
        this.labels = new LabelDesk(node.database(), node.sessions());
    }

    @GetMapping("/accounts")
    String show(SignedIn who, Model model) {
        model.addAttribute("accounts", view.all(accounts.sight(who), accounts.workspace()));
        model.addAttribute("mayAdd", who.roles().somewhere(Role.ADMIN));
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        return "accounts";
    }

    @GetMapping("/accounts/{name}")
    String one(SignedIn who, @PathVariable("name") String name, Model model, HttpServletResponse response) {
        return accounts.seen(who, name)
                .map(account -> one(who, account, model))
                .orElseGet(() -> missing(model, response));
    }

    private String one(SignedIn who, Account account, Model model) {
        Sight sight = accounts.sight(who);
        model.addAttribute("account", view.one(account, sight, accounts.workspace()));
        model.addAttribute("alarms", alarms(account));
        model.addAttribute("standing", standing(account));
        model.addAttribute("stopped", stopped(account).orElse(null));
        model.addAttribute("mayGoOn", sight.may(account.name(), Role.APPROVER));
        model.addAttribute("canTest", !account.byHand());
        model.addAttribute("cost", costs.of(account).orElse(null));
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        return "account";
    }

    static String missing(Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        model.addAttribute("kind", "missing");
        return "error";
    }

    private List<Said> alarms(Account account) {
        return new Alarms(node.database().jdbc())
                .open(account.name()).stream()
                        .map(open -> said(open.alarm(), When.second(open.at())))
                        .toList();
    }

    private static Said said(Alarm alarm, When since) {
        return new Said(alarm.what(), since, alarm.url());
    }

    private List<Said> standing(Account account) {
        return new TestPosts(node.database().jdbc())
                .standing(account.name()).stream()
                        .map(test -> new Said(test.text(), When.second(test.startedAt()), test.url()))
                        .toList();
    }

    private Optional<StopPage.Stopped> stopped(Account account) {
        return node.brakes().inForce().stream()
                .filter(stop -> stop.scope() == Restrictions.Scope.ACCOUNT
                        && stop.subject().equals(account.name().value()))
                .findFirst()
                .map(stop -> new StopPage.Stopped(
                        stop.setBy(), When.second(stop.setAt()).words(), null));
    }

    /** What X has taken and will take; composes the coming posts, so not on the account's own page. */
    @GetMapping("/accounts/{name}/cost")
    String cost(SignedIn who, @PathVariable("name") String name, Model model, HttpServletResponse response) {
        Optional<Account> account = accounts.seen(who, name).filter(each -> each.network() == Network.X);
        if (account.isEmpty()) {
            return missing(model, response);
        }
        model.addAttribute("name", name);
        model.addAttribute("cost", costs.of(account.get()).orElse(null));
        model.addAttribute("coming", costs.coming(account.get()));
        return "account-cost";
    }

    /** Signs in, and sees to the automated label. */
    @Needs(Role.ADMIN)
    @PostMapping("/accounts/{name}/check")
    String check(SignedIn who, @PathVariable("name") String name, Model model, HttpServletResponse response) {
        Account account = accounts.looksAfter(who, name);
        if (!node.sessions().ready(account)) {
            return problem("account.keys-missing", who, account, model, response);
        }
        return checked(node.watchman().check(account), who, account, model, response);
    }

    /** What stands there now is in order, somebody says. */
    @Needs(Role.ADMIN)
    @PostMapping("/accounts/{name}/unpause")
    String unpause(SignedIn who, @PathVariable("name") String name, Model model, HttpServletResponse response) {
        Account account = accounts.looksAfter(who, name);
        if (!node.sessions().ready(account)) {
            return problem("account.keys-missing", who, account, model, response);
        }
        return checked(node.watchman().accept(account, who.who()), who, account, model, response);
    }

    private String checked(Checked checked, SignedIn who, Account account, Model model, HttpServletResponse response) {
        return switch (checked) {
            case Checked.SignedIn in -> {
                labels.look(account);
                yield "redirect:/accounts/" + account.name() + "?done="
                        + (in.alarms().isEmpty() ? "account-checked" : "account-alarms");
            }
            case Checked.Another another -> {
                model.addAttribute("said", another.who().handle() + ", " + another.before());
                yield problem("account.another", who, account, model, response);
            }
            case Checked.SignedOut signedOut -> {
                model.addAttribute("said", signedOut.reason());
                yield problem("account.signed-out", who, account, model, response);
            }
            case Checked.NotReached notReached -> {
                model.addAttribute("said", notReached.reason());
                yield problem("account.not-reached", who, account, model, response);
            }
        };
    }

    private String problem(String problem, SignedIn who, Account account, Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        model.addAttribute("problem", problem);
        return one(who, account, model);
    }

    /** Whoever sees an account may stop it, as everybody may stop everything. */
    @Needs(Role.VIEWER)
    @PostMapping("/accounts/{name}/stop")
    String stop(SignedIn who, @PathVariable("name") String name) {
        Account account = accounts.may(who, name, Role.VIEWER);
        boolean isNew = node.brakes().apply(target(account), null, who.who());
        return "redirect:/accounts/" + name + "?done=" + (isNew ? "account-stopped" : "account-stopped-before");
    }

    @Needs(Role.APPROVER)
    @PostMapping("/accounts/{name}/go-on")
    String goOn(SignedIn who, @PathVariable("name") String name) {
        Brakes.Target target = target(accounts.may(who, name, Role.APPROVER));
        if (!node.brakes().release(target, who.who())) {
            return "redirect:/accounts/" + name;
        }
        forgetReason(target);
        return "redirect:/accounts/" + name + "?done=account-goes-on";
    }

    private void forgetReason(Brakes.Target target) {
        new HoldReasons(node.database(), node.sensitive()).forget(target);
    }

    private static Brakes.Target target(Account account) {
        return new Brakes.Target.OneAccount(account.name());
    }

    /** The label is there, somebody says, where no program can see it. */
    @Needs(Role.ADMIN)
    @PostMapping("/accounts/{name}/label")
    String label(
            SignedIn who,
            @PathVariable("name") String name,
            @RequestParam(name = "managed-by", defaultValue = "") String managedBy,
            Model model,
            HttpServletResponse response) {
        Account account = accounts.looksAfter(who, name);
        if (!node.sessions().ready(account)) {
            return problem("account.keys-missing", who, account, model, response);
        }
        AutomationLabel label = labels.look(account);
        return switch (labels.say(account, label, managedBy.strip(), handle(account), who.who())) {
            case NOTED -> "redirect:/accounts/" + name + "?done=account-label";
            case NOT_NEEDED -> problem("account.label-not-needed", who, account, model, response);
            case NOBODY -> problem("account.label-nobody", who, account, model, response);
        };
    }

    private String handle(Account account) {
        return new AccountStates(node.database())
                .state(account.name())
                .seen()
                .map(AccountState.Seen::handle)
                .orElse("");
    }
}
