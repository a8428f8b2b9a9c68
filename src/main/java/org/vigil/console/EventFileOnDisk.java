package org.vigil.console;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.FileDesk;
import org.vigil.node.Node;
import org.vigil.profile.EventFile;
import org.vigil.profile.NameSearch;
import org.vigil.profile.ProfileId;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.source.YamlValues;

/**
 * An event's file as a page begins with it.
 *
 * @param onDisk null for a new one
 */
record EventFileOnDisk(ProfileId id, @Nullable SourceFile onDisk) {
    /** Empty for what is no id. */
    static Optional<EventFileOnDisk> of(Node node, String id) {
        return NameSearch.id(id)
                .filter(known -> known.value().equals(id))
                .map(known -> new EventFileOnDisk(
                        known, node.fileDesk().file(path(known)).orElse(null)));
    }

    /** @throws Missing where there is no such file */
    static EventFileOnDisk there(Node node, String id) {
        return of(node, id).filter(EventFileOnDisk::exists).orElseThrow(Missing::new);
    }

    private static String path(ProfileId id) {
        return "events/" + id + ".yaml";
    }

    String path() {
        return path(id);
    }

    boolean exists() {
        return onDisk != null;
    }

    /** What a later change says to have begun with; empty for a new one. */
    String read() {
        return onDisk == null ? "" : onDisk.digest();
    }

    String text() {
        return Optional.ofNullable(onDisk).flatMap(SourceFile::text).orElse("");
    }

    /** Empty where it is no mapping that can be read. */
    Optional<Map<String, Object>> values() {
        return YamlValues.of(text());
    }

    /** What is wrong with the file by itself. */
    List<Problem> problems() {
        Problems problems = new Problems();
        if (onDisk != null) {
            EventFile.read(onDisk, problems);
        }
        return problems.list();
    }

    /** @param text null where it is to go */
    FileDesk.Change change(String read, @Nullable String text) {
        return new FileDesk.Change(
                path(), read.isEmpty() ? null : read, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }
}
