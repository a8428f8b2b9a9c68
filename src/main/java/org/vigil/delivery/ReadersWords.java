package org.vigil.delivery;

import java.util.List;
import java.util.Optional;
import org.vigil.campaign.CampaignFile;
import org.vigil.message.Template;
import org.vigil.message.TemplateFile;
import org.vigil.profile.EventFile;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** What of a file stands in posts: of a template all but its signature, of a schedule or an event what it says and not when. */
final class ReadersWords {
    private ReadersWords() {}

    /** Two files of a path with the same answer say the same to readers. */
    static String of(SourceFile file) {
        return template(file).or(() -> schedule(file)).or(() -> event(file)).orElseGet(file::digest);
    }

    private static Optional<String> template(SourceFile file) {
        return file.path().startsWith("templates/")
                ? TemplateFile.read(file, new Problems()).map(Template::digest)
                : Optional.empty();
    }

    private static Optional<String> schedule(SourceFile file) {
        return file.path().startsWith("schedules/")
                ? CampaignFile.read(file, new Problems())
                        .map(campaign -> campaign.name()
                                + campaign.hashtags()
                                + campaign.actions()
                                + campaign.templates()
                                + campaign.convention())
                : Optional.empty();
    }

    private static Optional<String> event(SourceFile file) {
        return file.path().startsWith("events/")
                ? EventFile.read(file, new Problems())
                        .map(event -> List.of(
                                        event.kind(),
                                        event.date(),
                                        event.title(),
                                        event.text(),
                                        String.valueOf(event.figure()),
                                        event.signatories(),
                                        String.valueOf(event.link()),
                                        event.about(),
                                        event.hashtags())
                                .toString())
                : Optional.empty();
    }
}
