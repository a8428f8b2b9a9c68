package org.vigil.campaign;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.profile.ProfileKind;

/** Who a campaign may feature. */
public sealed interface Roll {

    /** In this order. */
    record Listed(List<ProfileId> ids) implements Roll {}

    /**
     * Everybody of these kinds who carries the tag.
     *
     * @param tag empty for no tag asked for
     */
    record Chosen(Set<ProfileKind> include, String tag) implements Roll {}

    /** The profiles of the roll among these, in the roll's order; a chosen roll is in order of id. */
    default List<Profile> members(List<Profile> profiles) {
        return switch (this) {
            case Listed listed -> {
                Map<ProfileId, Profile> known = profiles.stream()
                        .collect(Collectors.toMap(Profile::id, Function.identity(), (one, same) -> one));
                yield listed.ids().stream()
                        .flatMap(id -> Stream.ofNullable(known.get(id)))
                        .toList();
            }
            case Chosen chosen ->
                profiles.stream()
                        .filter(profile -> chosen.include().contains(profile.kind()))
                        .filter(profile ->
                                chosen.tag().isEmpty() || profile.tags().contains(chosen.tag()))
                        .sorted(java.util.Comparator.comparing(Profile::id))
                        .toList();
        };
    }
}
