package org.vigil.engagement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.vigil.account.KeyFile;
import org.vigil.database.Database;
import org.vigil.network.RepliesReading.Said;

/** Keeps what a test has somebody say, as a reading of a network's replies does. */
public final class KeptReplies {
    private KeptReplies() {}

    public static void keep(Database database, KeyFile keyFile, long delivery, String text, Instant at) {
        FollowerReplies replies = new FollowerReplies(database, keyFile);
        replies.makeReady();
        replies.keep(
                delivery,
                List.of(new Said("said-" + delivery, text, "en", at)),
                null,
                Duration.ofDays(30),
                at.plusSeconds(60));
    }
}
