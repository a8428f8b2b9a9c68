package org.vigil.delivery;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.database.Database;
import org.vigil.operator.Audit;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.profile.Relative;
import org.vigil.source.SourceFile;

/**
 * The table of who has asked a relative again, and until when that relative may be named. A file alone cannot say so: it would
 * name somebody for longer, whom nobody asked. Each record lets one file follow it, to just that day.
 */
public final class RelativeReviews {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Audit audit;

    public RelativeReviews(Database database) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.audit = new Audit(jdbc);
    }

    /**
     * Writes down that somebody has asked. The audit has no name of a relative: it cannot be erased there.
     *
     * @param until the last day on which the relative may be named, in the place of custody
     */
    public void record(ProfileId profile, Relative relative, LocalDate until, String who) {
        transactions.executeWithoutResult(status -> {
            end(profile, relative);
            jdbc.sql("""
                            insert into relative_review (profile, relative, until, asked_by)
                            values (:profile, :relative, :until, :who)
                            """)
                    .param("profile", profile.value())
                    .param("relative", digest(relative))
                    .param("until", until)
                    .param("who", who)
                    .update();
            audit.record(who, "review", profile.value(), "a relative was asked, and may be named until " + until);
        });
    }

    /** Whether a file may name a relative until the day that it says. */
    Predicate<Relative> of(ProfileId profile) {
        return relative -> relative.review() != null
                && jdbc.sql("""
                                select count(*) as found from relative_review
                                where profile = :profile and relative = :relative and until = :until and ended_at is null
                                """)
                                .param("profile", profile.value())
                                .param("relative", digest(relative))
                                .param("until", relative.review())
                                .query((row, n) -> row.getInt("found"))
                                .single()
                        > 0;
    }

    /** A file is in force: what was written down and stands in it is done. */
    void followed(Profile profile) {
        profile.relatives().stream().filter(of(profile.id())).forEach(relative -> end(profile.id(), relative));
    }

    private void end(ProfileId profile, Relative relative) {
        jdbc.sql("""
                        update relative_review set ended_at = now()
                        where profile = :profile and relative = :relative and ended_at is null
                        """)
                .param("profile", profile.value())
                .param("relative", digest(relative))
                .update();
    }

    private static String digest(Relative relative) {
        return SourceFile.sha256(relative.name().getBytes(StandardCharsets.UTF_8));
    }
}
