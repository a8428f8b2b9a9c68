package org.vigil.alert;

import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.Eligibility;
import org.vigil.delivery.Restrictions;
import org.vigil.profile.Convention;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;

/**
 * What leaves this machine in a message names nobody of whom nothing may be said now, leads nowhere and does nothing to
 * the reader's screen. A network's own words about an error are passed on, and nobody here wrote those.
 */
final class Discretion {
    private static final Pattern LINK = Pattern.compile("(?i)\\b(?:https?|ftp)://\\S+|\\bwww\\.\\S+");

    /** Also what turns a text's direction, and the signs with which chats call everybody. */
    private static final Pattern UNFIT =
            Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n]]|<!|@(?=everyone|here|channel|all\\b)");

    /** Scripts that set no space between words, or join small words to a name. */
    private static final Pattern UNSPACED = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}\\p{IsArabic}\\p{IsHebrew}]");

    private static final String LEFT_OUT = "…";

    private final AcceptedFiles files;
    private final Restrictions restrictions;

    Discretion(AcceptedFiles files, Restrictions restrictions) {
        this.files = files;
        this.restrictions = restrictions;
    }

    /** Words in which the same is said discreetly. */
    interface Filter {
        String apply(String text);
    }

    /** As of a moment; somebody who is put on hold later needs another. */
    Filter at(Instant now) {
        return at(now, Set.of());
    }

    /**
     * As above.
     *
     * @param announced of whom something else may be said than that they are in custody, such as their release
     */
    Filter at(Instant now, Set<ProfileId> announced) {
        AcceptedFiles.InForce inForce = files.inForce();
        Restrictions.InForce restricted = restrictions.inForce();
        Eligibility eligibility = new Eligibility(inForce, restricted);
        Stream<String> silenced = inForce.workspace().profiles().values().stream()
                .filter(profile -> !announced.contains(profile.id()))
                .filter(profile -> eligibility
                        .silence(profile.id(), now, Convention.ELAPSED)
                        .isPresent())
                .flatMap(Discretion::names);
        // Of somebody whose file is gone as well.
        Stream<String> held = eligibility.silenced().stream()
                .flatMap(id -> Stream.concat(
                        Stream.of(id.value()),
                        inForce.likeness().profile(id).stream().flatMap(Discretion::names)));
        String names = Stream.concat(silenced, held)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Discretion::whole)
                .collect(Collectors.joining("|"));
        Pattern unsaid = Pattern.compile(names.isEmpty() ? "(?!)" : "(?iu)(?:" + names + ")");
        return text -> without(unsaid, text);
    }

    /** Not inside of another word, where a script sets words apart. */
    private static String whole(String name) {
        return UNSPACED.matcher(name).find()
                ? Pattern.quote(name)
                : "(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])";
    }

    private static Stream<String> names(Profile profile) {
        return Stream.concat(
                        Stream.of(profile.id().value()),
                        Stream.concat(profile.names().values().stream(), profile.aliases().stream()))
                .filter(name -> !name.isBlank());
    }

    private static String without(Pattern unsaid, String text) {
        String named = unsaid.matcher(text).replaceAll(Matcher.quoteReplacement(LEFT_OUT));
        String led = LINK.matcher(named).replaceAll("(an address)");
        return UNFIT.matcher(led).replaceAll("");
    }
}
