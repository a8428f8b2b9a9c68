package org.vigil.followers;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is asked beside the path. All else that a link may carry is not looked at.
 *
 * @param language BCP 47, as asked for; empty for the usual one
 * @param size of a badge; empty for the usual one
 * @param form of a poster; empty for the usual one
 * @param server where somebody has an account on Mastodon; empty for none
 */
record Question(String language, String size, String form, String server) {
    static final Question NONE = new Question("", "", "", "");

    static Question of(Map<String, String[]> parameters) {
        return new Question(
                one(parameters, "lang", "[A-Za-z0-9-]{2,20}"),
                one(parameters, "size", "[a-z]{1,10}"),
                one(parameters, "for", ".{1,20}"),
                one(parameters, "server", ".{1,300}").strip());
    }

    private static String one(Map<String, String[]> parameters, String name, String form) {
        return Arrays.stream(parameters.getOrDefault(name, new String[0]))
                .limit(1)
                .filter(value -> value.matches(form))
                .collect(Collectors.joining());
    }
}
