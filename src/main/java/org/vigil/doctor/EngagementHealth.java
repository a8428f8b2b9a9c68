package org.vigil.doctor;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vigil.account.Account;
import org.vigil.engagement.EngagementLimits;
import org.vigil.engagement.ReadingCosts;
import org.vigil.node.Node;

/** What reading followers' answers takes of each account. Asks no network. */
record EngagementHealth(Node node) implements Examination {
    @Override
    public String area() {
        return "engagement";
    }

    @Override
    public List<Finding> findings() {
        Instant now = node.clock().instant();
        EngagementLimits limits =
                EngagementLimits.of(node.files().inForce().workspace().settings());
        ReadingCosts costs = new ReadingCosts(node.database().jdbc());
        List<Finding> findings = new ArrayList<>();
        for (Account account : node.files().inForce().workspace().accounts().values()) {
            costs.of(account, limits, now).ifPresent(of -> findings.add(finding(account, of)));
        }
        return findings.isEmpty() ? List.of(Finding.well(area(), "nothing was read in 30 days", Map.of())) : findings;
    }

    private Finding finding(Account account, ReadingCosts.OfAccount of) {
        String words = words(account, of);
        Map<String, Object> facts = facts(account, of);
        return of.failed() || of.left() == 0 ? Finding.note(area(), words, facts) : Finding.well(area(), words, facts);
    }

    private static String words(Account account, ReadingCosts.OfAccount of) {
        StringBuilder words = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: in 30 days %,d of %,d requests for %,d %s",
                account.name(),
                of.requests(),
                of.allowed(),
                of.messages(),
                of.messages() == 1 ? "message" : "messages"));
        of.perMessage().ifPresent(each -> words.append(String.format(Locale.ROOT, ", %.2f each", each)));
        if (of.dollarsLeft() != null) {
            words.append(String.format(Locale.ROOT, "; at most $%.2f, $%.2f are left", of.dollars(), of.dollarsLeft()));
        }
        ReadingCosts.Failure failure = of.failure();
        if (failure != null) {
            words.append("; ")
                    .append(
                            of.failed()
                                    ? "the last one failed, what is due is asked for again: "
                                    : "the last that failed: ")
                    .append(failure.at().truncatedTo(ChronoUnit.SECONDS))
                    .append(", ")
                    .append(failure.why());
        }
        return words.toString();
    }

    private static Map<String, Object> facts(Account account, ReadingCosts.OfAccount of) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("account", account.name().value());
        facts.put("requests", of.requests());
        facts.put("requests_allowed", of.allowed());
        facts.put("messages", of.messages());
        of.perMessage().ifPresent(each -> facts.put("requests_per_message", each));
        facts.put("dollars", of.dollars());
        if (of.dollarsLeft() != null) {
            facts.put("dollars_left", of.dollarsLeft());
        }
        ReadingCosts.Failure failure = of.failure();
        if (failure != null) {
            facts.put("failed_at", failure.at().toString());
            facts.put("failed", failure.why());
        }
        return facts;
    }
}
