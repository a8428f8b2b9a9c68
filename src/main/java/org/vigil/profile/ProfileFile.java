package org.vigil.profile;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
     * Reads a profile. Empty where anything is wrong with the file; every problem of it is then among {@code problems},
     * without what is not to be published.
     * Whether the profiles that it names exist is not asked here.
     */
    public static Optional<Profile> read(SourceFile file, Problems problems) {
        Problems own = new Problems();
        Optional<Profile> profile = read(file.path(), Yaml.read(file, own), 0, own);
        if (!own.isEmpty()) {
            problems.addAll(Yaml.read(file, new Problems())
                    .map(fields -> Unquoted.of(fields, own.list()))
                    .orElseGet(own::list));
        }
        return profile;
    }

    /** As {@link #read(SourceFile, Problems)} of the fields as they would stand in the file; every problem is on line 1. */
    public static Optional<Profile> read(String path, Map<String, Object> fields, Problems problems) {
        int before = problems.size();
        return read(path, Yaml.read(path, fields, problems), before, problems);
    }

    private static Optional<Profile> read(String path, Optional<Fields> fields, int before, Problems problems) {
        Optional<Profile> profile = fields.flatMap(found -> profile(path, found, problems));
        return problems.size() == before ? profile : Optional.empty();
    }

    /**
     * How the person of a file is called, in all languages and by all aliases; also where the file has problems, as far as
     * it can be read. Where it tells nothing at all, its own name has to do.
     */
    public static List<String> names(SourceFile file) {
        Problems unasked = new Problems();
        List<String> names = new ArrayList<>();
        Yaml.read(file, unasked).ifPresent(fields -> {
            if (fields.isMapping("names")) {
                fields.child("names")
                        .ifPresent(texts ->
                                texts.names().forEach(name -> texts.text(name).ifPresent(names::add)));
            }
            names.addAll(fields.texts("aliases"));
        });
        return names.isEmpty()
                ? List.of(idOf(file.path()))
                : names.stream().distinct().toList();
    }

    /** The id that the file's place says. */
    private static String idOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.yaml$", "");
    }

    /** The profile in YAML that {@link #read} reads back to an equal one. */
    public static String write(Profile profile) {
        return ProfileYaml.write(profile);
    }

    /** The profile's fields as they stand in its file: texts, truth values, lists and mappings. */
    public static Map<String, Object> fields(Profile profile) {
        return ProfileYaml.fields(profile);
    }

    private static Optional<Profile> profile(String path, Fields fields, Problems problems) {
        fields.checkTexts(PublishableText::wrong, PublishableText.ALLOWED);
        fields.checkTexts(FlatLabels::in, FlatLabels.ALLOWED);
        Optional<ProfileId> id = id(path, fields);
        Optional<ProfileKind> kind = fields.requiredChoice("kind", ProfileKind.class);
        int beforeCustody = problems.size();
        List<CustodyPeriod> custody = CustodyFields.read(fields);
        List<CustodyPeriod> comparable = problems.size() == beforeCustody ? custody : List.of();
        Optional<ZoneId> zone = fields.requiredValue("zone", Codes::zone, Codes.ZONE);
        Map<String, String> names =
                Words.requiredByLanguage(fields, "names", "names by language, such as { en: Wang Yu, zh-Hans: 王宇 }");
        List<Source> sources = SourceFields.read(fields);
        SourceFields.checkNames(fields, sources);
        Profile profile = new Profile(
                id.orElse(new ProfileId("unreadable")),
                kind.orElse(ProfileKind.PRISONER),
                names,
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
                ActionFields.read(fields),
                List.copyOf(fields.values("hashtags", Codes::hashtag, Codes.HASHTAG)),
                sources,
                FactFields.read(fields),
                ChargeFields.read(fields),
                fields.value("birth_date", Codes::date, PartialDate.ALLOWED).orElse(null),
                Withheld.read(fields, names),
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
                path);
        kind.ifPresent(known -> KindRules.check(known, fields));
        SensitiveFields.refuse(fields);
        fields.done();
        return id.isPresent() && kind.isPresent() && zone.isPresent() ? Optional.of(profile) : Optional.empty();
    }

    static Optional<ProfileId> id(String path, Fields fields) {
        Optional<ProfileId> id = fields.requiredValue("id", ProfileId::new, ProfileId.ALLOWED);
        String name = idOf(path);
        if (id.isPresent() && !id.get().value().equals(name)) {
            fields.problem("id", "the id is " + id.get() + ", but the file is " + name, "the file's name: " + name);
        }
        return id;
    }
}
