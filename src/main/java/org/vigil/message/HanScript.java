package org.vigil.message;

import com.ibm.icu.text.Transliterator;
import com.ibm.icu.util.ULocale;

/**
 * Vigil's own Chinese words stand in its tables in simplified characters; whoever reads traditional ones ({@code zh-Hant},
 * {@code zh-TW}, {@code zh-HK}) gets those. What a team wrote is left as it is.
 */
final class HanScript {
    private HanScript() {}

    /** Words of Vigil's own, in the characters of a language. */
    static String of(String language, String words) {
        ULocale locale = ULocale.addLikelySubtags(ULocale.forLanguageTag(language));
        boolean traditional =
                locale.getLanguage().equals("zh") && locale.getScript().equals("Hant");
        return traditional ? ToTraditional.INSTANCE.transliterate(words) : words;
    }

    /** Made only where it is needed, since it takes some milliseconds. Safe for many threads once it is made. */
    private static final class ToTraditional {
        private static final Transliterator INSTANCE = Transliterator.getInstance("Simplified-Traditional");
    }
}
