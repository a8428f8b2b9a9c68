package org.vigil.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vigil.source.Fields;

/** Reads texts that must not be empty, alone or by language. */
final class Words {
    private Words() {}

    /** A text that must be there and not be blank; the empty text where it is not. */
    static String required(Fields fields, String field, String allowed) {
        String text = fields.text(field).orElse("");
        if (!fields.has(field)) {
            fields.problem(field, "the field is missing", allowed);
        } else if (text.isBlank() && !fields.isMapping(field)) {
            fields.problem(field, "the text is empty", allowed);
        }
        return text;
    }

    /** Texts by language in the file's order; empty where the field is absent. */
    static Map<String, String> byLanguage(Fields fields, String field) {
        Map<String, String> result = new LinkedHashMap<>();
        fields.child(field).ifPresent(texts -> {
            for (String name : texts.names()) {
                String text = required(texts, name, "a text in that language");
                try {
                    String language = Codes.language(name);
                    if (result.put(language, text) != null) {
                        texts.problem(name, "the language stands twice", "once");
                    }
                } catch (IllegalArgumentException e) {
                    texts.problem(name, "\"" + name + "\" is no language", Codes.LANGUAGE);
                }
            }
        });
        return Collections.unmodifiableMap(result);
    }

    static Map<String, String> requiredByLanguage(Fields fields, String field, String allowed) {
        Map<String, String> result = byLanguage(fields, field);
        if (!fields.has(field)) {
            fields.problem(field, "the field is missing", allowed);
        } else if (fields.isMapping(field)
                && fields.child(field)
                        .map(Fields::names)
                        .filter(java.util.Set::isEmpty)
                        .isPresent()) {
            fields.problem(field, "there is nothing in it", allowed);
        }
        return result;
    }
}
