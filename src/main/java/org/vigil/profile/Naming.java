package org.vigil.profile;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vigil.source.BidiControls;

/**
 * Finds in a text whoever a profile is about: by the name in any language, an alias, or a hashtag that is theirs alone. As
 * it is spelled there, in whatever case: a name that a language bends is not found.
 */
public final class Naming {
    private static final Pattern SPACES = Pattern.compile("[\\s\u00A0\u202F]+");

    /** Letters of scripts that set no space between words, or join small words to a name (Arabic, Hebrew). */
    private static final String UNSPACED =
            "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}\\p{IsArabic}\\p{IsHebrew}";

    private static final String IN_A_WORD = "[\\p{L}\\p{M}\\p{N}_&&[^" + UNSPACED + "]]";
    private static final Pattern ONE_SPACED_WORD = Pattern.compile("#?" + IN_A_WORD + "+");

    private final List<Pattern> names;

    private Naming(List<Pattern> names) {
        this.names = names;
    }

    /** @param hashtags that stand for this profile and no other */
    public static Naming of(Profile profile, Collection<String> hashtags) {
        return of(Stream.of(profile.names().values(), profile.aliases(), hashtags)
                .flatMap(Collection::stream)
                .toList());
    }

    static Naming of(Collection<String> names) {
        return new Naming(names.stream()
                .map(Naming::plain)
                .filter(name -> !name.isEmpty())
                .distinct()
                .map(Naming::pattern)
                .toList());
    }

    /** Whether a text names the profile. */
    public boolean in(String text) {
        return inPlain(plain(text));
    }

    /** As above, of a text that {@link #plain} has made: many may be looked for in one. */
    boolean inPlain(String plain) {
        return names.stream().anyMatch(name -> name.matcher(plain).find());
    }

    /** A single word may begin or end other words; several in a row do not. */
    private static Pattern pattern(String name) {
        String found = Pattern.quote(name);
        String whole = ONE_SPACED_WORD.matcher(name).matches()
                ? "(?<!" + IN_A_WORD + ")" + found + "(?!" + IN_A_WORD + ")"
                : found;
        return Pattern.compile(whole, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    static String plain(String text) {
        String composed = Normalizer.normalize(BidiControls.stripped(text), Normalizer.Form.NFC);
        return SPACES.matcher(composed).replaceAll(" ").strip();
    }
}
