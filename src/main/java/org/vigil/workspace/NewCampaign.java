package org.vigil.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.vigil.campaign.CampaignId;
import org.vigil.campaign.ScheduleForm;
import org.vigil.message.ShippedTexts;
import org.vigil.message.TemplateFile;
import org.vigil.message.TemplateKey;
import org.vigil.message.TemplateKind;
import org.vigil.profile.ProfileKind;
import org.vigil.source.SourceFile;

/**
 * The files of a campaign to be: its schedule, with remarks, and Vigil's own words to begin with where nobody has written
 * the texts that its people and its accounts' languages need.
 */
public final class NewCampaign {
    private static final String SCHEDULE = "/schedule/new.yaml";

    /** What may be said of anybody beside the daily posts. */
    private static final Set<TemplateKind> BESIDES =
            EnumSet.of(TemplateKind.RELEASED, TemplateKind.MEMORIAL, TemplateKind.EVENT);

    private NewCampaign() {}

    /** In the order in which they are to be written: the schedule last. */
    public static List<SourceFile> files(Workspace workspace, CampaignId id, ScheduleForm form) {
        List<SourceFile> files = new ArrayList<>(texts(workspace, form));
        String text =
                form.into(begin(id)).orElseThrow(() -> new IllegalStateException("Vigil's own schedule is broken"));
        files.add(SourceFile.ofText(path(id), text));
        return files;
    }

    /** Where a campaign's schedule lies. */
    public static String path(CampaignId id) {
        return "schedules/" + id + ".yaml";
    }

    /** The texts that nobody has written yet and Vigil has words for. */
    public static List<SourceFile> texts(Workspace workspace, ScheduleForm form) {
        return kinds(workspace, form).stream()
                .flatMap(kind -> languages(workspace, form).stream()
                        .map(language -> new TemplateKey(form.value("templates"), kind, language, null)))
                .filter(key -> TemplateFile.key(key.path()).isPresent())
                .filter(key -> workspace.tree().file(key.path()).isEmpty())
                .flatMap(key -> ShippedTexts.file(key).stream())
                .toList();
    }

    private static Set<TemplateKind> kinds(Workspace workspace, ScheduleForm form) {
        Set<TemplateKind> kinds = EnumSet.copyOf(BESIDES);
        Stream.of(ProfileKind.values())
                .filter(kind -> form.include().contains(TemplateKind.of(kind).word())
                        || workspace.profiles().values().stream()
                                .anyMatch(profile -> profile.kind() == kind
                                        && form.listed().contains(profile.id().value())))
                .map(TemplateKind::of)
                .forEach(kinds::add);
        return kinds;
    }

    private static Set<String> languages(Workspace workspace, ScheduleForm form) {
        Set<String> languages = new LinkedHashSet<>();
        workspace.accounts().values().stream()
                .filter(account -> form.accounts().contains(account.name().value()))
                .forEach(account -> languages.add(account.language()));
        return languages;
    }

    private static String begin(CampaignId id) {
        try (InputStream stream = NewCampaign.class.getResourceAsStream(SCHEDULE)) {
            return new String(Objects.requireNonNull(stream, SCHEDULE).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@ID@", id.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
