package org.vigil.doctor;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigil.account.Account;
import org.vigil.account.AccountLabels;
import org.vigil.account.AccountState;
import org.vigil.account.AccountStates;
import org.vigil.account.KeyUnavailable;
import org.vigil.account.RateBuckets;
import org.vigil.node.Node;
import org.vigil.watch.Alarms;
import org.vigil.watch.TestPosts;

/** Whether each account can post, and whether anything is known against it. Asks no network. */
record AccountsHealth(Node node) implements Examination {
    @Override
    public String area() {
        return "accounts";
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        List<Account> inUse = node.watchman().inUse();
        AccountLabels labels = new AccountLabels(node.database().jdbc());
        for (Account account : node.files().inForce().workspace().accounts().values()) {
            findings.add(account(account, inUse.contains(account)));
            labels.missing(account)
                    .filter(words -> inUse.contains(account))
                    .ifPresent(words -> findings.add(Finding.note(
                            area(),
                            account.name() + ": " + words,
                            Map.of("account", account.name().value(), "automated_label", false))));
        }
        new Alarms(node.database().jdbc())
                .open()
                .forEach(open -> findings.add(Finding.wrong(
                        area(),
                        "ALARM since " + second(open.at()) + ", " + open.account() + ": "
                                + open.alarm().words() + " When you have looked: ./vigil account check "
                                + open.account()
                                + " --unpause",
                        Map.of(
                                "account", open.account().value(),
                                "alarm", open.alarm().kind().word(),
                                "at", open.at().toString()))));
        new TestPosts(node.database().jdbc())
                .standing().stream()
                        .filter(test -> !test.open())
                        .forEach(test -> findings.add(Finding.wrong(
                                area(),
                                "a test post may stand on " + test.account() + ": ./vigil account test "
                                        + test.account() + " --clean-up",
                                Map.of("account", test.account().value(), "test_post", test.text()))));
        return findings.isEmpty() ? List.of(Finding.well(area(), "there are none", Map.of())) : findings;
    }

    private Finding account(Account account, boolean inUse) {
        AccountState state = new AccountStates(node.database()).state(account.name());
        Map<String, Instant> usedUp = new RateBuckets(node.database())
                .usedUp(account.name(), node.clock().instant());
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("account", account.name().value());
        facts.put("network", account.network().word());
        facts.put("in_use", inUse);
        state.seen().ifPresent(seen -> facts.put("checked_at", seen.checkedAt().toString()));
        usedUp.forEach((bucket, until) -> facts.put("used_up_" + bucket + "_until", until.toString()));
        String words = account.name() + " (" + account.network().word() + (inUse ? ", in use" : ", not in use") + "): "
                + (account.byHand() ? "people post there by hand" : seen(state))
                + (usedUp.isEmpty() ? "" : "; limits used up: " + usedUp);
        if (state.pause().isPresent()) {
            facts.put("paused_at", state.pause().get().at().toString());
            return Finding.wrong(
                    area(),
                    words + "; PAUSED since " + second(state.pause().get().at()) + ": "
                            + state.pause().get().why(),
                    facts);
        }
        return keys(account)
                .map(why -> inUse
                        ? Finding.wrong(area(), words + "; " + why, facts)
                        : Finding.note(area(), words + "; " + why, facts))
                .orElseGet(() -> Finding.well(area(), words, facts));
    }

    /** What is wrong with its secrets. */
    private Optional<String> keys(Account account) {
        if (account.byHand()) {
            return Optional.empty();
        }
        if (!node.sessions().ready(account)) {
            return Optional.of("its secrets are missing: ./vigil account renew " + account.name());
        }
        try {
            node.sessions().open(account);
            return Optional.empty();
        } catch (KeyUnavailable e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static String seen(AccountState state) {
        return state.seen()
                .map(seen -> "signed in as " + seen.handle() + ", last seen " + second(seen.checkedAt()))
                .orElse("never signed in");
    }

    private static Instant second(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }
}
