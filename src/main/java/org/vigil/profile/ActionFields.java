package org.vigil.profile;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vigil.source.Fields;

/** Reads the actions of a profile or of a campaign. */
public final class ActionFields {
    private static final String WORDS = "a text by language, such as { en: \"…\" }";

    /** An account's name as networks write it. */
    private static final Pattern MENTION = Pattern.compile("(?<![\\p{L}\\p{N}._%+-])[@＠][\\p{L}\\p{N}_]");

    private ActionFields() {}

    /** The list below {@code actions}; what is wrong with it is reported. */
    public static List<Action> read(Fields fields) {
        return fields.children("actions").stream().map(ActionFields::action).toList();
    }

    private static Action action(Fields fields) {
        Map<String, String> ask = Words.requiredByLanguage(fields, "ask", WORDS);
        String office = Words.required(fields, "office", "the office addressed, in words");
        if (office.contains("@") || office.contains("＠")) {
            fields.problem("office", "an account is mentioned", "the office's name in words");
        }
        Map<String, String> text = Words.byLanguage(fields, "text");
        noMention(fields, "ask", ask.values());
        noMention(fields, "text", text.values());
        Optional<String> readers = fields.value("readers_in", Codes::country, Codes.COUNTRY);
        Optional<LocalDate> closes = fields.value("closes", Codes::day, Codes.DAY);
        Optional<LocalDate> checked = fields.value("checked", Codes::day, Codes.DAY);
        fields.done();
        return new Action(ask, office, text, readers.orElse(null), closes.orElse(null), checked.orElse(null));
    }

    /** Networks forbid to mention automatically whoever did not ask for it (RULES 3). */
    static void noMention(Fields fields, String field, Collection<String> texts) {
        if (texts.stream().anyMatch(text -> MENTION.matcher(text).find())) {
            fields.problem(field, "an account is mentioned", "whom to write to, in words and without @");
        }
    }
}
