package org.vigil.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/**
 * Writes the words of posters: a template in which a line such as {@code [name]} begins what stands in the box of that name.
 * Safe for many threads; costs less where it is used again.
 */
public final class PosterWriter {
    /** The folder's name below {@code templates/}. */
    public static final String FOLDER = "posters";

    /** What a screen reader hears first; the words of the boxes follow by themselves. */
    private static final String ALT = "alt";

    /** What the number is a number of follows it in one breath. */
    private static final String DAYS = "days";

    private static final String STATUS = "status";
    private static final String CREDIT = "credit";
    private static final Pattern BOX = Pattern.compile("(?m)^\\[([a-z][a-z-]*)\\]$");
    private static final Pattern ENDED = Pattern.compile("[.!?…。！？؟।]\u2069?$");

    private final Map<String, Wording> wordings = new ConcurrentHashMap<>();

    /** Which words a poster is lettered with. */
    public static TemplateKey key(TemplateKind kind, String language) {
        return new TemplateKey(FOLDER, kind, language, null);
    }

    /** The boxes that a template has words for, in its order. */
    public static List<String> boxes(Template words) {
        return BOX.matcher(words.body().replace("\r\n", "\n"))
                .results()
                .map(box -> box.group(1))
                .filter(box -> !box.equals(ALT))
                .toList();
    }

    /** What is wrong with words for posters beside what is wrong with any template. */
    public static List<Problem> problems(Template words) {
        Problems problems = new Problems();
        List<String> boxes = boxes(words);
        if (!words.body().stripLeading().startsWith("[") || boxes.isEmpty()) {
            problems.add(new Problem(
                    words.key().path(),
                    words.firstLine(),
                    "",
                    "these words are for posters, and no box is named before the first of them",
                    "a line such as [name] above the words of each box; docs/posters.md"));
        }
        boxes.stream()
                .filter(box -> boxes.indexOf(box) != boxes.lastIndexOf(box))
                .distinct()
                .forEach(box -> problems.add(new Problem(
                        words.key().path(), words.firstLine(), "[" + box + "]", "it stands there twice", "once")));
        return problems.list();
    }

    /** What a poster says; with the problems where there can be none. */
    public PosterWords write(Template words, Post post, Channel channel, boolean withPhoto) {
        Problems problems = new Problems();
        problems.addAll(problems(words));
        Optional<Markup> markup = MarkupReader.read(words.key().path(), words.body(), words.firstLine(), problems);
        if (markup.isEmpty() || !problems.isEmpty()) {
            return new PosterWords(words.key().language(), Map.of(), "", null, "", problems.list());
        }
        return write(words, markup.get(), post, channel, withPhoto, problems);
    }

    private PosterWords write(
            Template words, Markup read, Post post, Channel channel, boolean withPhoto, Problems problems) {
        String language = words.key().language();
        Wording wording = wordings.computeIfAbsent(language, Wording::new);
        Markup markup = wording.isRightToLeft() ? read.withSigns() : read;
        List<String> hashtags = Hashtags.choose(
                post.campaignHashtags(),
                post.profile().hashtags(),
                markup.constantWords(),
                channel.limits().maxHashtags());
        Facts facts = FactFinder.of(post, wording, hashtags, channel.readersIn());
        MissingFacts.report(words, markup, facts, post.profile(), problems);
        CustodyLabels.check(words, markup, facts, post.profile().id(), problems);
        Optional<PosterPhoto> photo = withPhoto ? PosterPhoto.of(post, language, problems) : Optional.empty();
        Map<String, String> boxes = boxes(
                Passage.of(CompiledTemplate.of(markup).fill(facts, markup.rooms()), facts.whole(), wording.locale())
                        .text());
        String first = boxes.getOrDefault(ALT, "");
        boxes.remove(ALT);
        photo.map(PosterPhoto::credit).ifPresent(credit -> boxes.put(CREDIT, credit));
        List<String> said =
                new ArrayList<>(List.of(first, photo.map(PosterPhoto::altText).orElse("")));
        boxes.forEach((box, text) -> {
            boolean ofNumber =
                    box.equals(STATUS) && !boxes.getOrDefault(DAYS, "").isEmpty();
            said.add(ofNumber ? said.removeLast() + (language.startsWith("zh") ? "" : " ") + text : text);
        });
        String altText = altText(language, said);
        if (altText.codePointCount(0, altText.length()) > channel.limits().maxAltText()) {
            problems.add(new Problem(
                    words.key().path(),
                    words.firstLine(),
                    "",
                    "the poster's alt text has more than " + channel.limits().maxAltText() + " characters",
                    "fewer words on the poster"));
        }
        return new PosterWords(
                language,
                boxes,
                altText,
                photo.map(PosterPhoto::file).orElse(null),
                bound(words, markup, facts, photo),
                problems.list());
    }

    private static Map<String, String> boxes(String text) {
        Map<String, String> boxes = new LinkedHashMap<>();
        Matcher heading = BOX.matcher(text);
        @Nullable String name = null;
        int from = 0;
        while (heading.find()) {
            put(boxes, name, text.substring(from, heading.start()));
            name = heading.group(1);
            from = heading.end();
        }
        put(boxes, name, text.substring(from));
        return boxes;
    }

    private static void put(Map<String, String> boxes, @Nullable String name, String words) {
        if (name != null) {
            boxes.put(
                    name,
                    words.lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .collect(Collectors.joining("\n")));
        }
    }

    /** Each line once, as a sentence of its own: whoever hears it pauses where whoever sees it looks further. */
    static String altText(String language, List<String> texts) {
        boolean chinese = language.startsWith("zh");
        StringBuilder said = new StringBuilder();
        texts.stream().flatMap(String::lines).map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            said.append(said.isEmpty() || chinese ? "" : " ").append(line);
            said.append(ENDED.matcher(line).find() ? "" : chinese ? "。" : ".");
        });
        return said.toString();
    }

    private static String bound(Template words, Markup markup, Facts facts, Optional<PosterPhoto> photo) {
        StringBuilder bound = new StringBuilder(words.digest());
        for (Vocabulary name : markup.names()) {
            String value = ApprovalDigest.value(name, facts);
            bound.append('\n')
                    .append(name.word())
                    .append(' ')
                    .append(value.length())
                    .append(' ')
                    .append(value);
        }
        photo.ifPresent(shown -> bound.append('\n')
                .append(shown.file().digest())
                .append('\n')
                .append(shown.credit())
                .append('\n')
                .append(shown.altText()));
        return SourceFile.sha256(bound.toString().getBytes(StandardCharsets.UTF_8));
    }
}
