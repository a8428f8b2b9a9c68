package org.vigil.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.Draft;
import org.vigil.profile.Profile;
import org.vigil.profile.Typed;

/** The questions of {@code people add}. */
final class NewPerson {
    private final Questions questions;
    private final Path folder;
    private final Draft draft;
    private @Nullable NewCustody custody;

    NewPerson(Questions questions, Path folder) {
        this.questions = questions;
        this.folder = folder;
        this.draft = questions.ask(
                "Is it one prisoner, a family that speaks for a prisoner, or a group? [prisoner]",
                answer -> new Draft(answer.isEmpty() ? "prisoner" : answer.toLowerCase(Locale.ROOT)));
    }

    /** The answers as a profile. @throws Failure where the answers end too soon */
    Profile ask() {
        names();
        switch (draft.profile().kind()) {
            case PRISONER -> {
                optional(
                        "What is the person, in English, such as journalist? (Enter: leave out)",
                        "role",
                        this::english);
                optional("Which pronoun: she, he or they? (Enter: not known)", "pronoun", answer -> answer);
                place();
                custody = new NewCustody(questions, draft);
                custody.ask();
            }
            case FAMILY -> {
                questions.ask("For whom does the family speak? The prisoner's id:", answer -> {
                    requireProfile(answer);
                    draft.set("speaks_for", answer);
                    return answer;
                });
                required("In which zone is the prisoner held, such as Asia/Baku?", "zone");
            }
            case GROUP -> {
                members();
                required("In which zone are they held, such as Asia/Baku?", "zone");
            }
        }
        if (questions.yes("Is anybody in this profile under 18? Nobody who is will ever be shown.")) {
            draft.set("minor", true);
        }
        optional("Hashtags, with commas between, such as #FreeKhadija? (Enter: none)", "hashtags", Typed::items);
        optional("Tags by which a campaign chooses, such as free-the-20? (Enter: none)", "tags", Typed::items);
        sources();
        new NewBasis(questions, draft).ask();
        return draft.profile();
    }

    private void names() {
        String name = questions.ask("What is the name, in Latin letters?", answer -> {
            draft.set("names", Map.of("en", answer));
            return answer;
        });
        String suggested = Typed.id(name);
        questions.ask("Which short id, for files and links? [" + suggested + "]", answer -> {
            String id = answer.isEmpty() ? suggested : answer;
            if (NewProfile.exists(folder, id)) {
                throw new IllegalArgumentException(
                        "profiles/" + id + ".yaml is there already. Please choose another id.");
            }
            draft.set("id", id);
            return id;
        });
        Map<String, Object> names = new LinkedHashMap<>(Map.of("en", name));
        while (questions.ask(
                "The name in another language, such as \"ru Ван Юй\"? (Enter: no more)",
                answer -> another(names, answer))) {
            draft.set("names", new LinkedHashMap<>(names));
        }
    }

    private boolean another(Map<String, Object> names, String answer) {
        if (answer.isEmpty()) {
            return false;
        }
        String[] parts = answer.split("\\s+", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("Please give the language, a space, and the name.");
        }
        Map<String, Object> more = new LinkedHashMap<>(names);
        more.put(parts[0], parts[1]);
        draft.check("names", more);
        names.put(parts[0], parts[1]);
        return true;
    }

    private void place() {
        questions.ask("Which country holds the person? Two letters, such as AZ:", answer -> {
            draft.set("held_by", answer.toUpperCase(Locale.ROOT));
            return answer;
        });
        required("In which zone is the place of custody, such as Asia/Baku?", "zone");
    }

    private void sources() {
        List<Object> sources = List.of();
        do {
            Map<String, Object> source = new LinkedHashMap<>(Map.of("title", "Nothing", "publisher", "Nobody"));
            List<Object> others = sources;
            part(source, others, "Where are the facts from? The title of a page or paper:", "title", false);
            part(source, others, "Who published it?", "publisher", false);
            part(source, others, "On which date? (Enter: not known)", "date", true);
            part(source, others, "At which link? (Enter: none)", "link", true);
            String id = Typed.sourceId(source, others);
            source.put("id", id);
            sources = Draft.with(sources, source);
            draft.set("sources", sources);
            if (custody != null) {
                custody.given(id);
            }
        } while (questions.yes("Another source? Two are better than one."));
    }

    private void part(
            Map<String, Object> source, List<Object> others, String question, String field, boolean optional) {
        questions.ask(question, answer -> {
            if (!optional || !answer.isEmpty()) {
                Map<String, Object> changed = new LinkedHashMap<>(source);
                changed.put(field, answer);
                draft.check("sources", Draft.with(others, changed));
                source.put(field, answer);
            }
            return answer;
        });
    }

    private void required(String question, String field) {
        questions.ask(question, answer -> {
            draft.set(field, answer);
            return answer;
        });
    }

    private void members() {
        questions.ask("Who is in it? Their ids, with commas between:", answer -> {
            List<String> members = Typed.items(answer);
            members.forEach(this::requireProfile);
            draft.set("members", members);
            return members;
        });
    }

    private void requireProfile(String id) {
        if (!NewProfile.exists(folder, id)) {
            throw new IllegalArgumentException(
                    "There is no profile \"" + id + "\" yet. \"./vigil people\" lists all; add that person first.");
        }
    }

    private void optional(String question, String field, java.util.function.Function<String, Object> value) {
        questions.ask(question, answer -> {
            if (!answer.isEmpty()) {
                draft.set(field, value.apply(answer));
            }
            return answer;
        });
    }

    private Object english(String answer) {
        return Map.of("en", answer);
    }
}
