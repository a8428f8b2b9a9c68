package org.vigil.exchange;

import com.ibm.icu.text.Transliterator;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * By what two spellings of a name are taken for one: alike in Latin letters in any order of the words, or, across
 * scripts, alike in their consonants.
 *
 * @param latin the words in plain Latin letters, in order of the alphabet
 * @param skeleton their consonants, as far as scripts agree on them
 * @param script of the first letter
 */
record NameKey(String latin, String skeleton, String script) {
    private static final int SHORTEST_SKELETON = 4;
    private static final int LONGEST_ID = 64;

    private static final Pattern QUOTES = Pattern.compile("['’ʹʿʾ`\"]");
    private static final Pattern OTHER_SIGNS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern J = Pattern.compile("dzh|zh|dj");
    private static final Pattern H = Pattern.compile("kh|gh|g|x");
    private static final Pattern S = Pattern.compile("shch|sch|sh");
    private static final Pattern TS = Pattern.compile("ts|tz");
    private static final Pattern K = Pattern.compile("ck|q");
    private static final Pattern VOWEL = Pattern.compile("[aeiouyw]");
    private static final Pattern TWICE = Pattern.compile("(.)\\1+");
    private static final Pattern LAST_H = Pattern.compile("(?<=[a-z])h\\b");

    private static final Transliterator TO_LATIN =
            Transliterator.getInstance("Russian-Latin/BGN; Any-Latin; Latin-ASCII");

    static NameKey of(String name) {
        String latin = latin(name);
        String words = sorted(latin);
        return new NameKey(words, sorted(consonants(latin)), script(name));
    }

    boolean alike(NameKey other) {
        return latin.equals(other.latin)
                || !script.equals(other.script)
                        && skeleton.equals(other.skeleton)
                        && skeleton.replace(" ", "").length() >= SHORTEST_SKELETON;
    }

    /** An id made of a name; empty where the name has no letters that a file's name could have. */
    static String id(String name) {
        String id = latin(name).replace(' ', '-');
        return id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID).replaceAll("-$", "") : id;
    }

    private static String latin(String name) {
        boolean ascii = name.chars().allMatch(sign -> sign < 0x80);
        String latin = ascii
                ? name
                : TO_LATIN.transliterate(name.replace("ة", "").replace('ə', 'a').replace('Ə', 'A'));
        String plain = QUOTES.matcher(latin.toLowerCase(Locale.ROOT)).replaceAll("");
        return OTHER_SIGNS.matcher(plain).replaceAll(" ").strip();
    }

    private static String consonants(String latin) {
        String heard = J.matcher(latin).replaceAll("j");
        heard = H.matcher(heard).replaceAll("h");
        heard = TS.matcher(S.matcher(heard).replaceAll("s")).replaceAll("s").replace("ph", "f");
        heard = VOWEL.matcher(K.matcher(heard).replaceAll("k")).replaceAll("");
        return LAST_H.matcher(TWICE.matcher(heard).replaceAll("$1")).replaceAll("");
    }

    private static String sorted(String words) {
        return Arrays.stream(words.split(" "))
                .filter(word -> !word.isEmpty())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String script(String name) {
        return name.codePoints()
                .filter(Character::isLetter)
                .mapToObj(sign -> Character.UnicodeScript.of(sign).name())
                .findFirst()
                .orElse("");
    }
}
