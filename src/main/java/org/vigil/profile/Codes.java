package org.vigil.profile;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Readers of the codes that stand in a profile. Each throws {@link IllegalArgumentException} for a text that is none. */
final class Codes {
    static final String COUNTRY = "a country's two letters, such as AZ";
    static final String LANGUAGE = "a language, such as en, ru, fa or zh-Hans";
    static final String ZONE = "a zone's name, such as Asia/Baku";
    static final String LINK = "a link that begins with https:// or http://";
    static final String DAY = "a day, such as 2015-09-01";
    static final String TAG = "lower-case letters, digits and dashes, such as free-the-20";
    static final String HASHTAG = "# and one word of letters and digits, such as #FreeKhadija";
    static final String PHOTO = "a jpg or png below the team's folder, such as profiles/photos/wang-yu.jpg";

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final Pattern LONG_LANGUAGE = Pattern.compile("[a-z]{3}");
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}_\\u200C]*[\\p{L}_][\\p{L}\\p{M}\\p{N}_\\u200C]*");

    private Codes() {}

    static String country(String text) {
        return accepted(text, COUNTRIES.contains(text));
    }

    /** A BCP 47 tag in its usual case. Three letters are taken as they are, since Java knows no list of them. */
    static String language(String text) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text).build();
            String language = locale.getLanguage();
            return accepted(
                    locale.toLanguageTag(),
                    LANGUAGES.contains(language)
                            || LONG_LANGUAGE.matcher(language).matches() && !language.equals("und"));
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException("no language", e);
        }
    }

    static ZoneId zone(String text) {
        if (!ZONES.contains(text)) {
            throw new IllegalArgumentException();
        }
        return ZoneId.of(text);
    }

    static String link(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return accepted(text, web && uri.getHost() != null && uri.getUserInfo() == null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no link", e);
        }
    }

    /** @throws java.time.DateTimeException for a day that no calendar has */
    static LocalDate day(String text) {
        PartialDate date = date(text);
        if (date.precision() != PartialDate.Precision.DAY) {
            throw new IllegalArgumentException("the day is missing");
        }
        return date.earliest();
    }

    /** A date; what lies before 1900 is a slip of the pen. */
    static PartialDate date(String text) {
        PartialDate date = PartialDate.parse(text);
        if (date.earliest().getYear() < 1900) {
            throw new IllegalArgumentException("the year lies before 1900");
        }
        return date;
    }

    static String tag(String text) {
        return accepted(text, text.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    /** A hashtag, its sign put before it where it was left out (RULES 4). */
    static String hashtag(String text) {
        String word = text.startsWith("#") ? text.substring(1) : text;
        accepted(word, WORD.matcher(word).matches());
        return "#" + word;
    }

    static String photo(String text) {
        boolean inside = !text.startsWith("/") && !text.contains("\\") && !text.contains("..") && !text.contains(":");
        return accepted(text, inside && text.toLowerCase(Locale.ROOT).matches(".+\\.(jpe?g|png)"));
    }

    private static String accepted(String text, boolean acceptable) {
        if (!acceptable) {
            throw new IllegalArgumentException();
        }
        return text;
    }
}
