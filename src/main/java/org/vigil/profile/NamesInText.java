package org.vigil.profile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds somebody in a text by any of the names, as it is written there, or as it sounds in whatever script, also where a
 * language changes the end of a name ("Анны Исмаиловой"). It is asked for whom to be silent about, so it finds too many
 * rather than too few. A name of one word is found only as it is written, capitals included.
 */
public final class NamesInText {
    /** What a language adds to a name, as {@link SpelledName} folds it; longer than it is nobody's ending. */
    private static final Pattern ENDING = Pattern.compile("[aiu]{0,2}(?:[mnkhdfsj]{1,2}[aiu]{0,2}){0,2}");

    private static final String VOWELS = "aiu";

    /** {@link SpelledName.Part#mayStandFor} goes by it. */
    private static final int SHORT_STEM = 2;

    private static final int SHORT_ENDING = 2;
    private static final int LONGEST_ENDING = 5;
    private static final int LONGEST_PREFIX = 2;

    /** Shorter ones stand in other words by chance. */
    private static final int LONG_IN_A_HASHTAG = 6;

    private final Naming longNames;
    private final List<String> shortNames;
    private final Naming shortNaming;
    private final List<SpelledName> sounds;
    private final List<String> joinedSounds;
    /** Folded: whole hashtags that are somebody's own, and names of several words that stand in a hashtag in one. */
    private final List<String> ownHashtags;

    private final List<String> joinedNames;

    private NamesInText(List<String> names, Collection<String> hashtags) {
        List<String> ofOneWord =
                names.stream().filter(NamesInText::isOneCasedWord).toList();
        this.shortNames = ofOneWord;
        this.shortNaming = Naming.of(ofOneWord);
        this.longNames = Naming.of(
                names.stream().filter(name -> !ofOneWord.contains(name)).toList());
        this.sounds = names.stream()
                .map(SpelledName::of)
                .filter(name -> name.parts().size() > 1)
                .distinct()
                .toList();
        this.joinedSounds = sounds.stream().map(SpelledName::joined).toList();
        this.ownHashtags = hashtags.stream()
                .map(WrittenText::folded)
                .filter(tag -> !tag.isEmpty())
                .toList();
        this.joinedNames = names.stream()
                .filter(name -> !isOneCasedWord(name))
                .map(WrittenText::folded)
                .filter(name ->
                        name.codePoints().anyMatch(Character::isIdeographic) || name.length() >= LONG_IN_A_HASHTAG)
                .toList();
    }

    public static NamesInText of(Profile person) {
        return of(person, List.of());
    }

    /** @param hashtags that stand for this person and nobody else */
    public static NamesInText of(Profile person, Collection<String> hashtags) {
        return new NamesInText(
                Stream.concat(person.names().values().stream(), person.aliases().stream())
                        .filter(name -> !name.isBlank())
                        .distinct()
                        .toList(),
                hashtags);
    }

    public boolean in(WrittenText text) {
        return inHashtags(text.hashtags())
                || longNames.inPlain(text.plain())
                || shortNames.stream().anyMatch(text.plain()::contains) && shortNaming.inPlain(text.plain())
                || !sounds.isEmpty()
                        && (joinedSounds.stream().anyMatch(text.joined()::contains)
                                || text.runs().stream()
                                        .anyMatch(run -> sounds.stream().anyMatch(name -> in(name, run))));
    }

    private boolean inHashtags(List<String> hashtags) {
        return hashtags.stream()
                .anyMatch(
                        tag -> ownHashtags.contains(tag) || joinedNames.stream().anyMatch(tag::contains));
    }

    private static boolean isOneCasedWord(String name) {
        return name.codePoints().allMatch(Character::isLetter)
                && name.codePoints().anyMatch(sign -> Character.isUpperCase(sign) || Character.isLowerCase(sign));
    }

    /** Whether it is worth looking closely: each part may be one of the words, or all letters are there, joined otherwise. */
    private static boolean mayBe(SpelledName name, List<SpelledName.Part> run) {
        int parts = name.parts().size();
        int all = 0;
        for (SpelledName.Part word : run) {
            all |= word.letters();
        }
        int found = 0;
        int wanted = 0;
        for (SpelledName.Part part : name.parts()) {
            wanted |= part.letters();
            for (SpelledName.Part word : run) {
                if (part.mayStandFor(word)) {
                    found++;
                    break;
                }
            }
        }
        return found >= (parts > 2 ? parts - 1 : parts) || (wanted & ~all) == 0;
    }

    /** One more word may stand between, such as a patronymic; of a long name one may be left out. */
    private static boolean in(SpelledName name, List<SpelledName.Part> run) {
        if (!mayBe(name, run)) {
            return false;
        }
        int parts = name.parts().size();
        int least = parts > 2 ? parts - 1 : parts;
        for (int size = least; size <= Math.min(parts + 1, run.size()); size++) {
            for (int from = 0; from + size <= run.size(); from++) {
                if (isCalled(name, run.subList(from, from + size))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isCalled(SpelledName name, List<SpelledName.Part> words) {
        List<SpelledName.Part> left = new ArrayList<>(words);
        long found = name.parts().stream()
                .filter(part -> first(part, left).map(left::remove).orElse(false))
                .count();
        return found >= Math.min(name.parts().size(), words.size());
    }

    private static Optional<SpelledName.Part> first(SpelledName.Part part, List<SpelledName.Part> words) {
        return words.stream()
                .filter(part::equals)
                .findFirst()
                .or(() -> words.stream().filter(word -> isThat(part, word)).findFirst());
    }

    private static boolean isThat(SpelledName.Part part, SpelledName.Part word) {
        if (part.match(word) != SpelledName.Match.NONE) {
            return true;
        }
        return part.vowels() && word.vowels() ? isBent(part, word) : isJoined(part, word);
    }

    private static boolean isBent(SpelledName.Part part, SpelledName.Part word) {
        int stem = stem(part.sound());
        if (stem < SHORT_STEM || !word.sound().regionMatches(0, part.sound(), 0, stem)) {
            return false;
        }
        String ending = word.sound().substring(stem);
        return ending.length() <= (stem == SHORT_STEM ? SHORT_ENDING : LONGEST_ENDING)
                && ENDING.matcher(ending).matches();
    }

    /** How long a sound is without its last vowels. */
    private static int stem(String sound) {
        int end = sound.length();
        while (end > 0 && VOWELS.indexOf(sound.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    /** Arabic and Hebrew join "and", "for" and the like to the word that follows. */
    private static boolean isJoined(SpelledName.Part part, SpelledName.Part word) {
        int more = word.consonants().length() - part.consonants().length();
        return !word.vowels()
                && part.consonants().length() > 1
                && more > 0
                && more <= LONGEST_PREFIX
                && word.consonants().endsWith(part.consonants());
    }
}
