package org.vigil.delivery;

import java.util.Optional;
import java.util.stream.Stream;
import org.vigil.network.Message;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;

/** What words that were written earlier say, and nobody may say by now. */
final class FrozenWords {
    private FrozenWords() {}

    /** Why they may not go out; empty where they may. */
    static Optional<String> unsayable(GateCase it, Profile profile, Message frozen) {
        return namedInVain(it, profile, frozen)
                .or(() -> it.namedInWords(profile, frozen).map(ProfileId::value))
                .map(name -> "nothing may be said of " + name + " any more")
                .or(() -> unsayableByNow(it, profile, frozen));
    }

    /** Words that were written earlier may name, beside their own profile, people of whom nothing may be said by now. */
    private static Optional<String> namedInVain(GateCase it, Profile profile, Message frozen) {
        return it
                .eligibility()
                .silenced(profile, it.account(), it.now(), it.campaign().convention())
                .stream()
                .map(person -> person.name(it.account().language()))
                .filter(name ->
                        frozen.parts().stream().anyMatch(part -> part.text().contains(name)))
                .findFirst();
    }

    /**
     * Words that were written earlier may say what a file withholds by now, of the profile or of somebody beside it, or
     * what nobody agrees to any more.
     */
    private static Optional<String> unsayableByNow(GateCase it, Profile profile, Message frozen) {
        Profile shown = it.shown(profile);
        return texts(frozen)
                .flatMap(text -> shown.uncoveredIn(text, shown.dayAt(it.now())).stream())
                .map(field -> "its words say what may not be said of " + shown.id() + " any more (" + field + ")")
                .findFirst()
                .or(() -> withheldByNow(it, profile, frozen));
    }

    private static Optional<String> withheldByNow(GateCase it, Profile profile, Message frozen) {
        return Stream.concat(Stream.of(profile), it.named(profile).stream())
                .flatMap(person -> texts(frozen)
                        .flatMap(text -> person.withheldIn(text).stream())
                        .map(field ->
                                "its words say what is not to be published of " + person.id() + " (" + field + ")"))
                .findFirst();
    }

    private static Stream<String> texts(Message message) {
        return message.parts().stream()
                .flatMap(part -> Stream.concat(
                        Stream.of(part.text()), part.images().stream().map(image -> image.altText())));
    }
}
