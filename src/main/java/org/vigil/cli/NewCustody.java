package org.vigil.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The questions about custody: period after period, in order of time, and how the last one ended. */
final class NewCustody {
    private static final String DATE =
            " A date as 2015-09-01, 2015-09 or 2015; \"about 2015-09-01\" or \"disputed 2015-09-01\" where the sources are not sure.";

    private final Questions questions;
    private final Draft draft;
    private List<Object> periods = List.of();

    NewCustody(Questions questions, Draft draft) {
        this.questions = questions;
        this.draft = draft;
    }

    void ask() {
        boolean ended;
        do {
            ended = period();
        } while (ended && questions.yes("Was there another time in custody after that?"));
    }

    /** Whether the period has an end that is known. */
    private boolean period() {
        Map<String, Object> period = new LinkedHashMap<>();
        questions.ask(
                "How was the person held? detention, prison, house_arrest, administrative or disappearance:",
                answer -> {
                    draft.check("custody", List.of(Map.of("kind", answer, "from", "2000", "to", "2000")));
                    return period.put("kind", answer);
                });
        questions.ask("From when?" + DATE, answer -> {
            Object from = date(answer);
            period.put("from", from);
            period.put("to", from);
            draft.check("custody", Draft.with(periods, period));
            return from;
        });
        period.remove("to");
        String to = questions.ask(
                "Until when? A date, \"unknown\" where nobody knows, or Enter where it lasts.",
                answer -> until(period, answer));
        boolean open = to.isEmpty() || to.equals("unknown");
        if (open) {
            questions.ask("On which date was it last confirmed by a source?", answer -> {
                Map<String, Object> confirmed = new LinkedHashMap<>(period);
                confirmed.put("confirmed", answer);
                draft.check("custody", Draft.with(periods, confirmed));
                return period.put("confirmed", answer);
            });
        }
        periods = Draft.with(periods, period);
        draft.set("custody", periods);
        return !open;
    }

    private String until(Map<String, Object> period, String answer) {
        if (!answer.isEmpty()) {
            Map<String, Object> changed = new LinkedHashMap<>(period);
            changed.put("to", answer.equals("unknown") ? answer : date(answer));
            if (!answer.equals("unknown")) {
                draft.check("custody", Draft.with(periods, changed));
            }
            period.putAll(changed);
        }
        return answer;
    }

    private static Object date(String answer) {
        if (answer.startsWith("about ")) {
            return Map.of("date", answer.substring("about ".length()).strip(), "circa", true);
        }
        if (answer.startsWith("disputed ")) {
            return Map.of("date", answer.substring("disputed ".length()).strip(), "disputed", true);
        }
        return answer;
    }
}
