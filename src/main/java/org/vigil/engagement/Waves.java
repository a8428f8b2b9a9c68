package org.vigil.engagement;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.engagement.ReplyGains.Gain;
import org.vigil.engagement.UsualReplies.Usual;
import org.vigil.profile.ProfileId;

/**
 * Finds where many answer at once to posts about one person, on all accounts together: by the log itself, against what the
 * campaign's other posts got on that network at the same age.
 */
public final class Waves {
    /** Fewer in 24 hours are no wave, whatever is usual. */
    static final int AT_LEAST = 20;

    /** A wave has more than so many times of what is usual. */
    static final int TIMES = 5;

    private final JdbcClient jdbc;
    private final ReplyGains replyGains;

    public Waves(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.replyGains = new ReplyGains(jdbc);
    }

    /** @param replies of the last 24 hours */
    public record Answered(long delivery, CampaignId campaign, AccountName account, int replies) {}

    /**
     * Many answers to posts about one person.
     *
     * @param replies of the last 24 hours, to all the posts
     * @param usual how many these posts would have got at their age; 0 where there is too little to compare
     * @param compared with how many other posts, at most, they were compared; 0 where there are too few
     * @param answered the posts, the most answered first
     */
    public record Wave(
            ProfileId person, boolean simulated, long replies, double usual, int compared, List<Answered> answered) {
        /** Whether it is one; else it is what is left of one, and ebbs. */
        public boolean isHigh() {
            return replies >= AT_LEAST && replies > TIMES * usual;
        }

        /** Half of what makes a wave: a number that goes up and down at the border is told once. */
        private boolean isEbb() {
            return 2 * replies < AT_LEAST || 2 * replies <= TIMES * usual;
        }
    }

    /** Those that are there, and those that have not ebbed yet. Of each person real and simulated ones apart. */
    public List<Wave> at(Instant now) {
        Collection<List<Gain>> byPerson = replyGains.at(now).stream()
                .collect(Collectors.groupingBy(
                        gain -> List.of(gain.person(), gain.place().simulated()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values();
        List<List<Gain>> many =
                byPerson.stream().filter(gains -> 2 * sum(gains) >= AT_LEAST).toList();
        if (many.isEmpty()) {
            return List.of();
        }
        UsualReplies usual =
                UsualReplies.beside(many.stream().flatMap(List::stream).toList(), jdbc, now);
        return many.stream()
                .map(gains -> wave(gains, usual))
                .filter(wave -> !wave.isEbb())
                .toList();
    }

    private static long sum(List<Gain> gains) {
        return gains.stream().mapToLong(Gain::replies).sum();
    }

    private static Wave wave(List<Gain> gains, UsualReplies usualReplies) {
        Gain first = gains.getFirst();
        List<Usual> usual = gains.stream().map(usualReplies::of).toList();
        return new Wave(
                first.person(),
                first.place().simulated(),
                sum(gains),
                usual.stream().mapToDouble(Usual::replies).sum(),
                usual.stream().mapToInt(Usual::posts).max().orElse(0),
                gains.stream()
                        .map(gain ->
                                new Answered(gain.delivery(), gain.place().campaign(), gain.account(), gain.replies()))
                        .toList());
    }
}
