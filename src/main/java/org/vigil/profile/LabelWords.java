package org.vigil.profile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words of one language that tell a charge as a fact: {@code profile/flat-labels.txt}, which says what each kind is. */
final class LabelWords {
    private static final String FILE = "/profile/flat-labels.txt";
    private static final Pattern LINE = Pattern.compile("(label|deed|flat|not|after|spared) ([a-z]{2}): (.+)");

    /** Chinese puts no space between words. */
    private static final String WITHOUT_SPACES = "zh";

    /** Words between quotation marks are somebody's; a question asks, and tells nothing. */
    private static final String QUOTED = "[\"“«„「『‹]|[?؟]$";

    private static final String NEVER = "(?!)";
    private static final Map<String, LabelWords> KNOWN = read();

    private final Locale locale;
    private final Pattern label;
    private final Pattern charge;
    private final Pattern flat;
    private final Pattern before;
    private final Pattern after;
    private final Pattern spared;

    private LabelWords(String language, Map<String, List<String>> forms) {
        boolean spaces = !language.equals(WITHOUT_SPACES);
        String begin = spaces ? "(?<![\\p{L}\\p{M}-])" : "";
        String end = spaces ? "(?![\\p{L}\\p{M}])" : "";
        String people = any(forms.get("label"));
        String labels = any(Stream.of("label", "deed")
                .flatMap(kind -> forms.getOrDefault(kind, List.of()).stream())
                .toList());
        String not = any(forms.get("not"));
        String gap = " (?:(?!" + not + end + ")[\\p{L}\\p{M}'’-]+ ){0,3}?";
        this.locale = Locale.forLanguageTag(language);
        this.label = Pattern.compile(begin + labels + end);
        this.charge = Pattern.compile("(?:[\\p{L}\\p{M}]+ )?" + people);
        this.flat = Pattern.compile(
                begin + any(forms.get("flat")).replace(" … ", gap).replace("~", labels) + end);
        this.before = Pattern.compile(begin + not + " ?$");
        this.after = Pattern.compile("^ " + any(forms.get("after")) + end);
        this.spared = Pattern.compile(any(forms.get("spared")) + "|" + QUOTED);
    }

    /** Those of a language, in whatever script; empty for one of which none are known. */
    static Optional<LabelWords> of(String language) {
        return Optional.ofNullable(KNOWN.get(language.split("-", 2)[0]));
    }

    static Collection<LabelWords> all() {
        return KNOWN.values();
    }

    static Collection<String> languages() {
        return KNOWN.keySet();
    }

    /** What a text that names what somebody is calls them, without saying who does; empty where nothing is wrong with it. */
    Optional<String> calledIn(String text) {
        String plain = plain(text, locale);
        return found(label, plain).filter(label -> !spared.matcher(plain).find());
    }

    /** The word for people where a whole text is it, and therefore no charge. */
    Optional<String> instead(String text) {
        String plain = plain(text, locale);
        return charge.matcher(plain).matches() ? found(label, plain) : Optional.empty();
    }

    /** What a sentence says flatly that somebody is; empty where it does not, or says whose word that is. */
    Optional<String> saidIn(String sentence) {
        String plain = plain(sentence, locale);
        if (spared.matcher(plain).find()) {
            return Optional.empty();
        }
        Matcher said = flat.matcher(plain);
        for (int at = 0; at <= plain.length() && said.find(at); at = said.start() + 1) {
            boolean turned = before.matcher(plain.substring(0, said.start())).find()
                    || after.matcher(plain.substring(said.end())).find();
            if (!turned) {
                return found(label, said.group()).or(() -> Optional.of(said.group()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    private static Map<String, LabelWords> read() {
        Map<String, Map<String, List<String>>> byLanguage = new TreeMap<>();
        try (InputStream in = Objects.requireNonNull(LabelWords.class.getResourceAsStream(FILE));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(LINE::matcher)
                    .filter(Matcher::matches)
                    .forEach(line -> byLanguage
                            .computeIfAbsent(line.group(2), language -> new TreeMap<>())
                            .computeIfAbsent(line.group(1), kind -> new ArrayList<>())
                            .addAll(List.of(line.group(3).split(" \\| "))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, LabelWords> known = new TreeMap<>();
        byLanguage.forEach((language, forms) -> known.put(language, new LabelWords(language, forms)));
        return known;
    }

    private static String any(@Nullable List<String> forms) {
        return forms == null
                ? NEVER
                : forms.stream().map(form -> alike(form.strip())).collect(Collectors.joining("|", "(?:", ")"));
    }

    /** In small letters, with one space between words, and without what nobody sees; the joiner of Persian words stays. */
    private static String plain(String text, Locale locale) {
        return alike(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("[\\p{Cf}\u0640\u064b-\u065f\u0670&&[^\u200c]]", "")
                .replaceAll("[\\p{Z}\\s]+", " ")
                .strip()
                .toLowerCase(locale);
    }

    /** Letters that Arabic and Persian write alike, and keyboards do not. */
    private static String alike(String text) {
        return text.replace('ي', 'ی').replace('ك', 'ک');
    }
}
