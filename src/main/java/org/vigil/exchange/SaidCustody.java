package org.vigil.exchange;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.Profile;

/**
 * What a row says of a custody that the profile knows: of its kind, and of its end. Where that differs, the row is not "the
 * same", and neither of the two is taken for right.
 *
 * @param episode the known periods without a gap between them, the first being that of which the row speaks
 */
record SaidCustody(List<Map<?, ?>> episode, Map<?, ?> said, Profile before, Draft draft) {

    private static final Set<String> GENERAL = Set.of("detention", "prison");

    void requireNothingElse() throws Contradiction {
        requireKind();
        requireEnd();
    }

    private void requireKind() throws Contradiction {
        String now = kind(episode.getLast());
        String kind = kind(said);
        if (draft.saysKind() && episode.stream().map(SaidCustody::kind).noneMatch(known -> means(kind, known))) {
            throw otherwise(Target.CUSTODY_KIND, now, kind);
        }
        String status = draft.says();
        boolean other =
                switch (status) {
                    case "in_custody" -> !now.isEmpty() && !label(now).equals("in_custody");
                    case "house_arrest", "disappeared" -> !label(now).equals(status);
                    default -> false;
                };
        if (other) {
            throw otherwise(Target.STATUS, now, status);
        }
    }

    /**
     * Whether the word of a list may stand for a kind. Lists say "detained" and "in prison" of anybody behind bars, so these
     * two mean each kind that is there; another word means itself.
     */
    private static boolean means(String word, String kind) {
        return GENERAL.contains(word) ? label(kind).equals("in_custody") : word.equals(kind);
    }

    /** The word of a list's status that a kind of custody stands for. */
    private static String label(String kind) {
        return switch (kind) {
            case "house_arrest" -> "house_arrest";
            case "disappearance" -> "disappeared";
            default -> "in_custody";
        };
    }

    private static String kind(Map<?, ?> period) {
        return Objects.toString(period.get("kind"), "");
    }

    private void requireEnd() throws Contradiction {
        @Nullable Object end = said.get("to");
        @Nullable Object known = episode.getLast().get("to");
        if (SaidDate.isDate(end) && SaidDate.isDate(known) && !SaidDate.agree(known, end)) {
            throw otherwise(endsBy(), "until " + SaidDate.text(known), "until " + SaidDate.text(end));
        }
    }

    /** The column that the end is from. */
    private Target endsBy() {
        String events = String.valueOf(draft.fields().get("events"));
        if (events.contains("kind=died")) {
            return Target.DIED_ON;
        }
        return events.contains("kind=released") ? Target.RELEASED_ON : Target.ENDED_ON;
    }

    private Contradiction otherwise(Target target, String known, String other) {
        return new Contradiction(
                target,
                "the profile says: " + known + ", and the list: " + other
                        + ". A person has to look, and to change profiles/" + before.id() + ".yaml by hand");
    }
}
