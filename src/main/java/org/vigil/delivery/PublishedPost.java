package org.vigil.delivery;

import java.time.Instant;
import java.util.List;
import org.vigil.account.AccountName;
import org.vigil.message.PostKind;
import org.vigil.network.Message;
import org.vigil.network.Part;
import org.vigil.network.Visibility;
import org.vigil.profile.ProfileId;

/**
 * A post as it stands on a real network.
 *
 * @param slot the planned slot, which all accounts share that said the same
 * @param changed when its words were last changed; when it was published, where they never were
 * @param url where it stands
 * @param parts the words of each part, in order, and then of each correction that stands below it
 */
public record PublishedPost(
        long slot,
        PostKind kind,
        ProfileId profile,
        AccountName account,
        Instant published,
        Instant changed,
        String url,
        List<String> parts) {

    Message message(Visibility visibility) {
        return new Message(parts.stream()
                .map(text -> new Part(text, List.of(), "und", null, visibility))
                .toList());
    }
}
