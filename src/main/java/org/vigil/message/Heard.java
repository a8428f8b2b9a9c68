package org.vigil.message;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vigil.network.Image;
import org.vigil.network.Message;
import org.vigil.network.Part;
import org.vigil.source.BidiControls;

/**
 * A message as somebody hears it who does not see it: what screen readers have in common, in the order in which they
 * speak. Each of them differs in detail.
 */
public final class Heard {
    private static final Pattern LINK = Pattern.compile("https?://[\\p{ASCII}&&\\S]*[\\p{ASCII}&&[^\\s.,;:!?)]]");
    private static final Pattern IGNORED = Pattern.compile("[\\p{Cf}&&[^\u200c\u200d]]+");
    /** Inside of words U+200C and U+200D are spelling; elsewhere nobody hears them. */
    private static final Pattern STRAY_JOINERS =
            Pattern.compile("(?<!\\p{L})[\u200c\u200d]+|[\u200c\u200d]+(?!\\p{L})");

    private final Wording wording;
    private final HeardWords words;
    private final Pattern grouping;

    private Heard(String language) {
        this.wording = new Wording(language);
        this.words = HeardWords.of(language);
        String separator = DecimalFormatSymbols.getInstance(wording.locale()).getGroupingSeparatorString();
        this.grouping = Pattern.compile("(?<=\\p{Nd})" + Pattern.quote(separator) + "(?=\\p{Nd}{3}(?!\\p{Nd}))");
    }

    /** What is spoken, a line for each pause. */
    public static List<String> of(Message message, String language) {
        return new Heard(language).parts(message.parts());
    }

    private List<String> parts(List<Part> parts) {
        List<String> spoken = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.contentWarning() != null) {
                spoken.add(words.contentWarning() + ": " + line(part.contentWarning()));
            }
            if (parts.size() > 1) {
                spoken.add(words.part(wording.number(i + 1L), wording.number(parts.size())));
            }
            part.text().lines().map(this::line).filter(line -> !line.isEmpty()).forEach(spoken::add);
            for (Image image : part.images()) {
                spoken.add(words.image() + ": " + line(image.altText()));
            }
        }
        return spoken;
    }

    private String line(String text) {
        String linked = LINK.matcher(text).replaceAll(link -> Matcher.quoteReplacement(link(link)));
        String tagged = Hashtags.IN_WORDS
                .matcher(linked)
                .replaceAll(tag -> Matcher.quoteReplacement(words.hashtag() + " " + byWords(tag.group())));
        String counted = grouping.matcher(tagged).replaceAll("");
        String named = Emoji.signs(counted).stream().map(this::sign).collect(Collectors.joining());
        String heard =
                STRAY_JOINERS.matcher(IGNORED.matcher(named).replaceAll("")).replaceAll("");
        return heard.replaceAll("\\s+", " ").strip();
    }

    /** The place that it leads to; nobody is read a whole address. */
    private String link(MatchResult link) {
        try {
            String host = URI.create(link.group()).getHost();
            return words.link() + " " + (host == null ? link.group() : host);
        } catch (IllegalArgumentException odd) {
            return words.link() + " " + link.group();
        }
    }

    private String sign(String sign) {
        if (Emoji.is(sign)) {
            return " " + Emoji.name(sign, ULocale.forLanguageTag(wording.language())) + " ";
        }
        return Legible.isStyled(sign.codePointAt(0))
                ? " " + UCharacter.getExtendedName(sign.codePointAt(0)).toLowerCase(Locale.ROOT) + " "
                : sign;
    }

    /** {@code #FreeToBeHome} is heard as three words and more; what has neither capitals nor underscores as one. */
    static String byWords(String hashtag) {
        return Hashtags.WORD
                .matcher(BidiControls.stripped(hashtag))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining(" "));
    }
}
