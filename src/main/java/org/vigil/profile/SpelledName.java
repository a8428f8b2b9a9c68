package org.vigil.profile;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * A name as it sounds, roughly, whatever script and whichever way of writing it there: Хадиджа Исмаилова, Xədicə
 * İsmayılova and Khadija Ismayilova come to the same. Sounds that one language writes as another writes a different one
 * are taken as one: that finds too many rather than too few.
 *
 * @param parts the words of the name, in the order that they were written in
 */
record SpelledName(List<Part> parts) {
    /** How alike two names are. */
    enum Match {
        NONE,
        /** One has more words, is spelled a little otherwise, or is written without vowels. */
        NEARLY,
        FULLY
    }

    /**
     * One word.
     *
     * @param sound folded, with its vowels
     * @param consonants folded, without them; all that scripts such as the Arabic one write
     * @param vowels whether its script writes vowels
     */
    record Part(String sound, String consonants, boolean vowels) {
        private static final int LONG = 5;

        Match match(Part other) {
            if (vowels && other.vowels) {
                return sound.equals(other.sound) ? Match.FULLY : near(other) ? Match.NEARLY : Match.NONE;
            }
            boolean alike = consonants.length() > 1 && consonants.equals(other.consonants);
            return !alike ? Match.NONE : vowels == other.vowels ? Match.FULLY : Match.NEARLY;
        }

        private boolean near(Part other) {
            return Math.min(sound.length(), other.sound.length()) >= LONG
                    && Math.abs(sound.length() - other.sound.length()) <= 1
                    && LevenshteinDistance.getDefaultInstance().apply(sound, other.sound) == 1;
        }
    }

    /** Transliterators keep no state between texts; ICU's are safe for many threads. */
    private static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII");

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}{2,4}");
    private static final Pattern NO_VOWELS = Pattern.compile("[\\p{IsArabic}\\p{IsHebrew}]");
    private static final Pattern ARTICLE = Pattern.compile("^\u0627\u0644(?=\\p{L}{3})");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}'\u2019\u02BC\u0640\u200C]+");
    private static final Pattern NO_SOUND = Pattern.compile("[^a-z0-9]");
    private static final Pattern TWICE = Pattern.compile("(.)\\1+");
    private static final Pattern GLIDE = Pattern.compile("i(?=[au])|(?<=[au])i");
    private static final Pattern VOWELS = Pattern.compile("[aiu]");

    /** Longer ones first: each is one sound, with the letter that stands for it here. */
    private static final List<String[]> SOUNDS = Stream.of(
                    "shch s", "tsch j", "sch s", "tch j", "dzh j", "cz j", "sz s", "dj j", "dz j", "ch j", "ts j",
                    "tz j", "ks h", "kh h", "gh k", "sh s", "zh z", "ph f", "th t", "ck k", "x h", "c j", "q k", "g k",
                    "w f", "v f", "y i", "e a", "o u")
            .map(pair -> pair.split(" ", -1))
            .toList();

    static SpelledName of(String name) {
        String composed = Normalizer2.getNFKCInstance().normalize(name);
        List<Part> parts = new ArrayList<>();
        for (String word : BETWEEN.split(composed, 0)) {
            if (HAN.matcher(word).matches()) {
                parts.add(part(word.substring(0, 1), true));
                parts.add(part(word.substring(1), true));
            } else if (!word.isBlank()) {
                parts.add(part(word, !NO_VOWELS.matcher(word).find()));
            }
        }
        return new SpelledName(
                parts.stream().filter(part -> !part.sound().isEmpty()).toList());
    }

    private static Part part(String word, boolean vowels) {
        // The standard way writes a j for the Cyrillic short i, which is another sound elsewhere, and knows no schwa.
        String prepared = ARTICLE.matcher(word)
                .replaceFirst("")
                .replace('\u0439', '\u0438')
                .replace('\u0419', '\u0418')
                .replace('\u0259', 'a')
                .replace('\u018F', 'A')
                .replace("\u044C", "")
                .replace("\u044A", "");
        String latin = NO_SOUND.matcher(LATIN.transliterate(prepared).toLowerCase(Locale.ROOT))
                .replaceAll("");
        if (!vowels) {
            // Here a w or a y is a vowel as often as not.
            String bare = latin.replaceAll("[wy]", "");
            latin = bare.length() > 1 ? bare : latin;
        }
        String sound = folded(latin);
        return new Part(sound, VOWELS.matcher(sound).replaceAll(""), vowels);
    }

    private static String folded(String latin) {
        String folded = latin;
        for (String[] sound : SOUNDS) {
            folded = folded.replace(sound[0], sound[1]);
        }
        folded = TWICE.matcher(folded).replaceAll("$1");
        Matcher glides = GLIDE.matcher(folded);
        return TWICE.matcher(glides.replaceAll("")).replaceAll("$1");
    }

    /**
     * The words may stand in any order, and one name may have more of them: a patronymic, a second family name. A single
     * word is alike to a single word only.
     */
    Match match(SpelledName other) {
        SpelledName few = parts.size() <= other.parts.size() ? this : other;
        SpelledName many = few == this ? other : this;
        if (few.parts.isEmpty()) {
            return Match.NONE;
        }
        if (joined().equals(other.joined())) {
            return Match.FULLY;
        }
        if (few.parts.size() == 1 && many.parts.size() > 1) {
            return Match.NONE;
        }
        List<Part> left = new ArrayList<>(many.parts);
        Match worst = few.parts.size() == many.parts.size() ? Match.FULLY : Match.NEARLY;
        for (Part part : few.parts) {
            Match best = Match.NONE;
            Part found = part;
            for (Part candidate : left) {
                Match match = part.match(candidate);
                if (match.compareTo(best) > 0) {
                    best = match;
                    found = candidate;
                }
            }
            if (best == Match.NONE) {
                return Match.NONE;
            }
            left.remove(found);
            worst = best.compareTo(worst) < 0 ? best : worst;
        }
        return worst;
    }

    /** Without the spaces: "Liu Xiaobo" and "Liu Xiao Bo" are one, and "Abdul-Rahman" and "Abdulrahman". */
    String joined() {
        StringBuilder all = new StringBuilder();
        parts.forEach(part -> all.append(part.vowels() ? part.sound() : part.consonants()));
        return all.toString();
    }
}
