package org.vigil.workspace;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vigil.profile.CustodyCount;

/** A count in English words for the team, and in JSON. Posts have words of their own, in their languages. */
public final class CountWords {
    private CountWords() {}

    public static String of(CustodyCount count) {
        return switch (count) {
            case CustodyCount.Exact exact -> days(exact.days());
            case CustodyCount.AtLeast atLeast -> "at least " + days(atLeast.days());
            case CustodyCount.None none -> "no number: " + none.reason();
        };
    }

    public static Map<String, Object> json(CustodyCount count) {
        Map<String, Object> fields = new LinkedHashMap<>();
        switch (count) {
            case CustodyCount.Exact exact -> {
                fields.put("certainty", "exact");
                fields.put("days", exact.days());
            }
            case CustodyCount.AtLeast atLeast -> {
                fields.put("certainty", "at-least");
                fields.put("days", atLeast.days());
            }
            case CustodyCount.None none -> {
                fields.put("certainty", "none");
                fields.put("reason", none.reason());
            }
        }
        return fields;
    }

    private static String days(long days) {
        return days + (days == 1 ? " day" : " days");
    }
}
