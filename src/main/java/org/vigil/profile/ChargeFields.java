package org.vigil.profile;

import java.util.List;
import org.vigil.source.Fields;

/** Reads what somebody is charged with, and by whom. */
final class ChargeFields {
    private ChargeFields() {}

    static List<Charge> read(Fields profile) {
        return profile.children("charges").stream().map(ChargeFields::charge).toList();
    }

    private static Charge charge(Fields fields) {
        Charge charge = new Charge(
                Words.requiredByLanguage(fields, "charge", "what the charge is, as a noun: { en: espionage }"),
                Words.requiredByLanguage(fields, "according_to", "whose charge it is: { en: the prosecutor's office }"),
                fields.flag("denies"),
                fields.value("date", Codes::date, PartialDate.ALLOWED).orElse(null),
                SourceFields.of(fields));
        fields.done();
        return charge;
    }
}
