package org.vigil.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigil.account.AccountState;
import org.vigil.network.SameWords;
import org.vigil.network.SignIn;

/** Compares who an account is there with who it was. */
final class Faces {
    private Faces() {}

    /**
     * What has changed, save for the account behind it. What a network does not tell has not changed.
     *
     * @param noted as the network showed it last
     */
    static List<Alarm> changed(Optional<AccountState.Seen> seen, Optional<SignIn.Face> noted, SignIn.Valid now) {
        List<Alarm> alarms = new ArrayList<>();
        seen.map(AccountState.Seen::handle)
                .filter(before -> !before.equals(now.handle()))
                .ifPresent(before -> alarms.add(Alarm.aboutTheAccount(
                        Alarm.Kind.HANDLE, "it is called " + now.handle() + " there now, and was " + before + ".")));
        SignIn.Face face = now.face();
        if (face != null && noted.isPresent()) {
            face(noted.get(), face).ifPresent(what -> alarms.add(Alarm.aboutTheAccount(Alarm.Kind.FACE, what)));
        }
        return alarms;
    }

    private static Optional<String> face(SignIn.Face before, SignIn.Face now) {
        List<String> what = new ArrayList<>();
        if (!same(before.name(), now.name())) {
            what.add("its display name was changed from " + Alarm.quoted(before.name()) + " to "
                    + Alarm.quoted(now.name()));
        }
        if (!same(before.words(), now.words())) {
            what.add("what it says of itself was changed to " + Alarm.quoted(now.words()));
        }
        return what.isEmpty() ? Optional.empty() : Optional.of(String.join(", and ", what) + ".");
    }

    /** As a reader sees it. */
    private static boolean same(String before, String now) {
        return SameWords.same(before, now);
    }
}
