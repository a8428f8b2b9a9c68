package org.vigil.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vigil.profile.Draft;
import org.vigil.profile.Typed;

/** The questions about why a person may be shown. */
final class NewBasis {
    private final Questions questions;
    private final Draft draft;

    NewBasis(Questions questions, Draft draft) {
        this.questions = questions;
        this.draft = draft;
    }

    void ask() {
        questions.ask(
                "Why may the person be shown? consent, reason (signed by two of you), historic (sandbox only), or Enter for none yet (sandbox only)",
                answer -> switch (answer) {
                    case "" -> answer;
                    case "historic" -> {
                        draft.set("basis", "historic");
                        yield answer;
                    }
                    case "consent" -> consent();
                    case "reason" -> reason();
                    default ->
                        throw new IllegalArgumentException("Please answer consent, reason, historic, or nothing.");
                });
    }

    private String consent() {
        Map<String, Object> consent = new LinkedHashMap<>(Map.of("given", "2000-01-01", "scope", List.of("name")));
        part(consent, "given", "On which day was it given? Never write down by whom, or how you reach them.", true);
        part(consent, "until", "Until which day does it hold? (Enter: until revoked)", true);
        questions.ask("To what? Of name, story, photo, quotes, relation, with commas between:", answer -> {
            consent.put("scope", Typed.items(answer));
            draft.set("basis", Map.of("consent", consent));
            return answer;
        });
        return "consent";
    }

    private String reason() {
        Map<String, Object> reason =
                new LinkedHashMap<>(Map.of("reason", "None", "on", "2000-01-01", "signed_by", List.of("One", "Two")));
        part(reason, "reason", "What is the reason, in a sentence?", false);
        part(reason, "on", "On which day was it signed?", false);
        questions.ask(
                "Which two people of the team sign it, each with \"./vigil consent sign ID\"? With a comma between:",
                answer -> {
                    reason.put("signed_by", Typed.items(answer));
                    draft.set("basis", reason);
                    return answer;
                });
        return "reason";
    }

    private void part(Map<String, Object> basis, String field, String question, boolean consent) {
        questions.ask(question, answer -> {
            if (!field.equals("until") || !answer.isEmpty()) {
                Map<String, Object> changed = new LinkedHashMap<>(basis);
                changed.put(field, answer);
                draft.check("basis", consent ? Map.of("consent", changed) : changed);
                basis.put(field, answer);
            }
            return answer;
        });
    }
}
