package org.vigil.message;

import com.ibm.icu.util.ULocale;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a network shows before a text is opened: the template's own words, else what the post speaks of where that needs
 * a warning (RULES 4). It stands beside the text and never in the line of the count.
 */
final class ContentWarning {
    private static final Map<String, String> HUNGER_STRIKE = Map.ofEntries(
            Map.entry("en", "hunger strike"),
            Map.entry("es", "huelga de hambre"),
            Map.entry("fr", "grève de la faim"),
            Map.entry("de", "Hungerstreik"),
            Map.entry("ru", "голодовка"),
            Map.entry("uk", "голодування"),
            Map.entry("be", "галадоўка"),
            Map.entry("pl", "głodówka"),
            Map.entry("az", "aclıq aksiyası"),
            Map.entry("tr", "açlık grevi"),
            Map.entry("ar", "إضراب عن الطعام"),
            Map.entry("fa", "اعتصاب غذا"),
            Map.entry("zh", "绝食"),
            Map.entry("vi", "tuyệt thực"));

    private static final Set<Vocabulary> OF_HUNGER_STRIKES =
            EnumSet.range(Vocabulary.HUNGER_STRIKE, Vocabulary.HUNGER_STRIKE_SINCE);

    private ContentWarning() {}

    /** @return null for none */
    static @Nullable String of(Template template, Markup markup, Facts facts, Post post) {
        return template.contentWarning() != null
                ? template.contentWarning()
                : hungerStrike(template, markup, facts)
                        .or(() -> observance(markup, facts, post))
                        .orElse(null);
    }

    /** The name itself, such as that of the day for victims of torture. */
    private static Optional<String> observance(Markup markup, Facts facts, Post post) {
        return post.occasion().observanceWarned() && markup.names().contains(Vocabulary.OBSERVANCE)
                ? Optional.ofNullable(facts.texts().get(Vocabulary.OBSERVANCE)).map(Marks::withoutMarks)
                : Optional.empty();
    }

    private static Optional<String> hungerStrike(Template template, Markup markup, Facts facts) {
        boolean spokenOf =
                markup.names().stream().anyMatch(name -> OF_HUNGER_STRIKES.contains(name) && facts.has(name));
        String tag = template.key().language();
        String words = HUNGER_STRIKE.getOrDefault(ULocale.forLanguageTag(tag).getLanguage(), "hunger strike");
        return spokenOf ? Optional.of(HanScript.of(tag, words)) : Optional.empty();
    }
}
