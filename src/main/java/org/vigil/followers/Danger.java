package org.vigil.followers;

import java.util.Map;

/**
 * The languages of which many readers live where people have been punished for following a channel, sharing a post or liking
 * one. Whoever opens a page in one of them is warned before every link to a network: no page can know where they are.
 */
final class Danger {
    /** Why each stands here. A language is added with its reason; to take one out is a decision about people's safety. */
    private static final Map<String, String> WHY = Map.of(
            "be", "Belarus: subscribing to channels that courts call extremist is punished with arrest and prison",
            "ru",
                    "Russia and Belarus: reposts and subscriptions are prosecuted as extremism, or as discrediting the army",
            "uk", "read in occupied territories, where reposts are prosecuted under Russian law",
            "fa", "Iran: posts and reposts are prosecuted as propaganda against the system",
            "zh", "China: shared messages are punished as picking quarrels or as rumours",
            "vi", "Vietnam: sharing is prosecuted as propaganda against the state, or as abuse of freedoms",
            "az", "Azerbaijan: posts and reposts have been followed by arrests on other charges",
            "tr", "Turkey: shared posts and likes are prosecuted as insult or as terrorist propaganda",
            "ar", "Saudi Arabia, Egypt, the Emirates and others: reposts are prosecuted as cybercrime or terrorism");

    private Danger() {}

    static boolean isKnown(String language) {
        return WHY.containsKey(Texts.base(language));
    }
}
