package org.vigil.console;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.EventForm;

/**
 * An event as somebody has it before them in a form.
 *
 * @param id as it was typed of a new one
 * @param file null of a new one
 * @param read what a change says to have begun with
 * @param values of the file
 */
record EventDraft(
        String id, @Nullable EventFileOnDisk file, String read, Map<String, Object> values, Map<String, String> typed) {

    static EventDraft of(EventFileOnDisk file, Map<String, Object> values, Map<String, String> typed) {
        return new EventDraft(file.id().value(), file, file.read(), values, typed);
    }

    static EventDraft ofNew(Map<String, String> typed) {
        return new EventDraft(typed.getOrDefault("id", "").strip(), null, "", Map.of(), typed);
    }

    EventDraft reading(String digest) {
        return new EventDraft(id, file, digest, values, typed);
    }

    /** Its own; of a new one without any, the one that its title suggests. */
    String anId() {
        return id.isEmpty() ? EventForm.id(typed) : id;
    }

    String path() {
        return "events/" + anId() + ".yaml";
    }

    /** What the file would be; empty where it is written so that a form cannot change it. */
    Optional<String> text() {
        return file == null ? Optional.of(EventForm.text(anId(), typed)) : EventForm.into(file.text(), values, typed);
    }
}
