package org.vigil.profile;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.vigil.organisation.OrganisationId;
import org.vigil.source.Fields;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.source.Yaml;

/** A profile as a file of the team's folder: {@code profiles/<id>.yaml}, as docs/files.md describes it. */
public final class ProfileFile {
    private ProfileFile() {}

    /**
     * Reads a profile. Empty where anything is wrong with the file; every problem of it is then among {@code problems}.
     * Whether the profiles that it names exist is not asked here.
     */
    public static Optional<Profile> read(SourceFile file, Problems problems) {
        int before = problems.size();
        Optional<Fields> fields = Yaml.read(file, problems);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Optional<Profile> profile = profile(file, fields.get(), problems);
        return problems.size() == before ? profile : Optional.empty();
    }

    /** The profile in YAML that {@link #read} reads back to an equal one. */
    public static String write(Profile profile) {
        return ProfileYaml.write(profile);
    }

    private static Optional<Profile> profile(SourceFile file, Fields fields, Problems problems) {
        fields.checkTexts(PublishableText::wrong, PublishableText.ALLOWED);
        Optional<ProfileId> id = id(file, fields);
        Optional<ProfileKind> kind = fields.requiredChoice("kind", ProfileKind.class);
        int beforeCustody = problems.size();
        List<CustodyPeriod> custody = CustodyFields.read(fields);
        List<CustodyPeriod> comparable = problems.size() == beforeCustody ? custody : List.of();
        Optional<ZoneId> zone = fields.requiredValue("zone", Codes::zone, Codes.ZONE);
        Profile profile = new Profile(
                id.orElse(new ProfileId("unreadable")),
                kind.orElse(ProfileKind.PRISONER),
                Words.requiredByLanguage(fields, "names", "names by language, such as { en: Wang Yu, zh-Hans: 王宇 }"),
                List.copyOf(fields.texts("aliases")),
                Words.byLanguage(fields, "role"),
                List.copyOf(fields.values("country", Codes::country, Codes.COUNTRY)),
                fields.value("held_by", Codes::country, Codes.COUNTRY).orElse(null),
                zone.orElse(ZoneOffset.UTC),
                fields.choice("pronoun", Pronoun.class).orElse(null),
                custody,
                SentenceFields.read(fields),
                CounterFields.read(fields),
                EventFields.read(fields, comparable),
                VoiceFields.relatives(fields),
                Words.byLanguage(fields, "story"),
                VoiceFields.quotes(fields),
                VoiceFields.photo(fields).orElse(null),
                VoiceFields.actions(fields),
                List.copyOf(fields.values("hashtags", Codes::hashtag, Codes.HASHTAG)),
                VoiceFields.sources(fields),
                BasisFields.read(fields),
                fields.value("speaks_for", ProfileId::new, "a prisoner's id").orElse(null),
                List.copyOf(fields.values("members", ProfileId::new, "ids of prisoners")),
                List.copyOf(fields.values("together", ProfileId::new, "ids of profiles")),
                Collections.unmodifiableSet(new LinkedHashSet<>(fields.values("tags", Codes::tag, Codes.TAG))),
                fields.choice("convention", Convention.class).orElse(null),
                fields.flag("minor"),
                fields.flag("withheld"),
                fields.value("case_holder", OrganisationId::new, OrganisationId.ALLOWED)
                        .orElse(null),
                file.path());
        kind.ifPresent(known -> KindRules.check(known, fields));
        fields.done();
        return id.isPresent() && kind.isPresent() && zone.isPresent() ? Optional.of(profile) : Optional.empty();
    }

    private static Optional<ProfileId> id(SourceFile file, Fields fields) {
        Optional<ProfileId> id = fields.requiredValue("id", ProfileId::new, ProfileId.ALLOWED);
        String name = file.path().replaceFirst("^.*/", "").replaceFirst("\\.yaml$", "");
        if (id.isPresent() && !id.get().value().equals(name)) {
            fields.problem("id", "the id is " + id.get() + ", but the file is " + name, "the file's name: " + name);
        }
        return id;
    }
}
