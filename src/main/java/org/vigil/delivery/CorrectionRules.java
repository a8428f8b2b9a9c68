package org.vigil.delivery;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.account.AccountStates;
import org.vigil.campaign.Campaign;
import org.vigil.profile.Convention;
import org.vigil.profile.Naming;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.profile.PublishableText;

/**
 * What a correction may say. Of somebody of whom nothing may be said, words may be taken away in silence, and none may be
 * added: a reply is news to every follower (RULES 2, "delete only for safety", "hold").
 */
final class CorrectionRules {
    private final AcceptedFiles files;
    private final Restrictions restrictions;
    private final AccountStates accounts;

    CorrectionRules(AcceptedFiles files, Restrictions restrictions, AccountStates accounts) {
        this.files = files;
        this.restrictions = restrictions;
        this.accounts = accounts;
    }

    /**
     * Why these words may not be said, in words for the team; empty where they may.
     *
     * @param way reply where the network cannot change posts
     * @param newWords whether somebody wants them though the person was released or has died
     */
    Optional<String> forbid(
            Delivery delivery,
            Account account,
            Correction.Way way,
            String was,
            String words,
            boolean newWords,
            Instant now) {
        AcceptedFiles.InForce inForce = files.inForce();
        Eligibility eligibility = new Eligibility(inForce, restrictions.inForce());
        Campaign campaign = inForce.workspace().campaigns().get(delivery.campaign());
        Convention convention = campaign == null ? Convention.ELAPSED : campaign.convention();
        Optional<String> free = CalledFree.newly(
                eligibility.underConditions(delivery.profile(), words, now, convention),
                campaign == null ? List.of() : campaign.hashtags(),
                way == Correction.Way.EDIT ? was : "",
                words);
        if (free.isPresent() || way == Correction.Way.EDIT && takesAway(was, words)) {
            return free;
        }
        return silence(eligibility, delivery, account, now, convention)
                .filter(why -> !newWords || !eligibility.onlyOutOfCustody(delivery.profile(), now, convention))
                .map(why -> "nothing may be said of " + delivery.profile() + " now (" + why + "): "
                        + (way == Correction.Way.EDIT
                                ? "words can only be taken away, and none changed or added"
                                : "a reply would say it to everybody once more"))
                .or(() -> newWords && eligibility.onlyOutOfCustody(delivery.profile(), now, convention)
                        ? eligibility.announcementForbidden(delivery.profile(), now, convention)
                        : Optional.empty())
                .or(() -> named(inForce, eligibility, account, was, words, now, convention))
                .or(() -> eligibility
                        .newlyNamed(delivery.profile(), was, words, now)
                        .map(person -> "the words name " + person + ", of whom nothing may be said now"))
                .or(() -> PublishableText.wrongInWords(words))
                .or(() -> withheld(inForce.workspace().profiles().get(delivery.profile()), words));
    }

    /** What a file says is not to be published is not said by hand either. */
    private static Optional<String> withheld(@Nullable Profile profile, String words) {
        return Optional.ofNullable(profile)
                .flatMap(known -> known.withheldIn(words))
                .map(field -> "the words say what is not to be published (" + field + ")");
    }

    Optional<String> forbid(Delivery delivery, Account account, Correction correction, Instant now) {
        return forbid(
                delivery, account, correction.way(), correction.was(), correction.words(), correction.newWords(), now);
    }

    /** What keeps a reply back for a while, since it is a post like others. */
    Optional<String> delay(Delivery delivery) {
        Restrictions.InForce restricted = restrictions.inForce();
        return restricted
                .everything()
                .map(stop -> stop.words("everything is stopped"))
                .or(() -> restricted.on(delivery.campaign()).map(stop -> stop.words("the campaign is stopped")))
                .or(() -> restricted.on(delivery.account()).map(stop -> stop.words("the account is stopped")))
                .or(() -> accounts.paused(delivery.account()).map(pause -> "the account is paused: " + pause.why()));
    }

    /** A post that announces the end of custody may be put right while that may be said. */
    private static Optional<String> silence(
            Eligibility eligibility, Delivery delivery, Account account, Instant now, Convention convention) {
        return eligibility.silence(delivery, account, now, convention);
    }

    private static Optional<String> silence(
            Eligibility eligibility, ProfileId person, Account account, Instant now, Convention convention) {
        return account.isSandbox()
                ? eligibility.silence(person, now, convention)
                : eligibility.silenceOnRealNetworks(person, now, convention);
    }

    /** Somebody else, of whom nothing may be said, and whom the old words did not name. */
    private static Optional<String> named(
            AcceptedFiles.InForce inForce,
            Eligibility eligibility,
            Account account,
            String was,
            String words,
            Instant now,
            Convention convention) {
        return inForce.workspace().profiles().values().stream()
                .filter(other -> newly(other, was, words))
                .filter(other -> silence(eligibility, other.id(), account, now, convention)
                        .isPresent())
                .findFirst()
                .map(other -> "the words name " + other.name(account.language()) + ", of whom nothing may be said now");
    }

    private static boolean newly(Profile other, String was, String words) {
        Naming naming = Naming.of(other, List.of());
        return naming.in(words) && !naming.in(was);
    }

    /** Whether all that is said is said already, in the same order. */
    static boolean takesAway(String was, String words) {
        Iterator<String> before = words(was).iterator();
        return words(words).stream().allMatch(word -> {
            while (before.hasNext()) {
                if (before.next().equals(word)) {
                    return true;
                }
            }
            return false;
        });
    }

    /** Words and numbers without what stands between them; by the dictionary where no spaces divide them. */
    private static List<String> words(String text) {
        BreakIterator breaks = BreakIterator.getWordInstance(ULocale.ROOT);
        breaks.setText(text);
        List<String> words = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            if (breaks.getRuleStatus() != BreakIterator.WORD_NONE) {
                words.add(text.substring(start, end));
            }
        }
        return words;
    }
}
