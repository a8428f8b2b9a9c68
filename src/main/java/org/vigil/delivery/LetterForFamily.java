package org.vigil.delivery;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.database.Database;
import org.vigil.message.FamilyLetter;
import org.vigil.message.ToldFacts;
import org.vigil.profile.Basis;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.source.SourceFile;
import org.vigil.workspace.Workspace;

/** Composes what a family is to read before somebody is spoken of, and keeps that it was written. Its words are not kept. */
public final class LetterForFamily {
    private final Desk desk;
    private final InstantSource clock;
    private final Consents consents;
    private final FamilyDesk families;

    public LetterForFamily(Database database, Desk desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
        this.consents = new Consents(database.jdbc());
        this.families = new FamilyDesk(database);
    }

    /**
     * The letter, which somebody sends over the family's own channel; an earlier yes of theirs was to other words.
     *
     * @param profile as the workspace has it
     * @param who writes it
     * @return empty for a language that no letter can be written in: then nothing is kept
     */
    public Optional<String> write(Workspace workspace, Profile profile, String language, String who) {
        Instant now = clock.instant();
        LocalDate day = profile.dayAt(now);
        Basis.Consent agreed = agreed(profile);
        Optional<String> letter = FamilyLetter.write(
                profile, day, agreed, NextPost.of(desk, workspace, now, profile.id(), language), language);
        letter.ifPresent(words -> families.wrote(
                profile.id(), language, words, ToldFacts.of(profile, day, agreed, picture(workspace, profile)), who));
        return letter;
    }

    private static Optional<SourceFile> picture(Workspace workspace, Profile profile) {
        return Optional.ofNullable(profile.published().photo())
                .flatMap(photo -> workspace.tree().file(photo.file()));
    }

    /** What is written down: by the file and by the record, what both say. */
    private Basis.@Nullable Consent agreed(Profile profile) {
        Optional<Basis.Consent> recorded = recorded(profile.id());
        if (!(profile.basis() instanceof Basis.Consent agreed)) {
            return recorded.orElse(null);
        }
        Basis.Consent both = recorded.map(agreed::narrowedTo).orElse(agreed);
        return both.scope().isEmpty() ? null : both;
    }

    private Optional<Basis.Consent> recorded(ProfileId profile) {
        return consents.inForce().stream()
                .filter(row -> row.profile().equals(profile))
                .map(Consents.Row::what)
                .findFirst();
    }
}
