package org.vigil.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigil.account.Account;
import org.vigil.network.Message;
import org.vigil.profile.Convention;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;

/** Whether words that were written earlier may still be said: before they are sent, and where they are shown once more. */
record StillSayable(Eligibility eligibility, Account account, Instant now, Convention convention) {

    /** Why not; empty where they may. Whether anything at all may be said of the profile is asked elsewhere. */
    Optional<String> objection(Profile profile, Message written) {
        return namedInVain(profile, written)
                .or(() -> eligibility
                        .namedInWords(written, profile, account, now, convention)
                        .map(ProfileId::value))
                .map(name -> "nothing may be said of " + name + " any more")
                .or(() -> unsayableByNow(profile, written));
    }

    /** They may name, beside their own profile, people of whom nothing may be said by now. */
    private Optional<String> namedInVain(Profile profile, Message written) {
        return eligibility.silenced(profile, account, now, convention).stream()
                .map(person -> person.name(account.language()))
                .filter(name ->
                        written.parts().stream().anyMatch(part -> part.text().contains(name)))
                .findFirst();
    }

    /** They may say what a file withholds by now, of the profile or of somebody beside it, or what nobody agrees to any more. */
    private Optional<String> unsayableByNow(Profile profile, Message written) {
        Profile shown = eligibility.shown(profile, account, now);
        return texts(written)
                .flatMap(text -> shown.uncoveredIn(text, shown.dayAt(now)).stream())
                .map(field -> "its words say what may not be said of " + shown.id() + " any more (" + field + ")")
                .findFirst()
                .or(() -> withheldByNow(profile, written));
    }

    private Optional<String> withheldByNow(Profile profile, Message written) {
        return Stream.concat(Stream.of(profile), eligibility.named(profile, account, now, convention).stream())
                .flatMap(person -> texts(written)
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
