package org.vigil.followers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vigil.campaign.CampaignId;
import org.vigil.delivery.InPublic;
import org.vigil.profile.ProfileId;

/**
 * Finds the answer to what followers ask. Whoever and whatever may not be shown is answered with the one answer that
 * everything gets that never was.
 */
final class Reception {
    private static final Map<String, String> PARTS = Map.of(
            "public.css", "text/css;charset=UTF-8",
            "time.js", "text/javascript;charset=UTF-8",
            "vigil.svg", "image/svg+xml");

    private final Glance glance;
    private final InstantSource clock;
    private final Engine engine = new Engine();
    private final Counters counters;
    private final PublicPosters posters;
    private final Photos photos = new Photos();
    private final Map<String, Answer> parts;
    private final Answer nothing;
    private final Answer unavailable;

    Reception(Glance glance, InstantSource clock) {
        this.glance = glance;
        this.clock = clock;
        this.parts = PARTS.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, part -> part(part.getKey(), part.getValue())));
        this.nothing = Answer.nothing(everywhere("nothing"));
        this.unavailable = Answer.text(503, "text/html;charset=UTF-8", everywhere("unavailable"), Headers.PAGE)
                .keptAtMost(0);
        Undrawn undrawn = new Undrawn();
        this.counters = new Counters(engine, unavailable, undrawn);
        this.posters = new PublicPosters(unavailable, undrawn);
    }

    /** @param cacheControl how long copies may be kept, by whom */
    record Given(Answer answer, String cacheControl) {}

    private String everywhere(String key) {
        return engine.page(
                "nothing",
                Texts.of("en"),
                new Views.Nothing(Texts.LANGUAGES.stream()
                        .map(Texts::of)
                        .map(texts -> new Views.Plain(texts.language(), texts.direction(), texts.say(key)))
                        .toList()));
    }

    private static Answer part(String name, String type) {
        try (InputStream in = Reception.class.getResourceAsStream("/followers/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the program");
            }
            return Answer.of(200, type, in.readAllBytes(), Headers.PART);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Given answer(String path, Question question) {
        Instant now = clock.instant();
        Optional<Asked> asked = Asked.of(path);
        if (asked.isPresent() && asked.get() instanceof Asked.Part part) {
            return given(Optional.ofNullable(parts.get(part.name())).orElse(nothing), now);
        }
        Optional<Current> current = glance.current();
        return current.isEmpty()
                ? given(unavailable, now)
                : given(
                        asked.flatMap(what -> of(what, question, current.get(), now))
                                .orElse(nothing),
                        now);
    }

    private static Given given(Answer answer, Instant now) {
        long left = Duration.between(now, Glance.endOfSpan(now)).toSeconds();
        long seconds = Math.min(answer.seconds(), left);
        return new Given(answer, answer.seconds() == 0 ? "no-store" : "public, max-age=" + seconds);
    }

    private Optional<Answer> of(Asked asked, Question question, Current current, Instant now) {
        return switch (asked) {
            case Asked.Part part -> Optional.empty();
            case Asked.Roll(CampaignId campaign) ->
                page(current, campaign, question, asked, "roll", pages -> Optional.of(pages.roll()));
            case Asked.Person(CampaignId campaign, ProfileId person) ->
                shown(current.pages(campaign), person)
                        .flatMap(shown -> page(
                                current,
                                campaign,
                                question,
                                asked,
                                "person",
                                pages -> new PersonPage(pages, posters).of(shown)));
            case Asked.Photo(CampaignId campaign, ProfileId person) ->
                shown(current.pages(campaign), person).flatMap(shown -> photos.of(shown.profile(), current.tree()));
            case Asked.Poster poster -> poster(current, poster, question);
            case Asked.Share(CampaignId campaign, ProfileId person) -> share(current, campaign, person, question);
            case Asked.Hour(CampaignId campaign, boolean calendar) ->
                calendar
                        ? calendar(current, campaign, question)
                        : page(current, campaign, question, asked, "hour", pages -> new SharePages(pages).hourPage());
            case Asked.Counter counter -> counter(counter, question, current, now);
            case Asked.Feed(CampaignId campaign, boolean json) ->
                current.feeds(campaign)
                        .flatMap(open -> current.answers()
                                .of(
                                        List.of(asked, language(open, question)),
                                        () -> Optional.of(feed(current, open, language(open, question), json))));
        };
    }

    private static Optional<InPublic.Shown> shown(Optional<Current.Open> open, ProfileId person) {
        return open.flatMap(known -> Optional.ofNullable(known.roll().get(person)));
    }

    private static Texts texts(Current.Open open, Question question) {
        return Texts.of(spoken(open, question).orElse(open.languages().getFirst()));
    }

    /** The language that is asked for, or another of the same base; empty where the pages speak none of them. */
    private static Optional<String> spoken(Current.Open open, Question question) {
        return open.languages().stream()
                .filter(language -> language.equals(question.language()))
                .findFirst()
                .or(() -> open.languages().stream()
                        .filter(language -> Texts.base(language).equals(Texts.base(question.language())))
                        .findFirst());
    }

    /** In a language and a form that there are, and in no others. */
    private Optional<Answer> poster(Current current, Asked.Poster asked, Question question) {
        return current.pages(asked.campaign())
                .filter(open ->
                        question.language().isEmpty() || spoken(open, question).isPresent())
                .flatMap(open -> shown(Optional.of(open), asked.person())
                        .flatMap(shown -> PublicPosters.Shape.of(question.form().isEmpty() ? "wide" : question.form())
                                .flatMap(shape -> posters.file(
                                        new Pages(current, open, texts(open, question), photos),
                                        shown,
                                        shape,
                                        asked.file()))));
    }

    private Optional<Answer> page(
            Current current,
            CampaignId campaign,
            Question question,
            Asked asked,
            String template,
            Function<Pages, Optional<? extends Record>> view) {
        return current.pages(campaign).flatMap(open -> {
            Texts texts = texts(open, question);
            return current.answers()
                    .of(
                            List.of(asked, texts.language()),
                            () -> view.apply(new Pages(current, open, texts, photos))
                                    .map(seen -> Answer.page(engine.page(template, texts, seen))));
        });
    }

    private Optional<Answer> share(Current current, CampaignId campaign, ProfileId person, Question question) {
        return current.pages(campaign)
                .flatMap(open -> shown(Optional.of(open), person).flatMap(shown -> {
                    Texts texts = texts(open, question);
                    return new SharePages(new Pages(current, open, texts, photos))
                            .share(shown, question.server())
                            .map(view -> Answer.page(engine.page("share", texts, view))
                                    .keptAtMost(0));
                }));
    }

    private Optional<Answer> calendar(Current current, CampaignId campaign, Question question) {
        return current.pages(campaign).flatMap(open -> {
            Texts texts = texts(open, question);
            return ActionHour.of(open.campaign())
                    .filter(hour -> hour.isAhead(current.at()))
                    .map(hour -> hour.calendar(
                            "action-hour-" + campaign + "@"
                                    + current.site().orElseThrow().getHost(),
                            texts.say("hour.title", "campaign", open.campaign().name()),
                            texts.say("hour.lead"),
                            current.url() + "/c/" + campaign + "/-/action-hour?lang=" + texts.language(),
                            hour.at()))
                    .map(file -> Answer.text(200, "text/calendar;charset=UTF-8", file, Headers.PART)
                            .with("Content-Disposition", "attachment; filename=\"action-hour.ics\""));
        });
    }

    private Optional<Answer> counter(Asked.Counter asked, Question question, Current current, Instant now) {
        return current.counters(asked.campaign())
                .flatMap(open -> shown(Optional.of(open), asked.person()).flatMap(shown -> {
                    Texts texts = texts(open, question);
                    Pages pages = new Pages(current, open, texts, photos);
                    return current.days()
                            .of(
                                    List.of(asked.campaign(), asked.person(), texts.language()),
                                    () -> Days.of(pages, shown, current.at()))
                            .flatMap(days -> counter(asked, question, current, open, days, texts, now));
                }));
    }

    private Optional<Answer> counter(
            Asked.Counter asked,
            Question question,
            Current current,
            Current.Open open,
            Days days,
            Texts texts,
            Instant now) {
        String page = open.what().pages()
                ? current.url() + "/c/" + asked.campaign() + "/" + asked.person() + "?lang=" + texts.language()
                : null;
        Badge.Size size = Badge.Size.of(question.size());
        return switch (asked.form()) {
            case FRAME -> Optional.of(counters.frame(Counters.key(asked, texts, ""), current, days, texts, page, now));
            case SVG ->
                Optional.of(counters.badge(Counters.key(asked, texts, size.name()), current, days, texts, size, now));
            case PNG -> counters.pixels(asked, days, texts, size);
            case JSON ->
                current.answers()
                        .of(
                                Counters.key(asked, texts, ""),
                                () -> Optional.of(
                                        counters.numbers(open, asked.person().value(), days, texts, page)));
        };
    }

    /** Of the languages in which the campaign speaks; empty for all. */
    private static String language(Current.Open open, Question question) {
        return open.accountLanguage().values().stream()
                .filter(language -> Texts.base(language).equals(Texts.base(question.language())))
                .findFirst()
                .orElse("");
    }

    private static Answer feed(Current current, Current.Open open, String language, boolean json) {
        Feed feed = new Feed(open, language, current.url());
        return json
                ? Answer.text(200, "application/feed+json", new JsonFeed(feed).text(), Headers.DATA)
                : Answer.text(200, "application/atom+xml;charset=UTF-8", new AtomFeed(feed).text(), Headers.DATA);
    }
}
