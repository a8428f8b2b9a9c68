package org.vigil.profile;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Knows where leaked databases lie (RULES 2, "no data from leaked databases"). The list is short and kept in
 * docs/people.md; what an organisation of that name says for itself is no leak.
 */
final class Leaks {
    private static final Pattern PLACES =
            Pattern.compile("^https?://(?:[a-z0-9-]+\\.)*(?:ddosecrets\\.com|libraryofleaks\\.org|cablegatesearch\\.net"
                    + "|cryptome\\.org|enlacehacktivista\\.org|breachforums\\.[a-z]+|leakbase\\.[a-z]+|intelx\\.io|dehashed\\.com"
                    + "|search\\.wikileaks\\.org|wikileaks\\.org/(?:plusd|cable|cablegate|origin|gifiles|syria-files|akp-emails|hackingteam)"
                    + "|pastebin\\.com|ghostbin\\.[a-z]+)(?:[/?#:].*)?$");

    private static final Pattern TITLES = Pattern.compile(
            "(?<!\\p{L})(?:leaked\\s+(?:database|data|files?|records|documents|cables?|e-?mails?)|data\\s+(?:leak|breach)|database\\s+dump"
                    + "|слит(?:ая|ые|ой)\\s+(?:баз|данн)\\p{L}*|утечк[аи]\\s+данных|пробив)(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern LINK = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);

    static final String WRONG = "this is leaked or stolen data";
    static final String ALLOWED =
            "another source: what a team takes from a leak can harm those who stand in it (docs/people.md)";

    private Leaks() {}

    static boolean isOne(Source source) {
        String link = source.link();
        return link != null && isPlace(link) || isCalledOne(source.title());
    }

    static boolean isPlace(String link) {
        return PLACES.matcher(link.toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether words that name a source, such as its title, say that it is leaked. */
    static boolean isCalledOne(String words) {
        return TITLES.matcher(words).find() || LINK.matcher(words).results().anyMatch(link -> isPlace(link.group()));
    }
}
