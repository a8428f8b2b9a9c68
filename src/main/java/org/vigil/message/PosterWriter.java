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
import java.util.stream.IntStream;
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

    /**
     * What a poster says, from the fullest to the shortest: each leaves out one more of the {@code ifRoom} sections, the last
     * first. With the problems where there can be none.
     */
    public List<PosterWords> write(Template words, Post post, Channel channel, boolean withPhoto) {
        Problems problems = new Problems();
        problems.addAll(problems(words));
        Optional<Markup> read = MarkupReader.read(words.key().path(), words.body(), words.firstLine(), problems);
        if (read.isEmpty() || !problems.isEmpty()) {
            return List.of(new PosterWords(words.key().language(), Map.of(), "", null, "", problems.list()));
        }
        Wording wording = wordings.computeIfAbsent(words.key().language(), Wording::new);
        Markup markup = wording.isRightToLeft() ? read.get().withSigns() : read.get();
        List<String> hashtags = Hashtags.choose(
                post.campaignHashtags(),
                post.profile().hashtags(),
                markup.constantWords(),
                channel.limits().maxHashtags());
        Facts facts = FactFinder.of(post, wording, hashtags, channel.readersIn());
        MissingFacts.report(words, markup, facts, post.profile(), problems);
        CustodyLabels.check(words, markup, facts, post.profile().id(), problems);
        Optional<PosterPhoto> photo =
                withPhoto ? PosterPhoto.of(post, words.key().language(), problems) : Optional.empty();
        String bound = bound(words, markup, facts, photo);
        CompiledTemplate ready = CompiledTemplate.of(markup);
        return IntStream.rangeClosed(0, markup.rooms())
                .map(left -> markup.rooms() - left)
                .mapToObj(rooms -> Passage.of(ready.fill(facts, rooms), facts.whole(), wording.locale())
                        .text())
                .map(text -> said(words, text, photo, bound, channel, problems.list()))
                .toList();
    }

    private static PosterWords said(
            Template words,
            String text,
            Optional<PosterPhoto> photo,
            String bound,
            Channel channel,
            List<Problem> problems) {
        String language = words.key().language();
        Map<String, String> boxes = boxes(text);
        String first = boxes.getOrDefault(ALT, "");
        boxes.remove(ALT);
        photo.map(PosterPhoto::credit).ifPresent(credit -> boxes.put(CREDIT, credit));
        List<String> said =
                new ArrayList<>(List.of(first, photo.map(PosterPhoto::altText).orElse("")));
        boxes.forEach((box, line) -> {
            boolean ofNumber =
                    box.equals(STATUS) && !boxes.getOrDefault(DAYS, "").isEmpty();
            said.add(ofNumber ? said.removeLast() + (language.startsWith("zh") ? "" : " ") + line : line);
        });
        String altText = altText(language, said);
        Problems all = new Problems();
        all.addAll(problems);
        if (altText.codePointCount(0, altText.length()) > channel.limits().maxAltText()) {
            all.add(new Problem(
                    words.key().path(),
                    words.firstLine(),
                    "",
                    "the poster's alt text has more than " + channel.limits().maxAltText() + " characters",
                    "fewer words on the poster"));
        }
        return new PosterWords(
                language, boxes, altText, photo.map(PosterPhoto::file).orElse(null), bound, all.list());
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
        texts.stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> {
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
