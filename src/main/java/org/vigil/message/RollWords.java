package org.vigil.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the poster of a whole roll says: the campaign's name, how many they are, and each name. */
public final class RollWords {
    /** With so many names each may also stand in the script of its own language. */
    private static final int FEW = 60;

    private RollWords() {}

    /**
     * The words in a language.
     *
     * @param posts one for each person, in the order in which they are to stand
     */
    public static PosterWords of(List<Post> posts, String campaign, List<String> hashtags, String language) {
        Wording wording = new Wording(language);
        List<Facts> people = posts.stream()
                .map(post -> FactFinder.of(post, wording, List.of(), null))
                .toList();
        String first = OwnPosterWords.template(TemplateKind.PRISONER, language)
                .map(words -> words.body().lines().skip(1).findFirst().orElse(""))
                .orElse("");
        Map<String, String> boxes = new LinkedHashMap<>();
        boxes.put("title", Marks.clean(campaign));
        boxes.put("people", wording.number(posts.size()));
        boxes.put(
                "names", people.stream().map(facts -> name(facts, posts.size())).collect(Collectors.joining("\n")));
        String tags = hashtags.stream()
                .map(tag -> Marks.isolated(Marks.clean(tag), wording.isRightToLeft()))
                .collect(Collectors.joining(" "));
        boxes.put("hashtags", tags);
        String names =
                wording.list(people.stream().map(facts -> name(facts, FEW + 1)).toList());
        String altText = PosterWriter.altText(
                language, List.of(first, Marks.clean(campaign) + ": " + wording.number(posts.size()), names, tags));
        return new PosterWords(language, boxes, altText, null, "", List.of());
    }

    private static String name(Facts facts, int people) {
        String name = Marks.withoutMarks(facts.texts().getOrDefault(Vocabulary.NAME, ""));
        String own = Marks.withoutMarks(facts.texts().getOrDefault(Vocabulary.NATIVE_NAME, ""));
        return own.isEmpty() || people > FEW ? name : name + "  " + own;
    }
}
