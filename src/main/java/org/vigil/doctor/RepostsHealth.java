package org.vigil.doctor;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vigil.account.Account;
import org.vigil.database.Database;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.Reposts;
import org.vigil.workspace.Leads;
import org.vigil.workspace.Workspace;

/** Whether each post of an account that leads has a repost by each that follows it, and what became of them. */
record RepostsHealth(Database database, AcceptedFiles files, InstantSource clock) implements Examination {
    private static final int NAMED = 10;

    @Override
    public String area() {
        return "reposts";
    }

    @Override
    public List<Finding> findings() {
        Reposts reposts = new Reposts(database.jdbc());
        Map<String, Long> sums = new LinkedHashMap<>();
        reposts.sums().forEach((state, n) -> sums.put(state.word(), n));
        List<String> lacking = lacking(reposts);
        Map<String, Object> facts = new LinkedHashMap<>(sums);
        facts.put("lacking", lacking.size());
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.judged(lacking.isEmpty(), area(), words(sums, lacking.size()), facts));
        lacking.stream()
                .limit(NAMED)
                .map(lack -> Finding.wrong(area(), lack, Map.of()))
                .forEach(findings::add);
        long stuck = reposts.pastLease();
        if (stuck > 0) {
            findings.add(Finding.wrong(
                    area(),
                    "reposts whose answer nobody waits for any more: " + stuck + ". Is run running?",
                    Map.of("past_lease", stuck)));
        }
        return findings;
    }

    private List<String> lacking(Reposts reposts) {
        Workspace workspace = files.inForce().workspace();
        return workspace.campaigns().values().stream()
                .flatMap(campaign -> reposts.recentlyLed(campaign, clock.instant()).stream()
                        .flatMap(led -> Leads.followers(workspace.accounts(), campaign, led.lead()).stream()
                                .map(Account::name)
                                .filter(follower -> !led.reposting().contains(follower))
                                .map(follower -> "post " + led.delivery() + " has no repost for " + follower)))
                .toList();
    }

    private static String words(Map<String, Long> sums, int lacking) {
        long all = sums.values().stream().mapToLong(Long::longValue).sum();
        String states = sums.entrySet().stream()
                .map(sum -> sum.getValue() + " " + sum.getKey())
                .collect(Collectors.joining(" + "));
        return "reposts: " + all + (all == 0 ? "" : " = " + states)
                + (lacking == 0 ? ". No post of a lead lacks one" : ". LACKING: " + lacking);
    }
}
