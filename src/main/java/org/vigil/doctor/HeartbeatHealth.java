package org.vigil.doctor;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigil.alert.HeartbeatState;
import org.vigil.node.Node;

/** Whether somebody outside would notice that this machine is down. Pings nobody, and never says the address. */
record HeartbeatHealth(Node node) implements Examination {
    @Override
    public String area() {
        return "heartbeat";
    }

    @Override
    public List<Finding> findings() {
        boolean configured =
                node.files().inForce().workspace().settings().heartbeat().isPresent();
        HeartbeatState state = node.alerting().pulse().state();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("configured", configured);
        state.lastSent().ifPresent(at -> facts.put("last_ping", at.toString()));
        state.lastFailure().ifPresent(failure -> {
            facts.put("last_failure", failure.at().toString());
            facts.put("why", failure.why());
        });
        if (!configured) {
            return List.of(Finding.note(
                    area(),
                    "not set up: nobody outside notices when this machine is down (heartbeat in settings.yaml)",
                    facts));
        }
        return List.of(Finding.judged(!state.fails(), area(), words(state), facts));
    }

    private static String words(HeartbeatState state) {
        String sent = state.lastSent()
                .map(at -> "the last ping came through at " + second(at))
                .orElse("no ping has come through yet");
        Optional<String> failed = state.lastFailure()
                .map(failure -> "the last failure was at " + second(failure.at()) + ": " + failure.why());
        return sent
                + failed.map(failure -> (state.fails() ? ". SINCE THEN IT FAILS, " : "; ") + failure)
                        .orElse("");
    }

    private static Instant second(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }
}
