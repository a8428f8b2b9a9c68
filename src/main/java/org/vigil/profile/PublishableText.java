package org.vigil.profile;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.vigil.source.BidiControls;

/**
 * What no text that may be published may hold: signs that disguise a text, the means to reach somebody, a child's age or
 * school, and a charge told as a fact (RULES 2 and 4).
 */
public final class PublishableText {
    public static final String ALLOWED = "take it out";

    private static final Pattern LINK = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);

    private static final Pattern PLACE_IN_A_LIST = Pattern.compile("\\[\\d+]$");

    /** Fields that hold no words of a person: a number in them is no telephone's. */
    private static final Set<String> NO_WORDS = Set.of(
            "file",
            "id",
            "speaks_for",
            "members",
            "together",
            "hashtags",
            "tags",
            "from",
            "to",
            "date",
            "latest",
            "confirmed",
            "given",
            "until",
            "on",
            "closes",
            "accessed",
            "sha256",
            "review",
            "birth_date",
            "do_not_publish",
            "zone",
            "checked",
            "post_on",
            "number");

    private PublishableText() {}

    /** What is wrong with a text; empty where nothing is. What was found is not repeated. */
    public static Optional<String> wrong(String field, String text) {
        if (BidiControls.in(text)) {
            return Optional.of("the text holds an invisible sign that turns its direction");
        }
        if (text.chars().anyMatch(sign -> Character.isISOControl(sign) && sign != '\n')) {
            return Optional.of("the text holds an invisible control sign");
        }
        String name = name(field);
        if (name.equals("link")) {
            return ContactDetails.opensConversation(text)
                    ? Optional.of("the link opens a conversation with somebody; nobody's contact belongs there")
                    : Optional.empty();
        }
        if (NO_WORDS.contains(name) || SourceFields.isNameOfSource(field)) {
            return Optional.empty();
        }
        return contact(name, text).or(() -> child(text));
    }

    /**
     * As above, of words that somebody wrote by hand, in which links may stand: the means to reach somebody, and a child's
     * age or school.
     */
    public static Optional<String> wrongInWords(String words) {
        Optional<String> link = LINK.matcher(words)
                .results()
                .map(MatchResult::group)
                .filter(ContactDetails::opensConversation)
                .findFirst()
                .map(found ->
                        "a link stands there that opens a conversation with somebody; nobody's contact belongs there");
        String besides = LINK.matcher(words).replaceAll(" ");
        return link.or(() -> contact("", besides)).or(() -> child(besides));
    }

    private static String name(String field) {
        if (field.startsWith("facts.birth_date.")) {
            return "birth_date";
        }
        String whole = field.endsWith("]") ? PLACE_IN_A_LIST.matcher(field).replaceFirst("") : field;
        return whole.substring(whole.lastIndexOf('.') + 1);
    }

    /** In the name of an office an account is a mistake of its own, and said so there. */
    private static Optional<String> contact(String name, String text) {
        Set<ContactDetails.Kind> passedOver = EnumSet.noneOf(ContactDetails.Kind.class);
        if (name.equals("office")) {
            passedOver.add(ContactDetails.Kind.HANDLE);
        }
        return ContactDetails.in(text, passedOver)
                .map(kind -> kind.words() + " stands in the text; nobody's contact belongs there");
    }

    private static Optional<String> child(String text) {
        return Children.in(text)
                ? Optional.of("the text tells a child's age or school; nobody under 18 is spoken of")
                : Optional.empty();
    }
}
