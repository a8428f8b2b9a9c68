package org.vigil.message;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.Basis;
import org.vigil.profile.PartialDate;
import org.vigil.profile.Photo;
import org.vigil.profile.Profile;

/**
 * Everything that would be used about a person, in words for the family: the next post, the facts, the photo, what was
 * agreed to, and how they stop it. Sent by a person over the family's own channel.
 */
public final class FamilyLetter {
    private final FamilyWords words;
    private final Wording wording;
    private final Profile profile;
    private final LocalDate today;

    private FamilyLetter(FamilyWords words, Profile profile, LocalDate today) {
        this.words = words;
        this.wording = new Wording(words.language());
        this.profile = profile;
        this.today = today;
    }

    /**
     * A post as it would go out.
     *
     * @param parts the texts of its thread
     */
    public record Next(LocalDate date, List<String> parts) {}

    /** Those in which a letter can be written. */
    public static List<String> languages() {
        return FamilyWords.LANGUAGES;
    }

    /** Whether somebody who speaks the language has read the letter's own words. */
    public static boolean isReviewed(String language) {
        return FamilyWords.of(language)
                .filter(words -> !words.reviewed().isEmpty())
                .isPresent();
    }

    /**
     * The letter; empty for a language that it cannot be written in.
     *
     * @param profile whose publishable part is shown: it tells what others would read
     * @param today in the place of custody
     * @param agreed what the family has agreed to, as far as it is written down
     */
    public static Optional<String> write(
            Profile profile, LocalDate today, Basis.@Nullable Consent agreed, Optional<Next> next, String language) {
        return FamilyWords.of(language)
                .map(words -> new FamilyLetter(words, profile.published(), today).write(agreed, next));
    }

    private String write(Basis.@Nullable Consent agreed, Optional<Next> next) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(say("title", Map.of("name", profile.name(words.language()))));
        paragraphs.add(say("decide", Map.of("name", profile.name(words.language()))));
        paragraphs.add(next.map(this::post).orElseGet(() -> say("nonext", Map.of())));
        paragraphs.add(say("facts", Map.of()) + "\n"
                + String.join("\n", new LetterFacts(words, wording, profile, today).of(agreed)));
        Photo photo = profile.photo();
        paragraphs.add(
                photo == null || !allows(agreed, Basis.Scope.PHOTO)
                        ? say("nophoto", Map.of())
                        : say("photo", Map.of("file", photo.file(), "alt", words.in(photo.altText()))));
        paragraphs.add(agreed == null ? say("coversnone", Map.of()) : covers(agreed));
        paragraphs.add(say("stop", Map.of()));
        paragraphs.add(say("answer", Map.of()));
        return String.join("\n\n", paragraphs) + "\n";
    }

    private String post(Next next) {
        String quoted = String.join("\n\n", next.parts())
                .lines()
                .map(line -> "    " + line)
                .collect(Collectors.joining("\n"));
        return say("next", Map.of("date", date(next.date()))) + "\n\n" + quoted;
    }

    private String covers(Basis.Consent agreed) {
        String scope = wording.list(agreed.scope().stream()
                .sorted()
                .map(each -> say("scope." + each.name().toLowerCase(Locale.ROOT), Map.of()))
                .toList());
        LocalDate until = agreed.until();
        return say(
                "covers",
                Map.of(
                        "scope",
                        scope,
                        "date",
                        date(agreed.given()),
                        "until",
                        until == null ? say("untilrevoked", Map.of()) : say("until", Map.of("date", date(until)))));
    }

    /** Before anything is written down, the family sees everything that the team would use. */
    static boolean allows(Basis.@Nullable Consent agreed, Basis.Scope what) {
        return agreed == null || agreed.scope().contains(what);
    }

    private String date(LocalDate day) {
        return wording.date(PartialDate.of(day));
    }

    private String say(String key, Map<String, String> values) {
        return words.say(key, values);
    }
}
