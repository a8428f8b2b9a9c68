package org.vigil.profile;

import java.util.List;
import java.util.Locale;
import org.vigil.source.Fields;

/** Refuses in files what is kept encrypted in the database only, and says where it belongs. */
final class SensitiveFields {
    private static final String CONSENT = "nothing: ./vigil consent record asks for it and keeps it encrypted";
    private static final String HOLD = "nothing: ./vigil hold ID --why asks for it and keeps it encrypted";

    private static final List<String> OF_A_CONSENT = List.of(
            "by",
            "who",
            "given_by",
            "consent_by",
            "consented_by",
            "family",
            "family_contact",
            "contact",
            "contacts",
            "channel",
            "phone",
            "telephone",
            "mobile",
            "whatsapp",
            "signal",
            "telegram",
            "email",
            "e_mail",
            "mail",
            "address",
            "lawyer");

    private static final List<String> OF_A_HOLD =
            List.of("hold", "on_hold", "hold_reason", "hold_why", "why", "why_held", "held_why");

    private SensitiveFields() {}

    static void refuse(Fields fields) {
        for (String field : List.copyOf(fields.names())) {
            String name = field.toLowerCase(Locale.ROOT).replace('-', '_');
            if (OF_A_CONSENT.contains(name)) {
                fields.refuse(field, "who consented, and how to reach them, never stands in a file", CONSENT);
            } else if (OF_A_HOLD.contains(name)) {
                fields.refuse(field, "that somebody is on hold, and why, never stands in a file", HOLD);
            }
        }
    }
}
