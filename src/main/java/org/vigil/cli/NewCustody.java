package org.vigil.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.Draft;
import org.vigil.profile.Typed;

/** The questions about custody: period after period, in order of time, and how the last one ended. */
final class NewCustody {
    private static final String DATE =
            " A date as 2015-09-01, 2015-09 or 2015; \"about 2015-09-01\" or \"disputed 2015-09-01\" where the sources are not sure.";

    private final Questions questions;
    private final Draft draft;
    private final List<Map<String, Object>> periods = new ArrayList<>();
    /** The release that ended it; empty where there was none, or nobody told how it came about. */
    private final Map<String, Object> release = new LinkedHashMap<>();

    NewCustody(Questions questions, Draft draft) {
        this.questions = questions;
        this.draft = draft;
    }

    void ask() {
        boolean ended;
        do {
            ended = period();
        } while (ended && questions.yes("Was there another time in custody after that?"));
        if (ended) {
            release(Objects.requireNonNull(periods.getLast().get("to")));
        }
    }

    /** Asks which of the dates a source gives: what two publishers give is confirmed. */
    void given(String source) {
        for (Map<String, Object> period : periods) {
            if (questions.yes("Does it give these dates: " + words(period) + "?")) {
                rests(period, source);
                if (period == periods.getLast() && !release.isEmpty()) {
                    rests(release, source);
                }
            }
        }
        draft.set("custody", List.copyOf(periods));
        if (!release.isEmpty()) {
            draft.set("events", List.of(release));
        }
    }

    private static void rests(Map<String, Object> fact, String source) {
        fact.put("sources", Draft.with(fact.get("sources") instanceof List<?> before ? before : List.of(), source));
    }

    private static String words(Map<String, Object> period) {
        Object to = period.get("to");
        return period.get("kind") + " from " + day(period.get("from"))
                + (to == null || to.equals("unknown") ? "" : " to " + day(to));
    }

    private static Object day(@Nullable Object date) {
        return date instanceof Map<?, ?> doubtful ? String.valueOf(doubtful.get("date")) : String.valueOf(date);
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
            Object from = Typed.date(answer);
            period.put("from", from);
            period.put("to", from);
            draft.check("custody", Draft.with(periods, period));
            return from;
        });
        latest(period);
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
        periods.add(period);
        draft.set("custody", List.copyOf(periods));
        return !open;
    }

    /** A doubt has a bound only where somebody knows one; without it no number of days is said (RULES 1, R8). */
    private void latest(Map<String, Object> period) {
        if (!(period.get("from") instanceof Map<?, ?> doubtful)) {
            return;
        }
        questions.ask(
                "Which is the latest day that it may have been? (Enter where nobody can say: posts say no number then)",
                answer -> {
                    if (!answer.isEmpty()) {
                        Map<String, Object> from = new LinkedHashMap<>();
                        doubtful.forEach((field, value) -> from.put(String.valueOf(field), value));
                        from.put("latest", answer);
                        Map<String, Object> bounded = new LinkedHashMap<>(period);
                        bounded.put("from", from);
                        bounded.put("to", answer);
                        draft.check("custody", Draft.with(periods, bounded));
                        period.put("from", from);
                    }
                    return answer;
                });
    }

    /** Records the end of the last period as a release, with how it came about. */
    private void release(Object to) {
        questions.ask("How did it end: exile, bail, an exchange? (Enter: leave out)", answer -> {
            if (!answer.isEmpty()) {
                release.putAll(Map.of("kind", "released", "date", to, "what", answer));
                draft.set("events", List.of(release));
            }
            return answer;
        });
        if (!release.isEmpty()) {
            conditions();
        }
    }

    private void conditions() {
        questions.ask(
                "Under conditions? none, bail, parole, suspended_sentence, house_arrest, medical or other (Enter: not known)",
                answer -> {
                    if (!answer.isEmpty()) {
                        Map<String, Object> conditional = new LinkedHashMap<>(release);
                        conditional.put("conditional", answer);
                        draft.check("events", List.of(conditional));
                        release.put("conditional", answer);
                        draft.set("events", List.of(release));
                    }
                    return answer;
                });
    }

    private String until(Map<String, Object> period, String answer) {
        if (!answer.isEmpty()) {
            Map<String, Object> changed = new LinkedHashMap<>(period);
            changed.put("to", answer.equals("unknown") ? answer : Typed.date(answer));
            if (!answer.equals("unknown")) {
                draft.check("custody", Draft.with(periods, changed));
            }
            period.putAll(changed);
        }
        return answer;
    }
}
