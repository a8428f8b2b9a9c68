package org.vigil.message;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.Action;
import org.vigil.profile.Basis;
import org.vigil.profile.Charge;
import org.vigil.profile.Convention;
import org.vigil.profile.Counter;
import org.vigil.profile.CustodyDate;
import org.vigil.profile.CustodyPeriod;
import org.vigil.profile.Headline;
import org.vigil.profile.LifeEvent;
import org.vigil.profile.Profile;
import org.vigil.profile.Quote;
import org.vigil.profile.Relative;
import org.vigil.profile.Sentence;
import org.vigil.profile.Status;

/** Every fact of a profile that a template can say, a line each, for the family's letter. */
final class LetterFacts {
    private final FamilyWords words;
    private final Wording wording;
    private final Profile profile;
    private final LocalDate today;
    private final List<String> facts = new ArrayList<>();

    /** @param profile the publishable part of it */
    LetterFacts(FamilyWords words, Wording wording, Profile profile, LocalDate today) {
        this.words = words;
        this.wording = wording;
        this.profile = profile;
        this.today = today;
    }

    List<String> of(Basis.@Nullable Consent agreed) {
        person();
        profile.charges().forEach(this::charge);
        profile.sentences().stream()
                .map(Sentence::length)
                .filter(Objects::nonNull)
                .flatMap(length -> wording.counts().length(length).stream())
                .forEach(length -> fact("sentence", length));
        profile.leaveOn(today).ifPresent(this::leave);
        profile.counters().stream()
                .filter(counter -> counter.on(today, Convention.ELAPSED).isPresent())
                .forEach(this::counter);
        voices(agreed);
        profile.actions().stream().filter(action -> action.isOpen(today)).forEach(this::action);
        fact("hashtags", String.join(" ", profile.hashtags()));
        fact(
                "sources",
                wording.list(profile.sources().stream()
                        .map(source -> words.isolated(source.title() + ", " + source.publisher()))
                        .toList()));
        return List.copyOf(facts);
    }

    private void person() {
        fact("name", profile.name(words.language()));
        fact("role", words.in(profile.role()));
        fact(
                "country",
                wording.list(profile.country().stream().map(wording::country).toList()));
        fact("held", profile.heldBy() == null ? "" : wording.country(profile.heldBy()));
        Optional<CustodyDate> since = since();
        since.ifPresent(day -> fact("since", wording.date(day)));
        profile.custody().stream()
                .filter(period -> since.isEmpty()
                        || period.from().earliest().isBefore(since.get().earliest()))
                .forEach(this::former);
    }

    /** As posts say it, also where nobody has confirmed for long that it lasts. */
    private Optional<CustodyDate> since() {
        return profile.heldSince(today)
                .or(() -> profile.statusOn(today, Convention.ELAPSED) instanceof Status.Unknown unknown
                        ? Optional.ofNullable(unknown.headline()).map(Headline::since)
                        : Optional.empty());
    }

    /** Posts may say the days of all times in custody. */
    private void former(CustodyPeriod period) {
        CustodyDate to = period.to();
        fact("before", wording.date(period.from()) + " – " + (to == null ? "?" : wording.date(to)));
    }

    /** That somebody is in hospital, or on leave, posts may say as well. */
    private void leave(LifeEvent leave) {
        fact(
                switch (leave.kind()) {
                    case MEDICAL_LEAVE -> "medicalleave";
                    case HOSPITAL -> "hospital";
                    case FURLOUGH, RELEASED, DIED, REARRESTED, TRANSFERRED, HEARING, OTHER -> "furlough";
                },
                wording.date(leave.date()));
    }

    /** As the posts word it: as a charge, and whose it is. */
    private void charge(Charge charge) {
        ChargeWords.of(words.language())
                .ifPresent(said -> fact(
                        charge.denies() ? "chargedenied" : "charge",
                        said.charge(words.in(charge.charge()), wording) + ", "
                                + said.according(words.in(charge.accordingTo()), wording)));
    }

    private void counter(Counter counter) {
        fact(
                switch (counter.kind()) {
                    case HUNGER_STRIKE -> "hungerstrike";
                    case SOLITARY -> "solitary";
                },
                wording.date(counter.from().date()));
    }

    private void voices(Basis.@Nullable Consent agreed) {
        if (FamilyLetter.allows(agreed, Basis.Scope.STORY)) {
            fact("story", words.in(profile.story()));
        }
        if (FamilyLetter.allows(agreed, Basis.Scope.RELATION)) {
            fact(
                    "relatives",
                    wording.list(profile.relatives().stream()
                            .filter(relative -> relative.mayBeNamedOn(today))
                            .map(relative -> words.isolated(relative.name()) + " (" + relation(relative) + ")")
                            .toList()));
        }
        if (FamilyLetter.allows(agreed, Basis.Scope.QUOTES)) {
            for (Quote quote : profile.quotesOn(today)) {
                facts.add("- " + words.say("quote", Map.of("speaker", quote.speaker(), "value", quote.text())));
            }
        }
    }

    /** In the word that posts have for it. */
    private String relation(Relative relative) {
        return words.isolated(
                RelationWords.in(words.language(), relative.relation()).orElse(relative.relation()));
    }

    private void action(Action action) {
        fact("action", words.in(action.ask()) + " (" + action.office() + ")");
        fact("actiontext", words.in(action.text()));
    }

    private void fact(String key, String value) {
        if (!value.isBlank()) {
            facts.add("- " + words.say(key, Map.of("value", value)));
        }
    }
}
