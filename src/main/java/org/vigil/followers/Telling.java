package org.vigil.followers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigil.campaign.Campaign;
import org.vigil.delivery.InPublic;
import org.vigil.message.Occasion;
import org.vigil.message.PageFacts;
import org.vigil.message.Post;
import org.vigil.message.PostKind;
import org.vigil.message.Vocabulary;
import org.vigil.profile.Convention;
import org.vigil.profile.Profile;

/** What is said of one person in one language at one moment: found as a post finds it, said in the pages' words. */
final class Telling {
    /** As many as a post on X should carry. */
    static final int HASHTAGS = 2;

    private static final List<Vocabulary> LEAVES =
            List.of(Vocabulary.MEDICAL_LEAVE, Vocabulary.HOSPITAL, Vocabulary.FURLOUGH);

    private final PageFacts facts;
    private final Texts texts;
    private final Convention convention;

    private Telling(PageFacts facts, Texts texts, Convention convention) {
        this.facts = facts;
        this.texts = texts;
        this.convention = convention;
    }

    static Telling of(Campaign campaign, InPublic.Shown shown, Texts texts, Instant at) {
        Post post = new Post(
                PostKind.TURN,
                shown.profile(),
                null,
                shown.named(),
                at,
                1,
                campaign.name(),
                campaign.hashtags(),
                campaign.actions(),
                campaign.convention(),
                campaign.statusLimit(),
                Occasion.NONE,
                Optional.empty());
        PageFacts facts = PageFacts.of(post, texts.language(), HASHTAGS);
        return new Telling(facts, texts, campaign.convention());
    }

    PageFacts facts() {
        return facts;
    }

    Texts texts() {
        return texts;
    }

    /** Empty for somebody whose names are all withheld. */
    String name() {
        return said(Vocabulary.NAME);
    }

    String said(Vocabulary name) {
        return facts.text(name).orElse("");
    }

    /** The days, or since when where no number may be said; empty where nothing of it may, as of a group. */
    String status() {
        Optional<String> label = label();
        Optional<String> count = facts.text(Vocabulary.COUNT);
        return label.flatMap(kind -> count.map(words -> texts.say("count." + kind, "count", words))
                        .or(() ->
                                facts.text(Vocabulary.SINCE).map(since -> texts.say("since." + kind, "since", since))))
                .orElse("");
    }

    private Optional<String> label() {
        return Stream.of(Vocabulary.HOUSE_ARREST, Vocabulary.DISAPPEARANCE, Vocabulary.CUSTODY)
                .filter(facts::is)
                .findFirst()
                .map(Telling::key);
    }

    /** The kind of custody in a word for machines; empty where it is nobody's. */
    String kind() {
        return label().orElse("");
    }

    static String key(Vocabulary name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    /** What has to stand beside the status wherever it stands: a leave (RULES 1, R7), and how old the news is (R9). */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        LEAVES.stream().filter(facts::is).findFirst().ifPresent(leave -> notes.add(texts.say("leave." + key(leave))));
        facts.text(Vocabulary.LAST_CONFIRMED).ifPresent(day -> notes.add(texts.say("confirmed", "date", day)));
        return notes;
    }

    /** How the days are counted (RULES 1, R2); empty where none are. */
    String counted() {
        Optional<Profile> held = facts.held();
        return facts.count().isEmpty() || held.isEmpty()
                ? ""
                : texts.say("convention", held.get().conventionOr(convention));
    }
}
