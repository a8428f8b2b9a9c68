package org.vigil.message;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.Action;
import org.vigil.profile.CustodyCount;
import org.vigil.profile.PartialDate;
import org.vigil.profile.Profile;
import org.vigil.profile.Status;

/**
 * What a page says of somebody in one language: found as a post finds it, as far as the consent goes, and as words that a
 * page can show. A fact that there is not, or has no words in the language, is absent.
 */
public final class PageFacts {
    /** Looking up how a language writes dates costs more than all else. */
    private static final Map<String, Wording> WORDINGS = new ConcurrentHashMap<>();

    private final Post post;
    private final Wording wording;
    private final Facts facts;
    private final List<String> hashtags;

    private PageFacts(Post post, Wording wording, Facts facts, List<String> hashtags) {
        this.post = post;
        this.wording = wording;
        this.facts = facts;
        this.hashtags = hashtags;
    }

    /**
     * What readers are asked.
     *
     * @param text words that they may send; null for none in the language
     * @param country where they live who are asked; null for everybody
     * @param closes the last day; null for none
     */
    public record Ask(
            String ask,
            String office,
            @Nullable String text,
            @Nullable String country,
            @Nullable String closes) {}

    /**
     * What there is to say in a language.
     *
     * @param mostHashtags how many a network bears
     */
    public static PageFacts of(Post post, String language, int mostHashtags) {
        return with(post, WORDINGS.computeIfAbsent(language, Wording::new), mostHashtags);
    }

    private static PageFacts with(Post post, Wording wording, int mostHashtags) {
        List<String> hashtags =
                Hashtags.choose(post.campaignHashtags(), post.profile().hashtags(), "", mostHashtags);
        return new PageFacts(post, wording, FactFinder.of(post, wording, hashtags, null), hashtags);
    }

    /** The words of a name of the {@linkplain Vocabulary vocabulary}. */
    public Optional<String> text(Vocabulary name) {
        return Optional.ofNullable(facts.texts().get(name)).map(Marks::withoutMarks);
    }

    public boolean is(Vocabulary truth) {
        return facts.truths().contains(truth);
    }

    public List<String> hashtags() {
        return hashtags;
    }

    /** The number of days, where a number may be said; of a family its prisoner's. */
    public Optional<CustodyCount> count() {
        return text(Vocabulary.COUNT).flatMap(words -> held()).flatMap(this::count);
    }

    /** Whose custody is counted: a group's is nobody's. */
    public Optional<Profile> held() {
        return switch (post.profile().kind()) {
            case PRISONER -> Optional.of(post.profile());
            case FAMILY -> Optional.ofNullable(post.profile().speaksFor()).flatMap(post::other);
            case GROUP -> Optional.empty();
        };
    }

    private Optional<CustodyCount> count(Profile held) {
        Status status = held.statusOn(held.dayAt(post.at()), post.convention(), post.statusLimit());
        return switch (status) {
            case Status.InCustody inCustody -> Optional.of(inCustody.headline().count());
            case Status.Unknown unknown -> Optional.empty();
            case Status.Released released -> Optional.empty();
            case Status.Died died -> Optional.empty();
        };
    }

    /** All that readers are asked on that day and that has words in the language: the profile's own, then the campaign's. */
    public List<Ask> asks() {
        LocalDate today = post.profile().dayAt(post.at());
        List<Ask> asks = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Stream.concat(post.profile().actions().stream(), post.campaignActions().stream())
                .filter(action -> action.isOpen(today))
                .forEach(action ->
                        inLanguage(action.ask()).filter(seen::add).ifPresent(words -> asks.add(ask(action, words))));
        return asks;
    }

    private Ask ask(Action action, String words) {
        return new Ask(
                words,
                Marks.isolated(Marks.clean(action.office()), wording.isRightToLeft()),
                inLanguage(action.text()).orElse(null),
                Optional.ofNullable(action.readersIn()).map(wording::country).orElse(null),
                Optional.ofNullable(action.closes())
                        .map(PartialDate::of)
                        .map(wording::date)
                        .orElse(null));
    }

    private Optional<String> inLanguage(Map<String, String> texts) {
        return Optional.ofNullable(wording.inLanguage(texts)).map(Marks::clean).filter(text -> !text.isEmpty());
    }
}
