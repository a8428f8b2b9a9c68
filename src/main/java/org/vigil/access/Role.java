package org.vigil.access;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody may do; each may do what those before may. Everybody may stop everything and hold a person. */
public enum Role {
    /** Reads. */
    VIEWER,
    /** Changes profiles, templates and schedules. */
    EDITOR,
    /** Approves what others wrote, and lifts stops. */
    APPROVER,
    /** Says who may do what. */
    ADMIN;

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** As tables, commands and forms say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String word) {
        return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
