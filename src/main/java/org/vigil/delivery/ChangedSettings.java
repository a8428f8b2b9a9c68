package org.vigil.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.operator.Audit;
import org.vigil.settings.Settings;
import org.vigil.settings.SettingsFile;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/**
 * Writes into the trail who changed which part of the settings, and of the approvers who they were and are. Of all else it does
 * not say what stands there: an address of the web can be as good as a password.
 */
public final class ChangedSettings {
    /** The verb in the trail. */
    public static final String VERB = "settings";

    private final Audit audit;

    ChangedSettings(Audit audit) {
        this.audit = audit;
    }

    /**
     * Belongs into the transaction that accepts the file. Other files are nothing to it.
     *
     * @param before as it was in force last; null where there was none
     * @param after null where it is taken away
     */
    void record(@Nullable SourceFile before, @Nullable SourceFile after, String who) {
        SourceFile file = after == null ? before : after;
        if (file == null || !file.path().equals(SettingsFile.PATH)) {
            return;
        }
        List<String> changed = between(read(before), read(after));
        if (!changed.isEmpty()) {
            audit.record(who, VERB, SettingsFile.PATH, String.join("; ", changed));
        }
    }

    private static Settings read(@Nullable SourceFile file) {
        return Optional.ofNullable(file)
                .flatMap(known -> SettingsFile.read(known, new Problems()))
                .orElse(Settings.NONE);
    }

    private static List<String> between(Settings before, Settings after) {
        List<String> changed = new ArrayList<>();
        add(changed, "notify", before.toNotify(), after.toNotify());
        add(changed, "heartbeat", before.heartbeat(), after.heartbeat());
        if (!before.approvers().equals(after.approvers())) {
            changed.add("approvers: " + names(after.approvers()) + " (before: " + names(before.approvers()) + ")");
        }
        add(changed, "digest", before.digest(), after.digest());
        add(changed, "engagement", before.engagement(), after.engagement());
        add(changed, "public", before.followers(), after.followers());
        add(changed, "x_prices", before.xPrices(), after.xPrices());
        add(changed, "console", before.console(), after.console());
        add(changed, "sign_in", before.signIn(), after.signIn());
        if (before.source() != after.source()) {
            changed.add("source: " + after.source().name().toLowerCase(Locale.ROOT));
        }
        return changed;
    }

    private static void add(List<String> changed, String part, Object before, Object after) {
        if (!before.equals(after)) {
            changed.add(part);
        }
    }

    private static String names(List<String> names) {
        return names.isEmpty() ? "everybody" : String.join(", ", names);
    }
}
