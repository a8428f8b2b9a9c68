package org.vigil.console;

import java.util.Optional;
import org.vigil.access.NotAllowed;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.message.TemplateFile;
import org.vigil.message.TemplateKey;
import org.vigil.organisation.OrganisationId;
import org.vigil.source.SourceTree;

/** Whose a text is: words that one organisation says alone are its own, all others are the team's. */
final class TextRights {
    private final SignedIn who;
    private final Sight sight;

    TextRights(SignedIn who, Sight sight) {
        this.who = who;
        this.sight = sight;
    }

    /** Whether its place tells of no organisation that this person must not know of. */
    boolean sees(String path) {
        return sight.discreet(path).equals(path);
    }

    boolean may(String path, Role needed) {
        Optional<OrganisationId> own = organisation(path);
        return !who.isGuest()
                && (who.may(needed) || own.filter(of -> who.mayIn(of, needed)).isPresent());
    }

    /** @throws NotAllowed for who may not, and for what is no text of the team's */
    void require(String path, Role needed) {
        if (!isText(path) || !sees(path) || !may(path, needed)) {
            throw new NotAllowed(needed);
        }
    }

    /** Whether it is a template's place. */
    static boolean isText(String path) {
        return SourceTree.reads(path) && TemplateFile.key(path).isPresent();
    }

    /** Whether versions of it can be looked at here. */
    static boolean isKept(String path) {
        return isText(path) || (SourceTree.reads(path) && path.matches("schedules/[a-z0-9-]+\\.yaml"));
    }

    private static Optional<OrganisationId> organisation(String path) {
        return TemplateFile.key(path)
                .map(TemplateKey::variant)
                .filter(variant -> variant != null)
                .map(OrganisationId::new);
    }
}
