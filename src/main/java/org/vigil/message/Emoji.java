package org.vigil.message;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Emoji as a screen reader meets them: one sign, however many code points, and a name. */
final class Emoji {
    private static final int REGIONAL_A = 0x1F1E6;
    private static final int REGIONAL_Z = 0x1F1FF;

    /**
     * CLDR's short names in English of those that campaigns use; where it differs, Unicode's own name of the character
     * would mislead. All others are read by Unicode's name.
     */
    private static final Map<String, String> CLDR = names("""
            🕯 candle|🕊 dove|✊ raised fist|❤ red heart|🖤 black heart|💔 broken heart|🙏 folded hands|📣 megaphone
            📢 loudspeaker|✉ envelope|📷 camera|📸 camera with flash|🎗 reminder ribbon|⚖ balance scale|🔗 link
            👉 backhand index pointing right|👇 backhand index pointing down|➡ right arrow|⬇ down arrow|✍ writing hand
            🎂 birthday cake|🌹 rose|🌻 sunflower|🏠 house|🏡 house with garden|⛓ chains|🔓 unlocked|🔒 locked
            🗓 spiral calendar|📅 calendar|⏳ hourglass not done|✅ check mark button|❗ red exclamation mark|⚠ warning
            🚨 police car light|🔴 red circle|⭐ star|📌 pushpin|✏ pencil|📖 open book|🎨 artist palette|🗣 speaking head
            💐 bouquet|🧵 thread|😢 crying face|😭 loudly crying face|👏 clapping hands|💪 flexed biceps|🤝 handshake
            🏻 light skin tone|🏼 medium-light skin tone|🏽 medium skin tone|🏾 medium-dark skin tone|🏿 dark skin tone
            """);

    private Emoji() {}

    private static Map<String, String> names(String table) {
        return table.lines()
                .flatMap(line -> List.of(line.strip().split("\\|")).stream())
                .map(entry -> entry.split(" ", 2))
                .collect(Collectors.toUnmodifiableMap(entry -> entry[0], entry -> entry[1]));
    }

    /** The signs that a reader sees, each with all of its code points. */
    static List<String> signs(String text) {
        BreakIterator signs = BreakIterator.getCharacterInstance(ULocale.ROOT);
        signs.setText(text);
        List<String> found = new ArrayList<>();
        int start = 0;
        for (int end = signs.next(); end != BreakIterator.DONE; end = signs.next()) {
            found.add(text.substring(start, end));
            start = end;
        }
        return found;
    }

    /** Whether a sign is an emoji. © and the like are read as words. */
    static boolean is(String sign) {
        int first = sign.codePointAt(0);
        return isRegional(first)
                || UCharacter.hasBinaryProperty(first, UProperty.EXTENDED_PICTOGRAPHIC) && first > 0x2122;
    }

    /** Its name; of a flag, the country in the language; of a joined one, the names of its pieces. */
    static String name(String sign, ULocale language) {
        if (isRegional(sign.codePointAt(0))) {
            return "flag: " + country(sign, language);
        }
        return sign.codePoints()
                .filter(point -> !UCharacter.hasBinaryProperty(point, UProperty.DEFAULT_IGNORABLE_CODE_POINT))
                .mapToObj(Emoji::name)
                .collect(Collectors.joining(", "));
    }

    private static String name(int point) {
        String name = CLDR.get(Character.toString(point));
        return name != null ? name : UCharacter.getExtendedName(point).toLowerCase(Locale.ROOT);
    }

    private static boolean isRegional(int point) {
        return point >= REGIONAL_A && point <= REGIONAL_Z;
    }

    private static String country(String flag, ULocale language) {
        String code = flag.codePoints()
                .mapToObj(point -> Character.toString('A' + point - REGIONAL_A))
                .collect(Collectors.joining());
        return LocaleDisplayNames.getInstance(language).regionDisplayName(code);
    }
}
