package org.vigil.profile;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vigil.source.Fields;

/** Reads why a person may be shown. */
final class BasisFields {
    private static final String ALLOWED =
            "historic, { consent: { given: 2026-01-05, scope: [name] } } or { reason: …, on: 2026-01-05, signed_by: [two people], scope: [name] }";
    private static final String SCOPE = "name, story, photo, quotes, relation";

    private BasisFields() {}

    static Basis read(Fields profile) {
        if (profile.isMapping("basis")) {
            return profile.child("basis").map(BasisFields::recorded).orElse(new Basis.None());
        }
        return profile.value("basis", BasisFields::historic, ALLOWED).orElse(new Basis.None());
    }

    private static Basis historic(String text) {
        if (!text.equals("historic")) {
            throw new IllegalArgumentException();
        }
        return new Basis.Historic();
    }

    private static Basis recorded(Fields fields) {
        boolean consent = fields.has("consent");
        boolean reason = Stream.of("reason", "on", "signed_by", "scope").anyMatch(fields::has);
        if (consent == reason) {
            fields.problem("", consent ? "a basis is one thing, not two" : "the basis is empty", ALLOWED);
        }
        Basis basis = consent
                ? fields.child("consent").flatMap(BasisFields::consent).orElse(new Basis.None())
                : reason ? reason(fields) : new Basis.None();
        SensitiveFields.refuse(fields);
        fields.done();
        return basis;
    }

    private static Optional<Basis> consent(Fields fields) {
        Optional<LocalDate> given = fields.requiredValue("given", Codes::day, Codes.DAY);
        Optional<LocalDate> until = fields.value("until", Codes::day, Codes.DAY);
        Set<Basis.Scope> scope = scopes(fields);
        if (!fields.has("scope")) {
            fields.problem("scope", "the field is missing", "what was agreed to: " + SCOPE);
        } else if (scope.isEmpty()) {
            fields.problem("scope", "nothing was agreed to", "what was agreed to: " + SCOPE);
        }
        if (given.isPresent() && until.filter(given.get()::isAfter).isPresent()) {
            fields.problem("until", "the consent ends before it was given", "a day from " + given.get() + " on");
        }
        SensitiveFields.refuse(fields);
        fields.done();
        return given.map(day -> new Basis.Consent(day, until.orElse(null), scope));
    }

    private static Set<Basis.Scope> scopes(Fields fields) {
        Set<Basis.Scope> scope = EnumSet.noneOf(Basis.Scope.class);
        scope.addAll(fields.values("scope", BasisFields::scope, SCOPE));
        return scope;
    }

    private static Basis.Scope scope(String text) {
        return Arrays.stream(Basis.Scope.values())
                .filter(scope -> scope.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    private static Basis reason(Fields fields) {
        String reason = Words.required(fields, "reason", "why the person may be shown, in a sentence");
        Optional<LocalDate> on = fields.requiredValue("on", Codes::day, Codes.DAY);
        List<String> signers = List.copyOf(fields.texts("signed_by"));
        long different = signers.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .distinct()
                .count();
        if (different < 2) {
            fields.problem("signed_by", "a reason is signed by two different people", "two names");
        }
        Set<Basis.Scope> scope = fields.has("scope") ? scopes(fields) : Basis.StatedReason.USUAL_SCOPE;
        if (!scope.contains(Basis.Scope.NAME)) {
            fields.problem(
                    "scope",
                    "a reason that does not cover the name shows nobody",
                    "name first, then others of: " + SCOPE);
        }
        return on.<Basis>map(day -> new Basis.StatedReason(reason, day, signers, scope))
                .orElse(new Basis.None());
    }
}
