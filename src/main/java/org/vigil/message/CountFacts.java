package org.vigil.message;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigil.profile.Convention;
import org.vigil.profile.Counter;
import org.vigil.profile.CustodyCount;
import org.vigil.profile.CustodyDate;
import org.vigil.profile.Headline;
import org.vigil.profile.LifeEvent;
import org.vigil.profile.PartialDate;
import org.vigil.profile.Profile;
import org.vigil.profile.Term;
import org.vigil.profile.Total;

/**
 * What may be counted of somebody in custody on a day beside the count itself: the sum of several times, hunger strikes,
 * solitary confinement, and whether the person is on leave.
 */
final class CountFacts {
    private static final String FIRST_DAY_COUNTED = "the first day counted";

    private final Post post;
    private final Profile held;
    private final Headline headline;
    private final LocalDate today;
    private final Wording wording;
    private final CountWording counts;

    final Map<Vocabulary, String> texts = new EnumMap<>(Vocabulary.class);
    final Set<Vocabulary> truths = EnumSet.noneOf(Vocabulary.class);
    /** What each running number is a number of, since it grows by itself and an approval binds only this. */
    final Map<Vocabulary, String> running = new EnumMap<>(Vocabulary.class);

    private CountFacts(Post post, Profile held, Headline headline, Wording wording) {
        this.post = post;
        this.held = held;
        this.headline = headline;
        this.today = held.dayAt(post.at());
        this.wording = wording;
        this.counts = wording.counts();
    }

    static CountFacts of(Post post, Profile held, Headline headline, Wording wording) {
        CountFacts facts = new CountFacts(post, held, headline, wording);
        facts.custody();
        facts.leave();
        held.counters().forEach(facts::counter);
        held.termOn(facts.today).filter(term -> !term.disputed()).ifPresent(facts::term);
        return facts;
    }

    /**
     * What a number is a number of: whether it is exact, since when it runs, and how it is counted. The way of counting
     * is said where it is not the usual one (RULES 1, R2), which makes the number another one.
     */
    static String basis(CustodyCount count, CustodyDate since, Convention convention) {
        return count.getClass().getSimpleName() + " " + since
                + (count instanceof CustodyCount.None ? "" : counted(convention));
    }

    private static String counted(Convention convention) {
        return switch (convention) {
            case ELAPSED -> "";
            case INCLUSIVE -> ", " + FIRST_DAY_COUNTED;
        };
    }

    private String counted() {
        return counted(held.conventionOr(post.convention()));
    }

    /** Only whether the person is on leave: of news that is old no number is said, and a leave may be newer. */
    static CountFacts ofLeave(Post post, Profile held, Headline headline, Wording wording) {
        CountFacts facts = new CountFacts(post, held, headline, wording);
        facts.leave();
        return facts;
    }

    private void custody() {
        String since = headline.count().getClass().getSimpleName() + " " + day(headline.since());
        counts.duration(headline.since(), today, headline.count())
                .ifPresent(words -> say(Vocabulary.DURATION, words, since));
        held.ordinalOn(today, post.convention())
                .ifPresent(day -> say(Vocabulary.CUSTODY_DAY, wording.number(day), since));
        held.totalsOn(today, post.convention()).stream()
                .filter(total -> total.label() == headline.label())
                .forEach(
                        total -> counts.total(total).ifPresent(words -> say(Vocabulary.IN_TOTAL, words, basis(total))));
    }

    private String basis(Total total) {
        return total.count().getClass().getSimpleName() + " "
                + held.custody().stream()
                        .filter(period -> period.kind().label() == total.label())
                        .map(period -> day(period.from()) + (period.to() == null ? "" : " to " + day(period.to())))
                        .collect(Collectors.joining(", "))
                + counted();
    }

    private static String day(CustodyDate date) {
        return date.words() + (date.certain() ? "" : ", at the latest " + date.latest());
    }

    private void leave() {
        held.leaveOn(today).ifPresent(leave -> {
            truths.add(
                    switch (leave.kind()) {
                        case MEDICAL_LEAVE -> Vocabulary.MEDICAL_LEAVE;
                        case HOSPITAL -> Vocabulary.HOSPITAL;
                        case FURLOUGH, RELEASED, DIED, REARRESTED, TRANSFERRED, HEARING, OTHER -> Vocabulary.FURLOUGH;
                    });
            dates(leave);
        });
    }

    private void dates(LifeEvent leave) {
        texts.put(Vocabulary.LEAVE_SINCE, Marks.whole(wording.date(leave.date())));
        Optional.ofNullable(leave.until())
                .ifPresent(until -> texts.put(Vocabulary.LEAVE_UNTIL, Marks.whole(wording.date(until))));
    }

    private void counter(Counter counter) {
        Optional<String> count = counter.on(today, held.conventionOr(post.convention()), post.statusLimit())
                .flatMap(wording::count);
        Optional<Long> ordinal = counter.ordinalOn(today, held.conventionOr(post.convention()), post.statusLimit());
        String since = day(counter.from()) + counted();
        count.ifPresent(words -> {
            boolean strike = counter.kind() == Counter.Kind.HUNGER_STRIKE;
            say(strike ? Vocabulary.HUNGER_STRIKE : Vocabulary.SOLITARY, words, since);
            texts.put(
                    strike ? Vocabulary.HUNGER_STRIKE_SINCE : Vocabulary.SOLITARY_SINCE,
                    Marks.whole(wording.date(counter.from())));
            ordinal.ifPresent(day ->
                    say(strike ? Vocabulary.HUNGER_STRIKE_DAY : Vocabulary.SOLITARY_DAY, wording.number(day), since));
        });
    }

    private void term(Term term) {
        String basis = "from " + term.from() + " to " + term.end().orElse(null);
        Optional.ofNullable(term.sentence().length())
                .flatMap(counts::length)
                .ifPresent(words -> texts.put(Vocabulary.SENTENCE, Marks.whole(words)));
        if (term.sentence().life()) {
            truths.add(Vocabulary.LIFE_SENTENCE);
        }
        term.served().flatMap(wording::days).ifPresent(words -> say(Vocabulary.SERVED, words, basis));
        term.left().flatMap(wording::days).ifPresent(words -> say(Vocabulary.LEFT, words, basis));
        term.expectedEnd()
                .ifPresent(end -> texts.put(Vocabulary.EXPECTED_END, Marks.whole(wording.date(PartialDate.of(end)))));
    }

    private void say(Vocabulary name, String words, String counted) {
        texts.put(name, Marks.whole(words));
        running.put(name, counted);
    }
}
