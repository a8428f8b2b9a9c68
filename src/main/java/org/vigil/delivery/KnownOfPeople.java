package org.vigil.delivery;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vigil.message.ToldFacts;
import org.vigil.profile.Basis;
import org.vigil.profile.ProfileId;

/**
 * What the database knows of people, beyond holds, that restricts speaking of them.
 *
 * @param version of what this was read from
 * @param rulings who is the same human, as somebody has said
 * @param consents what was agreed to, as recorded and in force
 * @param signatures under stated reasons, in force
 * @param revoked who has taken their consent back
 * @param answered whose family said yes to what was written for it last, and what that was
 */
public record KnownOfPeople(
        long version,
        List<Identities.Ruling> rulings,
        Map<ProfileId, Basis.Consent> consents,
        Map<ProfileId, List<Signatures.Signature>> signatures,
        Set<ProfileId> revoked,
        Map<ProfileId, ToldFacts> answered) {}
