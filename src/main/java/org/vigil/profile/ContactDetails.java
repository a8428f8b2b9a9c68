package org.vigil.profile;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds in a text the means to reach somebody: telephones in the digits of any script, e-mail, postal addresses, accounts
 * and messengers (RULES 2, "no addresses, phones"). It looks at forms, not at meaning: an address without a number, or a
 * telephone in words, is not found. What it found is never repeated, so that it stands in no log.
 */
public final class ContactDetails {

    /** A way to reach somebody. */
    public enum Kind {
        EMAIL("an e-mail address", ContactDetails::email),
        MESSENGER("a link or a name to reach somebody by a messenger", ContactDetails::messenger),
        HANDLE("an account (@name), which would call somebody,", ContactDetails::handle),
        TELEPHONE("what looks like a telephone number", ContactDetails::telephone),
        ADDRESS("what looks like a postal address", PostalAddresses::in);

        private final String words;
        private final Predicate<String> finder;

        Kind(String words, Predicate<String> finder) {
            this.words = words;
            this.finder = finder;
        }

        /** In a sentence: {@code an e-mail address} stands in the text. */
        public String words() {
            return words;
        }
    }

    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final String NUMERALS = "0123456789";
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}&&[^\\u200C]]");
    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+-]+\\s?@\\s?[\\p{L}\\p{N}-]+(?:\\s?\\.\\s?[\\p{L}\\p{N}-]+)+");
    private static final Pattern SPELLED_EMAIL = Pattern.compile(
            "[\\p{L}\\p{N}._%+-]+\\s*[\\[({]\\s*(?:at|ät|arroba|собака)\\s*[\\])}]\\s*[\\p{L}\\p{N}-]+",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern HANDLE = Pattern.compile("(?<![\\p{L}\\p{N}_])@[\\p{L}\\p{N}_]{2,}");

    /** Links that open a conversation, and no page that says something. */
    private static final Pattern CONVERSATION = Pattern.compile(
            "(?:wa\\.me|api\\.whatsapp\\.com|chat\\.whatsapp\\.com|signal\\.(?:me|group)|t\\.me/(?:\\+|joinchat)|m\\.me"
                    + "|line\\.me|viber\\.(?:me|click)|threema\\.id|discord\\.gg|ig\\.me|join\\.skype\\.com|u\\.wechat\\.com)(?:/|\\b)"
                    + "|\\b(?:tel|sms|mailto|viber|skype|tg|sgnl|whatsapp)://?|\\b(?:tel|sms|mailto):\\S",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern MESSENGER_NAME = Pattern.compile(
            "(?:(?:t|telegram)\\.me/\\w"
                    + "|(?<![\\p{L}])(?:whats?app|telegram|viber|signal|skype|wechat|微信|واتساب|تلگرام|تيليجرام|ватсап|вотсап|телеграм|вайбер|скайп)"
                    + "\\s*[:：]\\s*(?=[^\\s]*[\\p{Nd}_@.][^\\s])[\\p{L}\\p{N}._@+-]{4,})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern DATE = Pattern.compile("\\b\\d{4}-\\d{2}(?:-\\d{2})?\\b"
            + "|\\b\\d{1,2}[./]\\d{1,2}[./]\\d{4}\\b|\\b\\d{4}[./]\\d{1,2}[./]\\d{1,2}\\b|\\b\\d{4}[-–/]\\d{4}\\b");
    /** A number of things: below a hundred million, or a round one. In threes, telephones are written as well. */
    private static final Pattern GROUPED = Pattern.compile(
            "[1-9]\\d?(?:[ .]\\d{3}){1,2}|[1-9]\\d{2}[ .]\\d{3}|[1-9]\\d{0,2}(?:[ .]\\d{3})+(?<=[ .]000)");

    private static final Pattern DIGITS = Pattern.compile("\\+?\\(?\\d[\\d ().\\-‐‑–/]{5,}\\d");
    private static final Pattern ANNOUNCED = Pattern.compile(
            "(?<!\\p{L})(?:tel|phone|mobile|cell|тел|телефон|моб|telefon|teléfono|điện thoại|هاتف|جوال|موبايل|تلفن|همراه|电话|手机|電話)"
                    + "\\.?\\s*(?:no|nr|№)?[.:：]?\\s*\\+?\\d[\\d ()\\-]{4,}\\d",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private ContactDetails() {}

    /** The first kind that a text holds; empty where it holds none. */
    public static Optional<Kind> in(String text) {
        return in(text, Set.of());
    }

    /** As above, but passing over some kinds: a hashtag or a code holds no telephone. */
    static Optional<Kind> in(String text, Set<Kind> passedOver) {
        String plain = plain(text);
        for (Kind kind : KINDS) {
            if (!passedOver.contains(kind) && kind.finder.test(plain)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Whether a link opens a conversation with somebody, and is no page to read. */
    static boolean opensConversation(String link) {
        return CONVERSATION.matcher(plain(link)).find();
    }

    /** One form for what looks alike: wide letters, digits of any script, spaces, and nothing invisible. */
    static String plain(String text) {
        if (isAscii(text)) {
            return text; // nothing in it looks like anything else
        }
        String composed = Normalizer.normalize(INVISIBLE.matcher(text).replaceAll(""), Normalizer.Form.NFKC);
        StringBuilder plain = new StringBuilder(composed.length());
        composed.codePoints()
                .map(sign -> Character.isDigit(sign) ? '0' + Character.digit(sign, 10) : sign)
                .map(sign -> Character.isSpaceChar(sign) ? ' ' : sign)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    // Most texts hold none of the signs without which a form cannot be there: then no form is looked for.

    private static boolean email(String text) {
        return holds(text, "@") && EMAIL.matcher(text).find()
                || holds(text, "[({") && SPELLED_EMAIL.matcher(text).find();
    }

    private static boolean messenger(String text) {
        return holds(text, ".:：")
                && (CONVERSATION.matcher(text).find()
                        || MESSENGER_NAME.matcher(text).find());
    }

    private static boolean handle(String text) {
        return holds(text, "@") && HANDLE.matcher(text).find();
    }

    private static boolean telephone(String text) {
        return holds(text, NUMERALS) && number(text);
    }

    /** @param text as {@link #plain} gives it */
    static boolean holdsDigit(String text) {
        return holds(text, NUMERALS);
    }

    private static boolean holds(String text, String signs) {
        for (int i = 0; i < signs.length(); i++) {
            if (text.indexOf(signs.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean number(String text) {
        return ANNOUNCED.matcher(text).find()
                || DIGITS.matcher(DATE.matcher(text).replaceAll("·"))
                        .results()
                        .map(MatchResult::group)
                        .anyMatch(ContactDetails::dialled);
    }

    private static boolean dialled(String candidate) {
        long digits = candidate.chars().filter(Character::isDigit).count();
        if (candidate.startsWith("+")) {
            return digits >= 7;
        }
        boolean spaced = candidate.chars().anyMatch(sign -> !Character.isDigit(sign));
        return !GROUPED.matcher(candidate).matches() && !years(candidate) && (digits >= 9 || spaced && digits >= 7);
    }

    /** Two years side by side, as in "2011 2014", are no number to dial. */
    private static boolean years(String candidate) {
        return candidate.matches("(?:(?:19|20)\\d{2}\\D*)+");
    }
}
