package org.vigil.alert;

import java.util.regex.Pattern;
import org.vigil.network.Reply;

/** What came of a message. */
public sealed interface Receipt {
    /** A server has taken it. Whether a person reads it is another matter. */
    record Taken(String answer) implements Receipt {}

    /** It did not come through, as far as can be known. The reason is for people and holds no secret. */
    record Failed(String why) implements Receipt {}

    Pattern UNFIT = Pattern.compile("[\\s\\p{Cntrl}]+");
    int LONGEST = 300;

    /** What came of a request to a server. */
    static Receipt of(Reply reply, String server) {
        return switch (reply) {
            case Reply.Answer answer when answer.isSuccess() -> new Taken(server + " answered " + answer.status());
            case Reply.Answer answer -> new Failed(server + " answered " + answer.status() + " and did not take it");
            case Reply.NeverSent never -> new Failed(never.reason());
            case Reply.NoAnswer none -> new Failed(none.reason());
        };
    }

    /** On one line and not too long. */
    static String line(String words) {
        String line = UNFIT.matcher(words).replaceAll(" ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
