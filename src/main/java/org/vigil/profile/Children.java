package org.vigil.profile;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds in a text a child's age or school (RULES 2, "minors: no names, photos, ages, schools"). It looks at forms, in
 * English, Russian, Ukrainian, Belarusian, Azerbaijani, Turkish, Spanish, Arabic, Persian and Chinese; a child's name it
 * cannot know.
 */
final class Children {
    private static final String CHILD =
            "(?:sons?|daughters?|child|children|boys?|girls?|kids?|toddlers?|baby|grandsons?|granddaughters?|nephews?|nieces?)";
    private static final String CHILD_RU =
            "(?:сын\\p{L}*|доч\\p{L}*|ребён\\p{L}*|ребен\\p{L}*|дет[иеям]\\p{L}*|дитин\\p{L}*|дзіц\\p{L}*|мальчик\\p{L}*|девочк\\p{L}*|внук\\p{L}*|внучк\\p{L}*|син\\p{L}*|дзец\\p{L}*|доньк\\p{L}*)";

    /** Each has the age as its only group. */
    private static final List<Pattern> AGES = Stream.of(
                    "(?<!\\d)(\\d{1,2})\\s?-?\\s?years?\\s?-?\\s?olds?(?!\\p{L})",
                    "(?<!\\p{L})" + CHILD
                            + "(?!\\p{L})[^.;!?]{0,30}?(?:\\(|,\\s*|aged?\\s+(?:of\\s+)?)(\\d{1,2})(?=\\s*[,).;]|\\s*$)",
                    "(?<!\\p{L})(?:aged|age of)\\s+(\\d{1,2})(?!\\d)[^.;!?]{0,20}?(?<!\\p{L})" + CHILD + "(?!\\p{L})",
                    "(?<!\\d)(\\d{1,2})\\s?-?\\s?(?:летн|річн|гадов)\\p{L}*\\s+(?:\\p{L}+\\s+){0,2}?" + CHILD_RU,
                    "(?<!\\p{L})" + CHILD_RU
                            + "[^.;!?]{0,20}?(?:\\(|,\\s*)(\\d{1,2})(?=\\s*(?:[,).;]|$|лет|год|рок|рік|гад))",
                    "(?<!\\p{L})(?:сыну|дочери|дочке|ребёнку|ребенку|синові|доньці|дитині)\\s+(?:всего\\s+|только\\s+)?(\\d{1,2})\\s+(?:лет|год|рок|рік)",
                    "(?<!\\d)(\\d{1,2})\\s+(?:yaşlı|yaşında(?:ki)?)\\s+(?:oğl|qız|kız|uşaq|çocu)\\p{L}*",
                    "(?<!\\p{L})(?:hij[oa]s?|niñ[oa]s?)(?!\\p{L})[^.;!?]{0,20}?\\sde\\s(\\d{1,2})\\saños",
                    "(?:ابن|ابنة|ابنته|ابنه|طفل|طفلة|طفلته|بنت)\\S*\\s[^.؛!؟]{0,20}?(\\d{1,2})\\s*(?:سنة|سنوات|عام|أعوام)",
                    "(?:دختر|پسر|فرزند|کودک)\\S*\\s+(\\d{1,2})\\s*ساله",
                    "(\\d{1,2})\\s?岁的?\\s?(?:儿子|女儿|孩子|男孩|女孩)",
                    "(?:儿子|女儿|孩子)[^。；]{0,6}?(\\d{1,2})\\s?岁")
            .map(Children::pattern)
            .toList();

    private static final List<Pattern> SCHOOLS = Stream.of(
                    "(?<!\\p{L})" + CHILD
                            + "(?!\\p{L})[^.;!?]{0,40}?(?<!\\p{L})(?:school|kindergarten|nursery|pupils?|\\d{1,2}(?:st|nd|rd|th)\\s+grade)(?!\\p{L})",
                    "(?<!\\p{L})(?:school|kindergarten|nursery)(?!\\p{L})[^.;!?]{0,40}?(?<!\\p{L})" + CHILD
                            + "(?!\\p{L})",
                    "(?<!\\p{L})" + CHILD_RU
                            + "[^.;!?]{0,40}?(?<!\\p{L})(?:школ\\p{L}*|класс[аеу]?|детск\\p{L}+ сад\\p{L}*|детсад\\p{L}*|гимнази\\p{L}*)(?!\\p{L})",
                    "(?:ابن|ابنة|ابنته|ابنه|طفل\\S*|بنت\\S*)\\s[^.؛!؟]{0,40}?(?:مدرسة|روضة)",
                    "(?:دختر|پسر|فرزند|کودک)\\S*\\s[^.؛!؟]{0,40}?(?:مدرسه|مهدکودک)",
                    "(?:儿子|女儿|孩子)[^。；]{0,12}?(?:小学|中学|幼儿园|上学)")
            .map(Children::pattern)
            .toList();

    /** Without one of these no text tells of a school. */
    private static final List<String> SCHOOL = List.of(
            "school",
            "kindergarten",
            "nursery",
            "pupil",
            "grade",
            "школ",
            "класс",
            "детск",
            "детсад",
            "гимнази",
            "مدرسة",
            "روضة",
            "مدرسه",
            "مهدکودک",
            "小学",
            "中学",
            "幼儿园",
            "上学");

    private Children() {}

    /** Whether a text tells the age or the school of somebody under 18. */
    static boolean in(String text) {
        String plain = ContactDetails.plain(text);
        return ContactDetails.holdsDigit(plain) && age(plain)
                || tellsOfSchool(plain)
                        && SCHOOLS.stream()
                                .anyMatch(school -> school.matcher(plain).find());
    }

    private static boolean tellsOfSchool(String plain) {
        StringBuilder folded = new StringBuilder(plain.length());
        plain.chars() // letter by letter, as patterns compare them
                .map(letter -> Character.toLowerCase(Character.toUpperCase(letter)))
                .forEach(letter -> folded.append((char) letter));
        String text = folded.toString();
        return SCHOOL.stream().anyMatch(text::contains);
    }

    private static boolean age(String plain) {
        return AGES.stream()
                .flatMap(age -> age.matcher(plain).results())
                .map(found -> Integer.parseInt(found.group(1)))
                .anyMatch(age -> age < 18);
    }

    private static Pattern pattern(String form) {
        return Pattern.compile(form, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
