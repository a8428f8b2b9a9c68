package org.vigil.browser;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.vigil.console.Mapped;
import org.vigil.testing.Browser;

/** Goes wherever links lead, forms that only ask, and the addresses that public pages offer for other sites. */
final class Walk {
    /**
     * Beside Today: a sandbox is linked from the overview of the demo, where nobody is signed in, and the first preview from the
     * first hour until it is over.
     */
    static final List<String> CONSOLE = List.of("/", "/sandbox/box", "/preview");

    static final List<String> FOLLOWERS = List.of("/c/vigil?lang=en", "/c/vigil?lang=fa");
    private static final Pattern EMBEDDED =
            Pattern.compile("https://vigil\\.example\\.org(/[a-z]+/[^\\s\"'<>&]*(?:&(?:amp;)*[^\\s\"'<>&]*)*)");

    private static final int OF_EACH_KIND = 16;
    private static final List<PathPattern> MAPPED = Mapped.all().stream()
            .filter(Mapped::reads)
            .map(each -> PathPatternParser.defaultInstance.parse(each.pattern()))
            .sorted()
            .toList();

    private final Browser who;
    private final Predicate<String> goes;
    private final Map<String, HttpResponse<String>> answers = new LinkedHashMap<>();

    Walk(Browser who) {
        this(who, address -> true);
    }

    /** @param goes whether it goes to an address */
    Walk(Browser who, Predicate<String> goes) {
        this.who = who;
        this.goes = goes;
    }

    /** What was answered, by address. */
    Map<String, HttpResponse<String>> answers() {
        return answers;
    }

    /** Every page, until there are so many. */
    Walk everywhere(List<String> from, int most) {
        Deque<String> ways = new ArrayDeque<>(from);
        while (!ways.isEmpty() && answers.size() < most) {
            String path = ways.poll();
            if (!answers.containsKey(path)) {
                ways.addAll(step(path));
            }
        }
        return this;
    }

    /** Of each kind of page one: the address by its kind. A few more of each are read, for the links that not all have. */
    Map<String, String> oneOfEachKind(List<String> from) {
        return ofEachKind(from, OF_EACH_KIND);
    }

    /** As above, with so many of each kind read. */
    Map<String, String> ofEachKind(List<String> from, int most) {
        Map<String, String> found = new LinkedHashMap<>();
        Map<String, Integer> read = new HashMap<>();
        Deque<String> ways = new ArrayDeque<>(from);
        while (!ways.isEmpty()) {
            String path = ways.poll();
            Optional<String> kind = kind(path).filter(each -> !answers.containsKey(path));
            if (kind.isPresent() && read.merge(kind.get(), 1, Integer::sum) <= most) {
                ways.addAll(step(path));
                if (isPage(Objects.requireNonNull(answers.get(path)))) {
                    found.putIfAbsent(kind.get(), path);
                }
            }
        }
        return found;
    }

    private List<String> step(String path) {
        HttpResponse<String> answer = who.get(path);
        answers.put(path, answer);
        return isPage(answer) ? links(answer.body()) : List.of();
    }

    /** A page that is offered as a file is looked at by nobody here. */
    static boolean isPage(HttpResponse<String> answer) {
        return answer.statusCode() == 200
                && answer.headers().firstValue("Content-Disposition").isEmpty()
                && answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
    }

    private List<String> links(String body) {
        Document page = Jsoup.parse(body);
        Stream<String> linked = page.select("a[href^=/], form[method=get][action^=/], img[src^=/]").stream()
                .map(link -> link.hasAttr("href")
                        ? link.attr("href")
                        : link.hasAttr("action") ? link.attr("action") : link.attr("src"));
        Stream<String> embedded = page.select("textarea").stream()
                .flatMap(area -> EMBEDDED.matcher(area.text()).results())
                .map((MatchResult address) -> address.group(1).replace("&amp;", "&"));
        return Stream.concat(linked, embedded)
                .map(path -> path.replaceFirst("#.*", ""))
                .filter(goes)
                .toList();
    }

    /** Such as {@code /deliveries?account&state}; empty for what is none of the console's. */
    static Optional<String> kind(String address) {
        String path = address.replaceFirst("[?#].*", "");
        String query = address.contains("?") ? address.replaceFirst("^[^?]*\\?", "") : "";
        String names = Stream.of(query.split("&", -1))
                .map(pair -> pair.replaceFirst("=.*", ""))
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining("&"));
        return pattern(path).map(pattern -> pattern + (names.isEmpty() ? "" : "?" + names));
    }

    private static Optional<String> pattern(String path) {
        return MAPPED.stream()
                .filter(pattern -> pattern.matches(PathContainer.parsePath(path)))
                .map(Object::toString)
                .findFirst();
    }
}
