package org.vigil.profile;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Of whom events speak: those whom they are about, and whom of a roll their words name besides, in whatever spelling; each
 * must be one who may be shown. It finds too many rather than too few. Each event is read once. Safe for many threads.
 */
public final class PeopleOfEvents {
    private final Collection<Profile> roll;
    private final Map<ProfileId, Set<ProfileId>> known = new ConcurrentHashMap<>();
    private @Nullable Map<ProfileId, NamesInText> names;

    public PeopleOfEvents(Collection<Profile> roll) {
        this.roll = roll;
    }

    private PeopleOfEvents(Collection<Profile> roll, Map<ProfileId, NamesInText> names) {
        this.roll = roll;
        this.names = names;
    }

    /** The same roll, for events with other words. */
    public PeopleOfEvents again() {
        return new PeopleOfEvents(roll, names());
    }

    /** @param event always the same of an id */
    public Set<ProfileId> of(Event event) {
        return known.computeIfAbsent(event.id(), id -> find(event));
    }

    private Set<ProfileId> find(Event event) {
        List<WrittenText> words = event.words().stream().map(WrittenText::of).toList();
        Set<ProfileId> people = new LinkedHashSet<>(event.about());
        names().forEach((id, name) -> {
            if (words.stream().anyMatch(name::in)) {
                people.add(id);
            }
        });
        return Collections.unmodifiableSet(people);
    }

    private synchronized Map<ProfileId, NamesInText> names() {
        Map<ProfileId, NamesInText> made = names;
        if (made == null) {
            made = new LinkedHashMap<>();
            for (Profile person : roll) {
                made.put(person.id(), NamesInText.of(person));
            }
            names = made;
        }
        return made;
    }
}
