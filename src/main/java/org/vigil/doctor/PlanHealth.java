package org.vigil.doctor;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vigil.database.Database;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.Balance;
import org.vigil.workspace.Workspace;

/** Whether the sum of the states equals what was planned. */
record PlanHealth(Database database, AcceptedFiles files, InstantSource clock) implements Examination {
    private static final int NAMED = 10;

    @Override
    public String area() {
        return "plan";
    }

    @Override
    public List<Finding> findings() {
        Balance balance = new Balance(database.jdbc());
        Workspace inForce = files.inForce().workspace();
        List<Balance.Lack> lacking = balance.lacking(inForce.campaigns().values(), inForce.accounts(), clock.instant());
        Balance.Sums sums = balance.sums();
        long strays = balance.strays();
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.judged(
                sums.agree() && lacking.isEmpty() && strays == 0,
                area(),
                words(sums, lacking.size()),
                facts(sums, lacking, strays)));
        lacking.stream()
                .limit(NAMED)
                .map(lack -> Finding.wrong(
                        area(),
                        lack.campaign() + " " + lack.date() + " " + lack.slot() + " has no delivery for "
                                + lack.account(),
                        Map.of(
                                "campaign", lack.campaign().value(),
                                "date", lack.date().toString(),
                                "slot", lack.slot(),
                                "account", lack.account().value())))
                .forEach(findings::add);
        if (strays > 0) {
            findings.add(Finding.wrong(
                    area(), strays + " deliveries wait although their turn was withdrawn", Map.of("strays", strays)));
        }
        return findings;
    }

    private static String words(Balance.Sums sums, int lacking) {
        String states = sums.byState().entrySet().stream()
                .filter(state -> state.getValue() > 0)
                .map(state -> state.getValue() + " " + state.getKey().words())
                .collect(Collectors.joining(" + "));
        return "turns: " + sums.turns() + " in force, " + sums.withdrawnTurns() + " withdrawn. Their deliveries: "
                + sums.ofTurns() + " = " + (states.isEmpty() ? "0" : states)
                + (sums.agree() ? "" : ", WHICH ARE " + sums.deliveries())
                + (lacking == 0 ? ". No turn lacks one" : ". LACKING: " + lacking);
    }

    private static Map<String, Object> facts(Balance.Sums sums, List<Balance.Lack> lacking, long strays) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("turns", sums.turns());
        facts.put("withdrawn_turns", sums.withdrawnTurns());
        facts.put("deliveries_of_turns", sums.ofTurns());
        facts.put("lacking", lacking.size());
        facts.put("strays", strays);
        sums.byState().forEach((state, n) -> facts.put(state.word(), n));
        return facts;
    }
}
