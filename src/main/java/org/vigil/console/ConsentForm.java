package org.vigil.console;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.vigil.delivery.ConsentDesk;
import org.vigil.profile.Basis;

/**
 * A consent as somebody typed it into the form.
 *
 * @param problems all that is wrong with it; none where it can be recorded
 */
record ConsentForm(
        List<String> scope,
        String given,
        String until,
        String by,
        String channel,
        String contact,
        boolean anew,
        List<Wrong> problems) {
    private static final int LONGEST = 500;

    /**
     * @param field of the form
     * @param text a key of the texts
     * @param stood what stands there; empty where nothing does, and where it is nobody's business
     */
    record Wrong(String field, String text, String stood) {}

    /** What is wrong with one field of the form. */
    public List<Wrong> wrongWith(String field) {
        return problems.stream().filter(each -> each.field().equals(field)).toList();
    }

    /** Nothing typed yet: as the file says it. */
    static ConsentForm of(Basis basis) {
        return basis instanceof Basis.Consent agreed
                ? new ConsentForm(
                        words(agreed.scope()),
                        agreed.given().toString(),
                        agreed.until() == null ? "" : agreed.until().toString(),
                        "",
                        "",
                        "",
                        false,
                        List.of())
                : new ConsentForm(List.of("name"), "", "", "", "", "", false, List.of());
    }

    /**
     * @param last the last day on which it may have been given: the day where it begins first
     * @param revoked whether it was taken back before, so that somebody has to have agreed anew
     */
    static ConsentForm read(MultiValueMap<String, String> fields, LocalDate last, boolean revoked) {
        ConsentForm typed = new ConsentForm(
                fields.getOrDefault("scope", List.of()),
                one(fields, "given"),
                one(fields, "until"),
                one(fields, "by"),
                one(fields, "channel"),
                one(fields, "contact"),
                fields.containsKey("anew"),
                List.of());
        return new ConsentForm(
                typed.scope,
                typed.given,
                typed.until,
                typed.by,
                typed.channel,
                typed.contact,
                typed.anew,
                typed.wrong(last, revoked));
    }

    private static String one(MultiValueMap<String, String> fields, String name) {
        return Optional.ofNullable(fields.getFirst(name)).orElse("").strip();
    }

    private List<Wrong> wrong(LocalDate last, boolean revoked) {
        List<Wrong> wrong = new ArrayList<>();
        LocalDate from = day(given);
        LocalDate to = day(until);
        List<String> none = scope.stream().filter(word -> !all().contains(word)).toList();
        if (!none.isEmpty()) {
            wrong.add(new Wrong("scope", "consent.scope-word", String.join(", ", none)));
        } else if (scope.isEmpty()) {
            wrong.add(new Wrong("scope", "consent.scope", ""));
        }
        if (from == null || from.isAfter(last)) {
            wrong.add(new Wrong("given", from == null ? "consent.day" : "consent.future", given));
        }
        if (!until.isEmpty() && to == null) {
            wrong.add(new Wrong("until", "consent.day", until));
        } else if (from != null && to != null && to.isBefore(from)) {
            wrong.add(new Wrong("until", "consent.until", until));
        }
        sensitive(wrong, "by", by, true);
        sensitive(wrong, "channel", channel, true);
        sensitive(wrong, "contact", contact, false);
        if (revoked && !anew) {
            wrong.add(new Wrong("anew", "consent.anew", ""));
        }
        return wrong;
    }

    private static void sensitive(List<Wrong> wrong, String field, String text, boolean needed) {
        if (needed && text.isEmpty()) {
            wrong.add(new Wrong(field, "consent." + field, ""));
        } else if (text.length() > LONGEST) {
            wrong.add(new Wrong(field, "consent.long", ""));
        }
    }

    /** Null for what is none. */
    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null; // said among the problems
        }
    }

    private Set<Basis.Scope> scopes() {
        Set<Basis.Scope> scopes = EnumSet.noneOf(Basis.Scope.class);
        Arrays.stream(Basis.Scope.values())
                .filter(each -> scope.contains(word(each)))
                .forEach(scopes::add);
        return scopes;
    }

    /** Of a form without problems. */
    Basis.Consent what() {
        return new Basis.Consent(LocalDate.parse(given), day(until), scopes());
    }

    ConsentDesk.Giver giver() {
        return new ConsentDesk.Giver(by, channel, contact);
    }

    static List<String> words(Set<Basis.Scope> scopes) {
        return scopes.stream().sorted().map(ConsentForm::word).toList();
    }

    static List<String> all() {
        return words(EnumSet.allOf(Basis.Scope.class));
    }

    private static String word(Basis.Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }
}
