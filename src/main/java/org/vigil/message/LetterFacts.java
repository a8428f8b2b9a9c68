package org.vigil.message;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.Action;
import org.vigil.profile.Basis;
import org.vigil.profile.Charge;
import org.vigil.profile.Convention;
import org.vigil.profile.Counter;
import org.vigil.profile.Profile;
import org.vigil.profile.Quote;
import org.vigil.profile.Sentence;

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
        fact("held", profile.heldBy() == null ? "" : wording.country(profile.heldBy()));
        profile.heldSince(today).ifPresent(since -> fact("since", wording.date(since)));
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
                            .map(relative -> words.isolated(relative.name()))
                            .toList()));
        }
        if (FamilyLetter.allows(agreed, Basis.Scope.QUOTES)) {
            for (Quote quote : profile.quotesOn(today)) {
                facts.add("- " + words.say("quote", Map.of("speaker", quote.speaker(), "value", quote.text())));
            }
        }
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
