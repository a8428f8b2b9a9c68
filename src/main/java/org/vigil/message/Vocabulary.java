package org.vigil.message;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The closed list of names that a template may use; {@code docs/templates.md} says what each of them says. */
public enum Vocabulary {
    NAME("name", Use.TEXT),
    NATIVE_NAME("nativeName", Use.TEXT),
    ROLE("role", Use.TEXT),
    STORY("story", Use.TEXT),
    CHARGE("charge", Use.TEXT),
    CHARGE_ACCORDING_TO("chargeAccordingTo", Use.TEXT),
    CHARGE_DENIED("chargeDenied", Use.TRUTH),
    COUNTRY("country", Use.TEXT),
    HELD_BY("heldBy", Use.TEXT),
    COUNT("count", Use.TEXT),
    CUSTODY("custody", Use.TRUTH),
    HOUSE_ARREST("houseArrest", Use.TRUTH),
    DISAPPEARANCE("disappearance", Use.TRUTH),
    SINCE("since", Use.TEXT),
    NO_COUNT("noCount", Use.TRUTH),
    DURATION("duration", Use.TEXT),
    CUSTODY_DAY("custodyDay", Use.TEXT),
    IN_TOTAL("inTotal", Use.TEXT),
    FURLOUGH("furlough", Use.TRUTH),
    MEDICAL_LEAVE("medicalLeave", Use.TRUTH),
    HOSPITAL("hospital", Use.TRUTH),
    LEAVE_SINCE("leaveSince", Use.TEXT),
    LEAVE_UNTIL("leaveUntil", Use.TEXT),
    HUNGER_STRIKE("hungerStrike", Use.TEXT),
    HUNGER_STRIKE_DAY("hungerStrikeDay", Use.TEXT),
    HUNGER_STRIKE_SINCE("hungerStrikeSince", Use.TEXT),
    SOLITARY("solitary", Use.TEXT),
    SOLITARY_DAY("solitaryDay", Use.TEXT),
    SOLITARY_SINCE("solitarySince", Use.TEXT),
    SENTENCE("sentence", Use.TEXT),
    LIFE_SENTENCE("lifeSentence", Use.TRUTH),
    SERVED("served", Use.TEXT),
    LEFT("left", Use.TEXT),
    EXPECTED_END("expectedEnd", Use.TEXT),
    MILESTONE("milestone", Use.TRUTH),
    ANNIVERSARY("anniversary", Use.TRUTH),
    ANNIVERSARY_YEARS("anniversaryYears", Use.TEXT),
    YEARS_SINCE_ARREST("yearsSinceArrest", Use.TEXT),
    OBSERVANCE("observance", Use.TEXT),
    DAY("day", Use.TEXT),
    SHE("she", Use.TRUTH),
    HE("he", Use.TRUTH),
    THEY("they", Use.TRUTH),
    LAST_CONFIRMED("lastConfirmed", Use.TEXT),
    PRISONER("prisoner", Use.TEXT),
    RELATIVES("relatives", Use.TEXT),
    MEMBERS("members", Use.TEXT),
    TOGETHER("together", Use.TEXT),
    QUOTE("quote", Use.TEXT),
    QUOTE_SPEAKER("quoteSpeaker", Use.TEXT),
    ACTION("action", Use.TEXT),
    ACTION_OFFICE("actionOffice", Use.TEXT),
    ACTION_TEXT("actionText", Use.TEXT),
    ACTION_COUNTRY("actionCountry", Use.TEXT),
    ACTION_CLOSES("actionCloses", Use.TEXT),
    RELEASED_ON("releasedOn", Use.TEXT),
    TOTAL("total", Use.TEXT),
    TOTAL_HOUSE_ARREST("totalHouseArrest", Use.TEXT),
    TOTAL_DISAPPEARANCE("totalDisappearance", Use.TEXT),
    CONDITIONAL("conditional", Use.TRUTH),
    CONDITIONS("conditions", Use.TEXT),
    DIED_ON("diedOn", Use.TEXT),
    TITLE("title", Use.TEXT),
    TEXT("text", Use.TEXT),
    DATE("date", Use.TEXT),
    FIGURE("figure", Use.TEXT),
    FIGURE_SOURCE("figureSource", Use.TEXT),
    FIGURE_DATE("figureDate", Use.TEXT),
    SIGNATORIES("signatories", Use.TEXT),
    LINK("link", Use.TEXT),
    ABOUT("about", Use.TEXT),
    SOURCE("source", Use.TEXT),
    CAMPAIGN("campaign", Use.TEXT),
    HASHTAGS("hashtags", Use.TEXT),
    IF_ROOM("ifRoom", Use.ROOM);

    /** How a name may stand in a template. */
    enum Use {
        /** {@code {{name}}}, and as a section that is left out where the fact is absent. */
        TEXT,
        /** Only as a section: {@code {{#she}}…{{/she}}}. */
        TRUTH,
        /** Only as {@code {{#ifRoom}}…{{/ifRoom}}}. */
        ROOM
    }

    private static final Map<String, Vocabulary> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Vocabulary::word, Function.identity()));

    private static final Set<Vocabulary> COUNTED = counted();

    private static Set<Vocabulary> counted() {
        Set<Vocabulary> counted = EnumSet.range(DURATION, OBSERVANCE);
        counted.addAll(EnumSet.of(TOTAL, TOTAL_HOUSE_ARREST, TOTAL_DISAPPEARANCE));
        return counted;
    }

    private static final Set<Vocabulary> OF_ACTIONS = EnumSet.range(ACTION, ACTION_CLOSES);

    private final String word;
    private final Use use;

    Vocabulary(String word, Use use) {
        this.word = word;
        this.use = use;
    }

    /** As it stands in a template. */
    public String word() {
        return word;
    }

    /** As it may stand in a template: by itself, or around what is said only where it is true. */
    public String written() {
        return switch (use) {
            case TEXT -> "{{" + word + "}}";
            case TRUTH, ROOM -> "{{#" + word + "}}…{{/" + word + "}}";
        };
    }

    Use use() {
        return use;
    }

    /** Whether it is reckoned from dates on the day of the post, and may be absent although the file is complete. */
    boolean isCounted() {
        return COUNTED.contains(this);
    }

    /** Whether it is part of what readers are asked. */
    boolean isOfAction() {
        return OF_ACTIONS.contains(this);
    }

    static Optional<Vocabulary> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    /** What a person may have meant by a name that is not in the list, else the whole list. */
    static String suggestion(String unknown) {
        return Arrays.stream(values())
                .min(Comparator.comparingInt(name -> distance(unknown, name.word)))
                .filter(nearest -> distance(unknown, nearest.word) <= 2 || nearest.word.equalsIgnoreCase(unknown))
                .map(nearest -> "did you mean \"" + nearest.word + "\"?")
                .orElseGet(() -> "one of: " + String.join(", ", words()));
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Vocabulary::word).toList();
    }

    private static int distance(String one, String other) {
        return LevenshteinDistance.getDefaultInstance().apply(one, other);
    }
}
