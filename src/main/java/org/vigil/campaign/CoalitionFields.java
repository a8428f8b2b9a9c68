package org.vigil.campaign;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vigil.account.AccountName;
import org.vigil.organisation.OrganisationId;
import org.vigil.source.Fields;

/** Reads what a schedule says of several organisations. */
final class CoalitionFields {
    private static final Set<Coalition.Mode> NEED_SEVERAL = EnumSet.of(Coalition.Mode.DIVIDE, Coalition.Mode.OWN_WORDS);

    private CoalitionFields() {}

    static Coalition read(Fields fields) {
        List<OrganisationId> ids = fields.values("organisations", OrganisationId::new, OrganisationId.ALLOWED);
        Set<OrganisationId> seen = new HashSet<>();
        ids.stream()
                .filter(id -> !seen.add(id))
                .distinct()
                .forEach(id ->
                        fields.problem("organisations", "\"" + id + "\" stands there twice", "each organisation once"));
        Coalition.Mode mode = fields.choice("mode", Coalition.Mode.class).orElse(Coalition.Mode.EACH);
        if (NEED_SEVERAL.contains(mode) && ids.size() < 2) {
            fields.problem(
                    "mode",
                    "there are no organisations among whom this could be done",
                    "organisations: [first-id, second-id], or mode: each");
        }
        List<AccountName> leads = fields.values("lead", AccountName::new, AccountName.ALLOWED);
        boolean leading = mode == Coalition.Mode.LEAD_AND_REPOST;
        if (leading && !fields.has("lead")) {
            fields.problem("mode", "nobody leads", "lead: the account that posts, one a network");
        } else if (!leading && fields.has("lead")) {
            fields.problem("lead", "nobody reposts in this mode", "mode: lead_and_repost, or leave the field out");
        }
        return new Coalition(List.copyOf(ids), mode, List.copyOf(leads));
    }
}
