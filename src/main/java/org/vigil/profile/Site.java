package org.vigil.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose place on the web a link leads to: {@code hrw.org} for {@code https://www.hrw.org/news/1}. Where many publish under
 * one name, as on a messenger's or a blogs' host, it is the channel or the blog; of an archived page, the place of the page.
 */
final class Site {
    private static final Pattern ARCHIVED =
            Pattern.compile("^https?://web\\.archive\\.org/web/[^/]+/(https?:/.*)$", Pattern.CASE_INSENSITIVE);

    private static final Pattern ADDRESS = Pattern.compile(
            "^https?://(?:[^/?#@]*@)?(?<host>[^/?#:]+)(?::\\d*)?(?<path>[^?#]*)", Pattern.CASE_INSENSITIVE);

    /** Below these of a country's domain, everybody registers one more label: bbc.co.uk. */
    private static final Set<String> SECOND_LEVEL =
            Set.of("ac", "co", "com", "edu", "go", "gob", "gouv", "gov", "ne", "net", "nom", "or", "org");

    /** Each channel or account is the first part of the path. */
    private static final Map<String, String> BY_PATH = Map.of(
            "t.me", "t.me",
            "telegram.me", "t.me",
            "facebook.com", "facebook.com",
            "instagram.com", "instagram.com",
            "twitter.com", "x.com",
            "x.com", "x.com",
            "vk.com", "vk.com",
            "medium.com", "medium.com");

    /** Each blog is a label of its own. */
    private static final Set<String> BY_LABEL =
            Set.of("blogspot.com", "github.io", "livejournal.com", "substack.com", "tumblr.com", "wordpress.com");

    private Site() {}

    /** Empty for what is no link to a host. */
    static Optional<String> of(String link) {
        Matcher archived = ARCHIVED.matcher(link.strip());
        String page = archived.matches() ? archived.group(1).replaceFirst("^(https?:)/+", "$1//") : link.strip();
        Matcher address = ADDRESS.matcher(page);
        return address.find()
                ? Optional.of(of(address.group("host").toLowerCase(Locale.ROOT), address.group("path")))
                : Optional.empty();
    }

    private static String of(String host, String path) {
        String site = registered(host);
        if (BY_LABEL.contains(site)) {
            return host.replaceFirst("^www\\.", "");
        }
        String shared = BY_PATH.get(site);
        return shared == null ? site : shared + "/" + first(path);
    }

    private static String first(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(part -> !part.isEmpty() && !part.equals("s"))
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT);
    }

    private static String registered(String host) {
        List<String> labels = List.of(host.replaceFirst("\\.$", "").split("\\.", -1));
        int size = labels.size();
        boolean ofACountry = size > 2 && labels.getLast().length() == 2 && SECOND_LEVEL.contains(labels.get(size - 2));
        boolean numbers = labels.getLast().matches("\\d+");
        return size < 3 || numbers ? host : String.join(".", labels.subList(size - (ofACountry ? 3 : 2), size));
    }
}
