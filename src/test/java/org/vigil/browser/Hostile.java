package org.vigil.browser;

import java.io.StringReader;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Fills every text of a file with what would run in a browser, were it more than words; and sees whether it is. */
final class Hostile {
    private static final List<String> FORMS = List.of(
            "<script>alert(N)</script>\"'><img src=x onerror=alert(N)>",
            "https://example.org/\"'><script>alert(N)</script>",
            "javascript:alert(N)//https://example.org/",
            "profiles/photos/\"'><img src=x onerror=alert(N)>.png",
            "#<script>alert(N)</script>",
            "<b>N");

    private Hostile() {}

    /**
     * @param fields those that take such words, each with what stands there now
     */
    record Filled(String yaml, Set<String> fields) {}

    /** Of each text the first form that the reader takes; what takes none stays as it is. */
    static Filled fill(String yaml, Predicate<String> accepted) {
        Node root = compose(yaml);
        List<Place> places = new ArrayList<>();
        places(root, "", places);
        Set<String> fields = new LinkedHashSet<>();
        for (int n = 0; n < places.size(); n++) {
            Place place = places.get(n);
            for (String form : FORMS) {
                String words = form.replace("N", String.valueOf(1000 + n));
                place.put(words);
                if (accepted.test(text(root))) {
                    fields.add(place.field() + "=" + words);
                    break;
                }
                place.putBack();
            }
        }
        return new Filled(text(root), fields);
    }

    private static Node compose(String yaml) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(yaml));
    }

    private static String text(Node root) {
        StringWriter out = new StringWriter();
        DumperOptions as = new DumperOptions();
        as.setWidth(10_000);
        as.setAllowUnicode(true);
        new Yaml(as).serialize(root, out);
        return out.toString();
    }

    /** A text in a file, and how to put another in its place. */
    private record Place(String field, ScalarNode was, java.util.function.Consumer<Node> set) {
        void put(String words) {
            set.accept(new ScalarNode(
                    Tag.STR, words, was.getStartMark(), was.getEndMark(), DumperOptions.ScalarStyle.DOUBLE_QUOTED));
        }

        void putBack() {
            set.accept(was);
        }
    }

    private static void places(Node node, String field, List<Place> found) {
        switch (node) {
            case MappingNode mapping -> {
                for (int i = 0; i < mapping.getValue().size(); i++) {
                    int at = i;
                    NodeTuple pair = mapping.getValue().get(i);
                    child(
                            pair.getValueNode(),
                            field + "." + ((ScalarNode) pair.getKeyNode()).getValue(),
                            set -> mapping.getValue().set(at, new NodeTuple(pair.getKeyNode(), set)),
                            found);
                }
            }
            case SequenceNode list -> {
                for (int i = 0; i < list.getValue().size(); i++) {
                    int at = i;
                    child(list.getValue().get(i), field, set -> list.getValue().set(at, set), found);
                }
            }
            default -> throw new IllegalArgumentException("no mapping and no list");
        }
    }

    private static void child(Node value, String field, java.util.function.Consumer<Node> set, List<Place> found) {
        if (value instanceof ScalarNode scalar) {
            found.add(new Place(field, scalar, set));
        } else {
            places(value, field, found);
        }
    }

    /** What of an answer would run, or load something, that the pages have not put there themselves. */
    static List<String> runs(HttpResponse<String> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (type.startsWith("text/html")) {
            return runs(Jsoup.parse(answer.body()));
        }
        if (type.contains("xml")) {
            Document document = Jsoup.parse(answer.body(), "", Parser.xmlParser());
            return Stream.concat(
                            runs(document).stream(),
                            document.select("[type=html], summary, content").stream()
                                    .flatMap(each -> runs(Jsoup.parse(each.text())).stream())
                                    .filter(each ->
                                            document.select("[type=html]").size() > 0))
                    .toList();
        }
        boolean sniffed = answer.headers()
                .firstValue("X-Content-Type-Options")
                .filter("nosniff"::equals)
                .isEmpty();
        return sniffed && !answer.body().isEmpty() ? List.of("may be taken for a page: " + type) : List.of();
    }

    static List<String> runs(Document document) {
        return document.getAllElements().stream()
                .filter(each ->
                        isForeign(each) || each.attributes().asList().stream().anyMatch(Hostile::isForeign))
                .map(each -> each.outerHtml().lines().findFirst().orElse(""))
                .toList();
    }

    private static boolean isForeign(Element element) {
        String tag = element.normalName();
        return (tag.equals("script") && !element.attr("src").startsWith("/"))
                || tag.equals("b")
                || (tag.equals("img") && !isOwnPicture(element.attr("src")))
                || Set.of("iframe", "object", "embed", "base", "foreignobject").contains(tag);
    }

    /** From these pages, or a drawing that stands in the page itself: such a one runs nothing. */
    private static boolean isOwnPicture(String source) {
        return source.startsWith("/") || source.matches("data:image/(jpeg|png);base64,[A-Za-z0-9+/=]*");
    }

    private static boolean isForeign(Attribute attribute) {
        String value = attribute.getValue().strip().toLowerCase(Locale.ROOT);
        return attribute.getKey().toLowerCase(Locale.ROOT).startsWith("on")
                || value.startsWith("javascript:")
                || (attribute.getKey().equalsIgnoreCase("href") && value.startsWith("data:"));
    }
}
