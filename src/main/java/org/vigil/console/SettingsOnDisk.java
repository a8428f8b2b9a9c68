package org.vigil.console;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.FileDesk;
import org.vigil.node.Node;
import org.vigil.settings.Settings;
import org.vigil.settings.SettingsFile;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.source.YamlValues;

/**
 * The settings file as a page begins with it.
 *
 * @param onDisk null where there is none
 */
record SettingsOnDisk(@Nullable SourceFile onDisk) {
    static SettingsOnDisk of(Node node) {
        return new SettingsOnDisk(node.fileDesk().file(SettingsFile.PATH).orElse(null));
    }

    String read() {
        return onDisk == null ? "" : onDisk.digest();
    }

    SettingsText text() {
        return SettingsText.of(
                Optional.ofNullable(onDisk).flatMap(SourceFile::text).orElse(""));
    }

    /** What stands there, as pages show it; empty where it cannot be read. */
    Optional<Map<String, Object>> values() {
        String shown = text().shown();
        return isBlank(shown) ? Optional.of(Map.of()) : YamlValues.of(shown);
    }

    Settings settings() {
        return Optional.ofNullable(onDisk)
                .flatMap(file -> SettingsFile.read(file, new Problems()))
                .orElse(Settings.NONE);
    }

    List<Problem> problems() {
        Problems problems = new Problems();
        if (onDisk != null) {
            SettingsFile.read(onDisk, problems);
        }
        return problems.list();
    }

    /** A file in which nothing is said any more goes. */
    static FileDesk.Change change(String read, String whole) {
        return new FileDesk.Change(
                SettingsFile.PATH,
                read.isEmpty() ? null : read,
                isBlank(whole) ? null : whole.getBytes(StandardCharsets.UTF_8));
    }

    static Settings read(String whole) {
        return SettingsFile.read(SourceFile.ofText(SettingsFile.PATH, whole), new Problems())
                .orElse(Settings.NONE);
    }

    private static boolean isBlank(String text) {
        return text.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"))
                || YamlValues.of(text).filter(Map::isEmpty).isPresent();
    }
}
