package org.vigil.profile;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is never told of somebody: sexual violence, intimate material and blackmail, confessions that were forced, somebody's
 * health (RULES 2). It is found by words, in twelve languages, and some are missed. A word may as well tell of the person's
 * own work ("she writes about forced confessions"), so whoever finds one asks, and refuses nothing.
 */
public enum DelicateMatter {
    SEXUAL_VIOLENCE(
            "sexual violence",
            "rap(?:e|ed|es|ing|ists?)|gang-raped?|sexual(?:ly)?\\s+(?:violence|assault\\p{L}*|abus\\p{L}*|harass\\p{L}*)|molest\\p{L}*"
                    + "|изнасил\\p{L}*|сексуальн\\p{L}*\\s+(?:насили|домогательств)\\p{L}*|зґвалт\\p{L}*|згвалт\\p{L}*"
                    + "|violad[ao]s?|(?:agresi[oó]n|agresiones|abusos?|violencia)\\s+sexual(?:es)?"
                    + "|zgwałc\\p{L}*|gwałt\\p{L}*|molestow\\p{L}*|tecavüz\\p{L}*|təcavüz\\p{L}*|cinsel\\s+\\p{L}+|cinsi\\s+\\p{L}+"
                    + "|اغتصاب|اغتصبوها|اغتصبها|التحرش|اعتداء\\s+جنسي|عنف\\s+جنسي|تجاوز\\s+جنسی|تعرض\\s+جنسی|آزار\\s+جنسی"
                    + "|hiếp\\s+dâm|cưỡng\\s+hiếp|xâm\\s+hại\\s+tình\\s+dục|quấy\\s+rối\\s+tình\\s+dục",
            "强奸|強姦|性侵|性暴力|性骚扰"),
    INTIMATE(
            "intimate matters or blackmail",
            "nudes?|naked|sex\\s?tapes?|(?:intimate|sexual|sex)\\s+(?:videos?|photos?|photographs|pictures?|footage|recordings?|images?)"
                    + "|blackmail\\p{L}*|adulter\\p{L}*|extramarital"
                    + "|интимн\\p{L}*|обнаж[её]н\\p{L}*|шантаж\\p{L}*|скрыт\\p{L}*\\s+камер\\p{L}*|інтимн\\p{L}*|оголен\\p{L}*"
                    + "|desnud[ao]s?|(?:v[ií]deos?|fotos?|im[aá]genes)\\s+[ií]ntim[ao]s|chantaj\\p{L}*"
                    + "|szantaż\\p{L}*|intymn\\p{L}*|şantaj\\p{L}*|çıplak|çılpaq|intim\\s+\\p{L}+|gizli\\s+kamera\\p{L}*"
                    + "|ابتزاز|صور\\s+(?:عارية|خاصة)|فيديو\\s+جنسي|اخاذی|(?:فیلم|عکس|عکس‌های)\\s+خصوصی|برهنه|khỏa\\s+thân|tống\\s+tiền",
            "裸照|裸体|裸體|敲诈|性爱"),
    CONFESSION(
            "a confession that was forced or shown",
            "(?:forced|coerced|televised|extracted|filmed|videotaped|false)\\s+confessions?|forced\\s+to\\s+confess"
                    + "|confess\\p{L}*\\s+(?:on|in\\s+front\\s+of|before)\\s+(?:a\\s+|the\\s+)?(?:state\\s+)?(?:television|tv|cameras?)"
                    + "|(?:вынужденн|выбит|принудительн)\\p{L}*\\s+признани\\p{L}*|призна\\p{L}*\\s+(?:по|на|перед)\\s+(?:телевидени|камер|телекамер)\\p{L}*"
                    + "|вимушен\\p{L}*\\s+зізнан\\p{L}*|confesi(?:[oó]n|ones)\\s+(?:forzadas?|televisadas?)|wymuszon\\p{L}*\\s+(?:zeznani|przyznani)\\p{L}*"
                    + "|zorla\\s+(?:itiraf|etiraf)\\p{L}*|اعترافات?\\s+(?:قسرية|متلفزة|بالإكراه)|اعتراف(?:ات)?\\s+(?:اجباری|تلویزیونی)"
                    + "|ép\\s+cung|thú\\s+tội\\s+trên\\s+truyền\\s+hình",
            "电视认罪|電視認罪|被迫认罪|逼供"),
    HEALTH(
            "somebody's health",
            "cancer|tumou?rs?|hiv|aids|hepatitis|tuberculosis|diabet\\p{L}*|epilep\\p{L}*|depression|suicid\\p{L}*|self-harm\\p{L}*"
                    + "|psychiatr\\p{L}*|mental\\s+illness|pregnan\\p{L}*|miscarr\\p{L}*|abortions?|diagnos\\p{L}*|virginity|heart\\s+attacks?"
                    + "|диагноз\\p{L}*|онкологи\\p{L}*|вич|спид|туберкул[её]з\\p{L}*|гепатит\\p{L}*|беремен\\p{L}*|выкидыш\\p{L}*|аборт\\p{L}*"
                    + "|психиатр\\p{L}*|суицид\\p{L}*|самоубийств\\p{L}*|депресси\\p{L}*|инсульт\\p{L}*|инфаркт\\p{L}*|эпилепси\\p{L}*|диабет\\p{L}*"
                    + "|вагітн\\p{L}*|діагноз\\p{L}*|психіатр\\p{L}*|самогубств\\p{L}*|цяжарн\\p{L}*|дыягназ\\p{L}*"
                    + "|diagn[oó]stic\\p{L}*|c[aá]ncer|vih|embaraz\\p{L}*|aborto|psiqui[aá]tric\\p{L}*|diagnoz\\p{L}*|nowotw\\p{L}*|ciąż\\p{L}*"
                    + "|samobójstw\\p{L}*|psychiatr\\p{L}*|kanser\\p{L}*|xərçəng\\p{L}*|hamile\\p{L}*|hamilə\\p{L}*|intihar\\p{L}*|diaqnoz\\p{L}*"
                    + "|سرطان|السرطان|إجهاض|انتحار|الانتحار|الإيدز|باردار|سقط\\s+جنین|خودکشی|ایدز|افسردگی"
                    + "|ung\\s+thư|mang\\s+thai|tự\\s+tử|tự\\s+sát|chẩn\\s+đoán",
            "癌|怀孕|懷孕|流产|自杀|自殺|抑郁|艾滋|诊断");

    private final String words;
    private final Pattern found;

    DelicateMatter(String words, String whole, String within) {
        this.words = words;
        this.found = Pattern.compile(
                "(?<![\\p{L}\\p{M}])(?:" + whole + ")(?![\\p{L}\\p{M}])|" + within,
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** In a sentence: {@code the text seems to tell of} somebody's health. */
    public String words() {
        return words;
    }

    /** Which of them a text seems to tell of. */
    public static List<DelicateMatter> in(String text) {
        String plain = ContactDetails.plain(text);
        return Arrays.stream(values())
                .filter(matter -> matter.found.matcher(plain).find())
                .toList();
    }
}
