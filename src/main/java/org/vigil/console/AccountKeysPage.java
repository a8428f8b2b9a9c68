package org.vigil.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.account.Account;
import org.vigil.network.Connector;
import org.vigil.network.Network;
import org.vigil.node.Node;
import org.vigil.organisation.Organisation;
import org.vigil.source.Problem;
import org.vigil.source.Problems;

/** Adds an account, and gives one new keys: as {@code ./vigil account add} and {@code renew} do. */
@Controller
final class AccountKeysPage {
    /** Not secret themselves, so they are shown while they are typed. */
    private static final Set<String> OPEN = Set.of("handle", "channel");

    /** @param open whether it may be seen while it is typed */
    record Key(String name, boolean open) {}

    /** @param field of the form, which has a text of its own */
    record Wrong(String field, String wrong, String allowed) {}

    private final Node node;
    private final ManagedAccounts accounts;
    private final AccountSignIn signIn;

    AccountKeysPage(Node node, AccountSignIn signIn) {
        this.node = node;
        this.accounts = new ManagedAccounts(node);
        this.signIn = signIn;
    }

    @Needs(Role.ADMIN)
    @GetMapping("/add-account")
    String show(SignedIn who, @RequestParam Map<String, String> asked, Model model) {
        AccountForm form = AccountForm.of(asked);
        return show(who, form.begun(form.onNetwork().map(this::suggestion).orElse("")), model);
    }

    private String suggestion(Network network) {
        String name = "our-" + network.word();
        return isTaken(name) ? "" : name;
    }

    private boolean isTaken(String name) {
        return accounts.workspace().accounts().keySet().stream()
                .anyMatch(known -> known.value().equals(name));
    }

    private String show(SignedIn who, AccountForm form, Model model) {
        Optional<Connector> connector = form.onNetwork().flatMap(node.accountDesk()::connector);
        model.addAttribute("form", form);
        model.addAttribute("networks", networks());
        model.addAttribute(
                "network", connector.map(known -> known.network().word()).orElse(null));
        model.addAttribute("byPage", connector.flatMap(Connector::codeSignIn).isPresent());
        model.addAttribute(
                "keys",
                connector.map(known -> keys(signIn.needed(known, form.keys()))).orElse(List.of()));
        model.addAttribute("organisations", organisations(who));
        model.addAttribute("team", who.may(Role.ADMIN));
        model.addAttribute(
                "imitable",
                Stream.of(Network.values())
                        .filter(each -> each != Network.SANDBOX)
                        .map(Network::word)
                        .toList());
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        return "account-add";
    }

    private List<String> networks() {
        return Stream.of(Network.MASTODON, Network.BLUESKY, Network.TELEGRAM, Network.X, Network.SANDBOX)
                .filter(each -> node.accountDesk().connector(each).isPresent())
                .map(Network::word)
                .toList();
    }

    private static List<Key> keys(List<String> names) {
        return names.stream().map(name -> new Key(name, OPEN.contains(name))).toList();
    }

    private List<Organisation> organisations(SignedIn who) {
        return accounts.workspace().organisations().values().stream()
                .filter(organisation -> who.mayIn(organisation.id(), Role.ADMIN))
                .toList();
    }

    @Needs(Role.ADMIN)
    @PostMapping("/add-account")
    String add(
            SignedIn who,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        AccountForm form = AccountForm.of(typed);
        Problems problems = new Problems();
        Optional<Account> account = form.draft().read(problems);
        if (account.isEmpty()) {
            model.addAttribute(
                    "wrong",
                    problems.list().stream().map(AccountKeysPage::wrong).toList());
            return problem("account.form", who, form, model, response);
        }
        accounts.requireAdding(who, account.get());
        if (isTaken(form.name())) {
            return problem("account.taken", who, form, model, response);
        }
        if (node.fileDesk().filesLead()) {
            return problem("account.files-lead", who, form, model, response);
        }
        // Before anybody is asked to agree to anything.
        Optional<String> objection = new AccountsInFile(node.fileDesk(), who.who()).objection(account.get());
        if (objection.isPresent()) {
            model.addAttribute("said", objection.get());
            return problem("account.file", who, form, model, response);
        }
        HalfSignIns.Purpose purpose = new HalfSignIns.Purpose.Adding(account.get());
        AccountSignIn.Step step = signIn.begin(who, purpose, form.keys(), typed, request);
        return switch (step) {
            case AccountSignIn.Step.Go go -> go.address();
            case AccountSignIn.Step.Wrong wrong -> {
                model.addAttribute("said", wrong.said());
                yield problem(wrong.problem(), who, form, model, response);
            }
        };
    }

    private static Wrong wrong(Problem problem) {
        return new Wrong(problem.field().replaceFirst(".*\\.", ""), problem.wrong(), problem.allowed());
    }

    private String problem(String problem, SignedIn who, AccountForm form, Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        model.addAttribute("problem", problem);
        return show(who, form, model);
    }

    @Needs(Role.ADMIN)
    @GetMapping("/accounts/{name}/renew")
    String renewal(
            SignedIn who,
            @PathVariable("name") String name,
            @RequestParam(name = "way", defaultValue = "") String way,
            Model model,
            HttpServletResponse response) {
        if (accounts.seen(who, name).filter(each -> !each.byHand()).isEmpty()) {
            return AccountsPage.missing(model, response);
        }
        return renewal(accounts.looksAfter(who, name), way.equals("keys"), model);
    }

    private String renewal(Account account, boolean byKeys, Model model) {
        Optional<Connector> connector = node.accountDesk().connector(account.network());
        model.addAttribute("name", account.name().value());
        model.addAttribute("network", account.network().word());
        model.addAttribute("byPage", connector.flatMap(Connector::codeSignIn).isPresent());
        model.addAttribute("byKeys", byKeys);
        model.addAttribute(
                "keys",
                connector.map(known -> keys(signIn.needed(known, byKeys))).orElse(List.of()));
        return "account-renew";
    }

    @Needs(Role.ADMIN)
    @PostMapping("/accounts/{name}/renew")
    String renew(
            SignedIn who,
            @PathVariable("name") String name,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Account account = accounts.looksAfter(who, name);
        boolean byKeys = AccountForm.of(typed).keys();
        HalfSignIns.Purpose purpose = new HalfSignIns.Purpose.Renewing(account, typed.containsKey("another"));
        return switch (signIn.begin(who, purpose, byKeys, typed, request)) {
            case AccountSignIn.Step.Go go -> go.address();
            case AccountSignIn.Step.Wrong wrong -> {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                model.addAttribute("problem", wrong.problem());
                model.addAttribute("said", wrong.said());
                yield renewal(account, byKeys, model);
            }
        };
    }
}
