package org.vigil.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.FileDesk;
import org.vigil.message.UploadedPicture;
import org.vigil.profile.FormPart;
import org.vigil.profile.FormParts;
import org.vigil.profile.ProfileForm;
import org.vigil.source.SourceFile;
import org.vigil.source.YamlSteps;
import org.vigil.source.YamlSteps.Step;
import org.vigil.source.YamlValues;

/** What a photo, or new words for it, change in the team's files: the picture's own, the person's, and the former picture's. */
record PhotoChange(PersonFile file) {
    private static final String FIELD = "photo";
    private static final int SHORT = 10;

    /** What is said of a photo in a form. */
    static final ProfileForm WORDS = new ProfileForm(FormParts.OF_PHOTO);

    /** What a form shows first, with a row for each language that needs one. */
    Map<String, String> typed(Iterable<String> languages) {
        Map<String, String> typed = new LinkedHashMap<>(WORDS.shown(values()));
        Map<String, Object> there = map(values().get("alt_text"));
        int row = there.size();
        for (String language : languages) {
            if (!there.containsKey(language)) {
                typed.put("alt_text[" + ++row + "].language", language);
            }
        }
        return typed;
    }

    /** What the file says of the photo now. */
    Map<String, Object> values() {
        return map(
                file.text().flatMap(YamlValues::of).map(all -> all.get(FIELD)).orElse(null));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /**
     * The changes in the order in which they have to be made; empty where the file cannot be changed in place.
     *
     * @param picture null where only the words change
     */
    Optional<List<FileDesk.Change>> of(Map<String, String> typed, UploadedPicture.@Nullable Taken picture) {
        String path = picture == null ? null : path(picture);
        return text(steps(typed, path)).map(text -> {
            List<FileDesk.Change> changes = new ArrayList<>();
            if (picture != null && path != null) {
                changes.add(new FileDesk.Change(path, there(path), picture.bytes()));
            }
            changes.add(file.change(text, file.read()));
            if (path != null) {
                former(path).ifPresent(changes::add);
            }
            return changes;
        });
    }

    /** Without a photo, and without its file. */
    Optional<List<FileDesk.Change>> removed() {
        return text(List.of(new Step.Remove(List.of(FIELD))))
                .map(text -> Stream.concat(Stream.of(file.change(text, file.read())), former("").stream())
                        .toList());
    }

    private Optional<String> text(List<Step> steps) {
        String now = file.text().orElse("");
        return YamlSteps.apply(now, steps, FormParts.ORDER).or(() -> YamlSteps.anew(now, steps));
    }

    private List<Step> steps(Map<String, String> typed, @Nullable String path) {
        Map<String, Object> values = values();
        List<Step> steps = new ArrayList<>();
        if (values.isEmpty()) {
            Map<String, Object> photo = new LinkedHashMap<>();
            if (path != null) {
                photo.put("file", path);
            }
            for (FormPart part : FormParts.OF_PHOTO) {
                Object value = part.value(typed, part.field());
                if (value != null) {
                    photo.put(part.field(), value);
                }
            }
            steps.add(new Step.Put(List.of(FIELD), photo));
            return steps;
        }
        WORDS.edit(values, typed).steps().forEach(step -> steps.add(below(step)));
        if (path != null) {
            steps.add(new Step.Put(List.of(FIELD, "file"), path));
        }
        return steps;
    }

    private static Step below(Step step) {
        return switch (step) {
            case Step.Put put -> new Step.Put(below(put.path()), put.value());
            case Step.Remove remove -> new Step.Remove(below(remove.path()));
            case Step.Append append -> new Step.Append(below(append.path()), append.value());
        };
    }

    private static List<Object> below(List<Object> path) {
        List<Object> longer = new ArrayList<>(path);
        longer.addFirst(FIELD);
        return longer;
    }

    /**
     * A name of ours, and another for each picture: a post that is on its way carries the picture of its own name, and never
     * another one that has taken its place.
     */
    private String path(UploadedPicture.Taken picture) {
        String digest = SourceFile.sha256(picture.bytes()).substring(0, SHORT);
        return "profiles/photos/" + file.id() + "-" + digest + "." + picture.ending();
    }

    private @Nullable String there(String path) {
        return file.node().fileDesk().file(path).map(SourceFile::digest).orElse(null);
    }

    /** The picture that is not shown any more, unless somebody else's file names it, too. */
    private Optional<FileDesk.Change> former(String path) {
        Object named = values().get("file");
        if (!(named instanceof String former) || former.equals(path) || !former.startsWith("profiles/")) {
            return Optional.empty();
        }
        boolean shared = file.node().fileDesk().folder().files("profiles/", ".yaml").stream()
                .filter(other -> !other.path().equals(file.path()))
                .anyMatch(other ->
                        other.text().filter(text -> text.contains(former)).isPresent());
        return shared
                ? Optional.empty()
                : file.node().fileDesk().file(former).map(there -> new FileDesk.Change(former, there.digest(), null));
    }
}
