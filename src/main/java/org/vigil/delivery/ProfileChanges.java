package org.vigil.delivery;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.profile.FieldChange;
import org.vigil.profile.Profile;

/** Writes down what the files in force changed of each person. Belongs into the transaction that accepts them. */
final class ProfileChanges {
    private static final String WHOLE = "file";

    private final JdbcClient jdbc;

    ProfileChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param before null for a new profile, or one whose file could not be read before */
    void record(@Nullable Profile before, Profile after, String who) {
        String id = after.id().value();
        if (before == null) {
            write(id, who, new FieldChange(WHOLE, null, "in force"));
        } else {
            FieldChange.between(before, after).forEach(change -> write(id, who, change));
        }
    }

    void gone(Profile before, String who) {
        write(before.id().value(), who, new FieldChange(WHOLE, "in force", "gone from the folder"));
    }

    private void write(String profile, String who, FieldChange change) {
        jdbc.sql("""
                        insert into profile_change (profile, who, field, old, new)
                        values (:profile, :who, :field, :old, :new)
                        """)
                .param("profile", profile)
                .param("who", who)
                .param("field", change.field())
                .param("old", change.old())
                .param("new", change.now())
                .update();
    }
}
