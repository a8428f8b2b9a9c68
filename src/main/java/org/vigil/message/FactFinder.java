package org.vigil.message;

import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.Period;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.Action;
import org.vigil.profile.Basis;
import org.vigil.profile.Charge;
import org.vigil.profile.Convention;
import org.vigil.profile.CustodyDate;
import org.vigil.profile.Headline;
import org.vigil.profile.PartialDate;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.profile.ProfileKind;
import org.vigil.profile.Pronoun;
import org.vigil.profile.Quote;
import org.vigil.profile.Relative;
import org.vigil.profile.Source;
import org.vigil.profile.Status;

/** Gathers what a post's profile has to say in one language, as far as its consent goes. */
final class FactFinder {
    private final Post post;
    private final Wording wording;
    private final Profile profile;
    /** Whose custody it is about: a family speaks of its prisoner. */
    private final Optional<Profile> prisoner;

    private final Map<Vocabulary, String> texts = new EnumMap<>(Vocabulary.class);
    private final Set<Vocabulary> truths = EnumSet.noneOf(Vocabulary.class);
    private final Set<String> whole = new HashSet<>();
    private final Map<Vocabulary, String> running = new EnumMap<>(Vocabulary.class);

    private FactFinder(Post post, Wording wording) {
        this.post = post;
        this.wording = wording;
        this.profile = post.profile();
        this.prisoner = switch (profile.kind()) {
            case PRISONER -> Optional.of(profile);
            case FAMILY -> Optional.ofNullable(profile.speaksFor()).flatMap(this::shown);
            case GROUP -> Optional.empty();
        };
    }

    static Facts of(Post post, Wording wording, List<String> hashtags, @Nullable String readersIn) {
        FactFinder finder = new FactFinder(post, wording);
        finder.person();
        finder.custody();
        finder.people();
        finder.words();
        finder.charge();
        finder.action(readersIn);
        finder.announced();
        finder.post(hashtags);
        finder.occasion();
        return new Facts(
                Map.copyOf(finder.texts),
                Set.copyOf(finder.truths),
                Set.copyOf(finder.whole),
                Map.copyOf(finder.running));
    }

    private void person() {
        say(Vocabulary.NAME, name(profile));
        nativeName().ifPresent(name -> say(Vocabulary.NATIVE_NAME, name));
        inLanguage(profile.role()).ifPresent(role -> say(Vocabulary.ROLE, role));
        if (allows(Basis.Scope.STORY)) {
            inLanguage(profile.story()).ifPresent(story -> say(Vocabulary.STORY, story));
        }
        say(Vocabulary.COUNTRY, list(countries().map(this::country)));
        holder().ifPresent(code -> say(Vocabulary.HELD_BY, country(code)));
        pronoun();
    }

    private void pronoun() {
        Pronoun own = profile.pronoun();
        Pronoun pronoun = own != null ? own : prisoner.map(Profile::pronoun).orElse(Pronoun.THEY);
        truths.add(
                switch (pronoun) {
                    case SHE -> Vocabulary.SHE;
                    case HE -> Vocabulary.HE;
                    case THEY -> Vocabulary.THEY;
                });
    }

    private void custody() {
        Optional<Headline> headline = prisoner.flatMap(this::headline);
        Optional<String> count = headline.flatMap(known -> wording.count(known.count()));
        count.ifPresent(words -> say(Vocabulary.COUNT, Marks.whole(words)));
        if (count.isEmpty()) {
            truths.add(Vocabulary.NO_COUNT);
        }
        headline.ifPresent(known -> {
            CustodyDate since = known.since();
            running.put(Vocabulary.COUNT, CountFacts.basis(known.count(), since, convention()));
            say(Vocabulary.SINCE, Marks.whole(wording.date(since)));
            truths.add(
                    switch (known.label()) {
                        case CUSTODY -> Vocabulary.CUSTODY;
                        case HOUSE_ARREST -> Vocabulary.HOUSE_ARREST;
                        case DISAPPEARANCE -> Vocabulary.DISAPPEARANCE;
                    });
        });
    }

    private Convention convention() {
        return prisoner.map(held -> held.conventionOr(post.convention())).orElse(post.convention());
    }

    private Optional<Headline> headline(Profile held) {
        LocalDate today = held.dayAt(post.at());
        return switch (held.statusOn(today, post.convention(), post.statusLimit())) {
            case Status.InCustody inCustody -> {
                counted(CountFacts.of(post, held, inCustody.headline(), wording));
                yield Optional.of(inCustody.headline());
            }
            case Status.Unknown stale -> {
                // No running number, and the words say how old the news is (RULES 1, R9).
                held.lastConfirmed(today)
                        .filter(day -> stale.headline() != null)
                        .ifPresent(day -> say(Vocabulary.LAST_CONFIRMED, Marks.whole(wording.date(day))));
                Optional.ofNullable(stale.headline())
                        .ifPresent(known -> counted(CountFacts.ofLeave(post, held, known, wording)));
                yield Optional.ofNullable(stale.headline());
            }
            case Status.Released released -> Optional.empty();
            case Status.Died died -> Optional.empty();
        };
    }

    private void counted(CountFacts counts) {
        texts.putAll(counts.texts);
        truths.addAll(counts.truths);
        running.putAll(counts.running);
    }

    private void people() {
        if (profile.kind() == ProfileKind.FAMILY) {
            prisoner.ifPresent(held -> say(Vocabulary.PRISONER, name(held)));
        }
        say(Vocabulary.MEMBERS, names(profile.members()));
        say(Vocabulary.TOGETHER, names(profile.together()));
        if (allows(Basis.Scope.RELATION)) {
            say(
                    Vocabulary.RELATIVES,
                    list(profile.relatives().stream()
                            .filter(relative -> relative.mayBeNamedOn(profile.dayAt(post.at())))
                            .map(this::relative)));
        }
    }

    private String relative(Relative relative) {
        String relation = RelationWords.in(wording.language(), relative.relation())
                .map(wording::own)
                .orElseGet(() -> Marks.clean(relative.relation()));
        return person(relative.name()) + " (" + Marks.isolated(relation, wording.isRightToLeft()) + ")";
    }

    private void words() {
        if (allows(Basis.Scope.QUOTES)) {
            profile.quotesOn(profile.dayAt(post.at())).stream()
                    .filter(quote -> sameLanguage(quote.language()))
                    .findFirst()
                    .ifPresent(this::quote);
        }
        profile.sources().stream()
                .map(Source::link)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .ifPresent(link -> say(Vocabulary.SOURCE, Marks.whole(Marks.clean(link))));
    }

    /** The first charge of which both the words and whose they are stand in the language; a charge alone is never said. */
    private void charge() {
        ChargeWords.of(wording.language())
                .ifPresent(words -> profile.charges().stream()
                        .filter(charge -> inLanguage(charge.charge()).isPresent()
                                && inLanguage(charge.accordingTo()).isPresent())
                        .findFirst()
                        .ifPresent(charge -> charge(charge, words)));
    }

    private void charge(Charge charge, ChargeWords words) {
        inLanguage(charge.charge()).ifPresent(text -> say(Vocabulary.CHARGE, words.charge(text, wording)));
        inLanguage(charge.accordingTo())
                .ifPresent(who -> say(Vocabulary.CHARGE_ACCORDING_TO, words.according(who, wording)));
        if (charge.denies()) {
            truths.add(Vocabulary.CHARGE_DENIED);
        }
    }

    private void quote(Quote quote) {
        say(Vocabulary.QUOTE, withSigns(Marks.clean(quote.text())));
        say(Vocabulary.QUOTE_SPEAKER, person(quote.speaker()));
    }

    private void action(@Nullable String readersIn) {
        OpenActions.first(post, readersIn, action -> inLanguage(action.ask()).isPresent())
                .ifPresent(this::action);
    }

    private void action(Action action) {
        inLanguage(action.ask()).ifPresent(ask -> say(Vocabulary.ACTION, ask));
        say(Vocabulary.ACTION_OFFICE, Marks.isolated(Marks.clean(action.office()), wording.isRightToLeft()));
        inLanguage(action.text()).ifPresent(text -> say(Vocabulary.ACTION_TEXT, text));
        Optional.ofNullable(action.readersIn()).ifPresent(code -> say(Vocabulary.ACTION_COUNTRY, country(code)));
        Optional.ofNullable(action.closes())
                .map(PartialDate::of)
                .ifPresent(day -> say(Vocabulary.ACTION_CLOSES, Marks.whole(wording.date(day))));
    }

    private void announced() {
        ReleaseFacts facts = ReleaseFacts.of(post, wording);
        texts.putAll(facts.texts());
        truths.addAll(facts.truths());
        if (post.event() != null) {
            texts.putAll(EventFacts.of(post.event(), wording));
            say(Vocabulary.ABOUT, names(profile.members()));
        }
    }

    private void post(List<String> hashtags) {
        say(Vocabulary.DAY, Marks.whole(wording.number(post.day())));
        say(Vocabulary.CAMPAIGN, isolated(post.campaignName()));
        if (!hashtags.isEmpty()) {
            String tags = String.join(" ", hashtags.stream().map(this::isolated).toList());
            say(Vocabulary.HASHTAGS, Marks.TAGS + tags + Marks.TAGS_END);
        }
    }

    private void occasion() {
        if (post.occasion().milestone()) {
            truths.add(Vocabulary.MILESTONE);
        }
        post.occasion().anniversaryYears().ifPresent(years -> {
            truths.add(Vocabulary.ANNIVERSARY);
            say(Vocabulary.ANNIVERSARY_YEARS, Marks.whole(wording.number(years)));
            wording.counts()
                    .length(Period.ofYears(years))
                    .ifPresent(words -> say(Vocabulary.YEARS_SINCE_ARREST, Marks.whole(words)));
        });
        inLanguage(post.occasion().observance()).map(wording::own).ifPresent(name -> say(Vocabulary.OBSERVANCE, name));
    }

    private void say(Vocabulary name, String text) {
        if (!Marks.withoutMarks(text).isEmpty()) {
            texts.put(name, text);
        }
    }

    /** A withheld person or a minor is never named, not even beside somebody else. */
    private Optional<Profile> shown(ProfileId id) {
        return post.other(id).filter(other -> !other.withheld() && !other.minorOn(other.dayAt(post.at())));
    }

    private String names(List<ProfileId> ids) {
        return list(ids.stream().flatMap(id -> shown(id).stream()).map(this::name));
    }

    private String name(Profile person) {
        return person(person.name(wording.language()));
    }

    private String person(String name) {
        String clean = Marks.clean(name);
        if (!clean.isEmpty()) {
            whole.add(clean);
        }
        return isolated(name);
    }

    private String isolated(String name) {
        String clean = Marks.clean(name);
        return clean.isEmpty() ? "" : Marks.whole(Marks.isolated(clean, wording.isRightToLeft()));
    }

    private String list(Stream<String> items) {
        List<String> all = items.filter(item -> !item.isEmpty()).toList();
        return all.isEmpty() ? "" : wording.list(all);
    }

    private Stream<String> countries() {
        return profile.country().isEmpty()
                ? prisoner.stream().flatMap(held -> held.country().stream())
                : profile.country().stream();
    }

    private Optional<String> holder() {
        return Optional.ofNullable(profile.heldBy()).or(() -> prisoner.map(Profile::heldBy));
    }

    private String country(String code) {
        return Marks.whole(wording.country(code));
    }

    /** The name in the language most spoken where the person is of, else where the person is held. */
    private Optional<String> nativeName() {
        if (profile.names().size() < 2) {
            return Optional.empty();
        }
        return Stream.concat(countries(), holder().stream())
                .map(FactFinder::spokenIn)
                .filter(spoken -> !spoken.equals(base(wording.language())))
                .flatMap(this::namesIn)
                .filter(name -> !name.equals(profile.name(wording.language())))
                .findFirst()
                .map(this::person);
    }

    private static String spokenIn(String country) {
        return ULocale.addLikelySubtags(new ULocale("und", country)).getLanguage();
    }

    private Stream<String> namesIn(String spoken) {
        return profile.names().entrySet().stream()
                .filter(entry -> base(entry.getKey()).equals(spoken))
                .map(Map.Entry::getValue);
    }

    /** What a map by language says in the template's language itself; no other language stands in for it. */
    private Optional<String> inLanguage(Map<String, String> byLanguage) {
        return Stream.of(wording.language(), base(wording.language()))
                .flatMap(tag -> Stream.ofNullable(byLanguage.get(tag)))
                .map(Marks::clean)
                .map(this::withSigns)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private String withSigns(String text) {
        return wording.isRightToLeft() ? Marks.withSigns(text) : text;
    }

    private boolean sameLanguage(String tag) {
        return tag.equals(wording.language()) || tag.equals(base(wording.language()));
    }

    private static String base(String tag) {
        int end = tag.indexOf('-');
        return end < 0 ? tag : tag.substring(0, end);
    }

    /** A consent and a stated reason cover what they name and nothing else. */
    private boolean allows(Basis.Scope scope) {
        return profile.basis().covers(scope);
    }
}
