package org.vigil.message;

import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Image;
import org.vigil.network.Limits;
import org.vigil.network.Message;
import org.vigil.network.Part;
import org.vigil.source.Problem;
import org.vigil.source.Problems;

/**
 * Turns a post into the message for one account. Asks nothing and nobody, and says the same to the same. Safe for many
 * threads; costs less where it is used again.
 */
public final class Renderer {
    private final Map<String, Wording> wordings = new ConcurrentHashMap<>();
    private final Map<Template, CompiledTemplate> compiled = new ConcurrentHashMap<>();

    /** The message, or every reason why there can be none. */
    public Rendered render(Template template, Post post, Channel channel) {
        return render(template, post, channel, Optional.empty());
    }

    /** As above, with a picture that was drawn for it; without one the profile's photo is shown. */
    public Rendered render(Template template, Post post, Channel channel, Optional<Illustration> drawn) {
        Problems problems = new Problems();
        Channel measured = channel.with(channel.limits().remembering());
        return compiled(template, problems)
                .map(ready -> render(template, ready, post, measured, drawn, problems))
                .orElseGet(() -> Rendered.nothing(template.digest(), problems.list()));
    }

    private Optional<CompiledTemplate> compiled(Template template, Problems problems) {
        CompiledTemplate known = compiled.get(template);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<CompiledTemplate> fresh = MarkupReader.read(
                        template.key().path(), template.body(), template.firstLine(), problems)
                .map(markup -> isRightToLeft(template) ? markup.withSigns() : markup)
                .map(CompiledTemplate::of);
        fresh.ifPresent(ready -> compiled.put(template, ready));
        return fresh;
    }

    private static boolean isRightToLeft(Template template) {
        return ULocale.forLanguageTag(template.key().language()).isRightToLeft();
    }

    private Rendered render(
            Template template,
            CompiledTemplate ready,
            Post post,
            Channel given,
            Optional<Illustration> drawn,
            Problems problems) {
        Markup markup = ready.markup();
        Wording wording = wordings.computeIfAbsent(template.key().language(), Wording::new);
        List<String> hashtags = hashtags(template, markup, post, given.limits(), problems);
        Facts facts = FactFinder.of(post, wording, hashtags, given.readersIn());
        MissingFacts.report(template, markup, facts, post.profile(), problems);
        drawn.ifPresent(picture -> problems.addAll(picture.problems()));
        Optional<Image> image = drawn.isPresent()
                ? drawn.get().image()
                : new Pictures(given.limits(), problems).of(post, template.key().language());
        Channel channel = image.isPresent() ? given.withImages() : given;
        Passage passage = roomiest(ready, facts, wording, channel.limits());
        List<String> texts = texts(passage, channel);
        boolean nothingKnown = passage.text().isEmpty() && !problems.isEmpty();
        if (texts.isEmpty() && !nothingKnown) {
            problems.add(unfit(template, passage, post, channel));
        }
        @Nullable String warning = ContentWarning.of(template, markup, facts, post);
        ConditionalRelease.check(template, markup, facts, post, said(warning, texts, image), problems);
        CustodyLabels.check(template, markup, facts, post.profile().id(), problems);
        Bound all = new Bound(template, markup, facts, image, drawn, warning, channel);
        Optional<Message> message =
                problems.isEmpty() ? Optional.of(message(template, warning, texts, image, channel)) : Optional.empty();
        return new Rendered(
                message,
                ApprovalDigest.of(all),
                ApprovalDigest.besidesAction(all),
                !facts.has(Vocabulary.ACTION) && !markup.speaksInsteadOfAction(),
                Grounds.of(all),
                longest(texts, passage, channel.limits()),
                hashtags,
                problems.list());
    }

    private static List<String> hashtags(
            Template template, Markup markup, Post post, Limits limits, Problems problems) {
        int line = markup.tokens().stream()
                .filter(token -> token instanceof Markup.Value value && value.name() == Vocabulary.HASHTAGS)
                .mapToInt(Markup.Token::line)
                .findFirst()
                .orElse(0);
        if (line == 0) {
            return List.of();
        }
        List<String> person = post.profile().hashtags();
        Stream.concat(post.campaignHashtags().stream(), person.stream())
                .flatMap(hashtag -> Hashtags.wrong(hashtag).stream())
                .map(wrong -> new Problem(template.key().path(), line, "{{hashtags}}", wrong, "#FreeToBeHome"))
                .forEach(problems::add);
        return Hashtags.choose(post.campaignHashtags(), person, markup.constantWords(), limits.maxHashtags());
    }

    /** The text with as many of its {@code ifRoom} sections as fit: the last goes first, each whole. */
    private static Passage roomiest(CompiledTemplate ready, Facts facts, Wording wording, Limits limits) {
        int rooms = ready.markup().rooms();
        Passage passage = Passage.of(ready.fill(facts, rooms), facts.whole(), wording.locale());
        while (rooms > 0 && !limits.fits(passage.text())) {
            rooms--;
            passage = Passage.of(ready.fill(facts, rooms), facts.whole(), wording.locale());
        }
        return passage;
    }

    /** The parts' texts; none where it does not fit. */
    private static List<String> texts(Passage passage, Channel channel) {
        if (passage.text().isEmpty()) {
            return List.of();
        }
        if (channel.limits().fits(passage.text())) {
            return List.of(passage.text());
        }
        return channel.threads() ? new Fit(channel.limits()).divided(passage) : List.of();
    }

    private static Problem unfit(Template template, Passage passage, Post post, Channel channel) {
        Limits limits = channel.limits();
        String who = post.profile().id().value();
        if (passage.text().isEmpty()) {
            String allowed = "words that stand outside of every section";
            return new Problem(template.key().path(), template.firstLine(), "", "nothing is said of " + who, allowed);
        }
        String wrong = "the text has " + limits.length(passage.text()) + " of " + limits.maxLength()
                + " characters for " + who;
        String thread = channel.threads()
                ? ", and a piece that must stay whole is too long for one part of a thread (what follows {{hashtags}} stays with them)"
                : "";
        String allowed = "shorten it or put {{#ifRoom}}…{{/ifRoom}} around what may go";
        return new Problem(template.key().path(), template.firstLine(), "", wrong + thread, allowed);
    }

    private static List<String> said(@Nullable String warning, List<String> texts, Optional<Image> image) {
        return Stream.of(texts.stream(), Stream.ofNullable(warning), image.map(Image::altText).stream())
                .flatMap(each -> each)
                .toList();
    }

    private static Message message(
            Template template, @Nullable String warning, List<String> texts, Optional<Image> image, Channel channel) {
        return new Message(IntStream.range(0, texts.size())
                .mapToObj(i -> new Part(
                        texts.get(i),
                        i == 0 ? image.stream().toList() : List.of(),
                        template.key().language(),
                        warning,
                        channel.visibility()))
                .toList());
    }

    private static int longest(List<String> texts, Passage passage, Limits limits) {
        return texts.stream().mapToInt(limits::length).max().orElseGet(() -> limits.length(passage.text()));
    }
}
