package org.vigil.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.vigil.database.AuditAccess;
import org.vigil.database.Database;

/** Whether it is the database that lets nobody who works through Vigil change the audit, or Vigil alone. */
record AuditHealth(Database database) implements Examination {
    @Override
    public String area() {
        return "audit";
    }

    @Override
    public List<Finding> findings() {
        AuditAccess access = AuditAccess.of(database);
        Map<String, Object> facts = Map.of(
                "role",
                access.role(),
                "append_only",
                access.isAppendOnly(),
                "ways",
                access.ways().stream()
                        .map(way -> way.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .toList());
        return List.of(
                access.isAppendOnly()
                        ? Finding.well(
                                area(),
                                "the database lets \"" + access.role()
                                        + "\", as whom Vigil works, read it and add to it,"
                                        + " and refuses it every change",
                                facts)
                        : Finding.note(
                                area(),
                                "\"" + access.role() + "\", as whom Vigil works, could change it: " + why(access)
                                        + ". With a role of its own for the tables' owner it could not; see \"The audit\" in"
                                        + " docs/operation.md",
                                facts));
    }

    /** A superuser is everything else as well. */
    private static String why(AuditAccess access) {
        return access.ways().contains(AuditAccess.Way.SUPERUSER)
                ? words(AuditAccess.Way.SUPERUSER)
                : Arrays.stream(AuditAccess.Way.values())
                        .filter(access.ways()::contains)
                        .map(AuditHealth::words)
                        .collect(Collectors.joining(", "));
    }

    private static String words(AuditAccess.Way way) {
        return switch (way) {
            case SUPERUSER -> "it is a superuser, whom no right binds";
            case OWNER -> "it owns the table, its schema or the database, or may become who does";
            case RIGHT -> "it was granted a right to change it";
            case ROLES -> "it may make roles";
            case SERVER -> "it may write files or run programs where the database runs";
        };
    }
}
