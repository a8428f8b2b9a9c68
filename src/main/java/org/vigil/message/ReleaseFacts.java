package org.vigil.message;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigil.profile.CustodyKind;
import org.vigil.profile.Profile;
import org.vigil.profile.Release;
import org.vigil.profile.Status;

/** What there is to say of the end of somebody's custody; only in posts that announce it. */
record ReleaseFacts(Map<Vocabulary, String> texts, Set<Vocabulary> truths) {

    static ReleaseFacts of(Post post, Wording wording) {
        ReleaseFacts facts = new ReleaseFacts(new EnumMap<>(Vocabulary.class), EnumSet.noneOf(Vocabulary.class));
        Profile profile = post.profile();
        LocalDate today = profile.dayAt(post.at());
        switch (post.kind()) {
            case TURN, EVENT -> {}
            case RELEASED ->
                Release.of(profile, today, post.convention()).ifPresent(release -> facts.release(release, wording));
            case MEMORIAL -> {
                if (profile.statusOn(today, post.convention()) instanceof Status.Died died) {
                    facts.say(Vocabulary.DIED_ON, wording.date(died.on()));
                }
            }
        }
        return facts;
    }

    private void release(Release release, Wording wording) {
        say(Vocabulary.RELEASED_ON, wording.date(release.event().date()));
        total(release, CustodyKind.Label.CUSTODY, Vocabulary.TOTAL, wording);
        total(release, CustodyKind.Label.HOUSE_ARREST, Vocabulary.TOTAL_HOUSE_ARREST, wording);
        total(release, CustodyKind.Label.DISAPPEARANCE, Vocabulary.TOTAL_DISAPPEARANCE, wording);
        if (release.event().conditional()) {
            truths.add(Vocabulary.CONDITIONAL);
            Optional.ofNullable(wording.inLanguage(release.event().conditions()))
                    .map(Marks::clean)
                    .map(words -> wording.isRightToLeft() ? Marks.withSigns(words) : words)
                    .filter(words -> !words.isEmpty())
                    .ifPresent(words -> texts.put(Vocabulary.CONDITIONS, words));
        }
    }

    private void total(Release release, CustodyKind.Label label, Vocabulary name, Wording wording) {
        release.total(label).flatMap(wording::count).ifPresent(words -> say(name, words));
    }

    private void say(Vocabulary name, String words) {
        texts.put(name, Marks.whole(words));
    }
}
