package org.vigil.delivery;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.message.PostKind;
import org.vigil.message.Rendered;
import org.vigil.network.Limits;
import org.vigil.profile.ProfileId;

/**
 * What was found when words were read, as long as nothing has changed that they are made of: files, holds, consents, who
 * was posted before. So a page that counts approvals need not read the words of a whole month again. Safe for many threads.
 */
final class ReadBefore {
    private static final int MOST = 50_000;

    /**
     * What an approval asks of words, without the words.
     *
     * @param possible whether there can be a post
     * @param text the path of the template they are made of
     */
    record Found(WordsMark mark, boolean possible, String text) {
        static Found of(Rendered rendered) {
            return new Found(
                    WordsMark.of(rendered),
                    rendered.message().isPresent(),
                    rendered.grounds().templateFile());
        }
    }

    /** What words depend on besides what {@link Made} says. */
    private record Key(
            CampaignId campaign,
            PostKind kind,
            ProfileId profile,
            AccountName account,
            int day,
            Instant at,
            Limits limits) {}

    /** @param files the version of the files; {@code people} that of what the database knows of people */
    private record Made(long files, long people, List<Restrictions.Restriction> restrictions) {}

    /** @param notPosted of whom it was asked, and who was not posted yet: the one thing that changes without a version */
    private record Generation(Made of, Map<Key, Found> found, Set<ProfileId> notPosted) {
        static Generation of(Made of) {
            return new Generation(of, new ConcurrentHashMap<>(), ConcurrentHashMap.newKeySet());
        }
    }

    private volatile @Nullable Generation held;

    /** What holds with these files and restrictions. Belongs to one thread. */
    static final class Current {
        private final Generation generation;
        private final Restrictions.InForce restrictions;

        private Current(Generation generation, Restrictions.InForce restrictions) {
            this.generation = generation;
            this.restrictions = restrictions;
        }

        /** The same restrictions, which remember of whom it was asked whether they were posted. */
        Restrictions.InForce watched() {
            return new Restrictions.InForce(restrictions.restrictions(), restrictions.people(), this::posted);
        }

        private boolean posted(ProfileId id) {
            boolean is = restrictions.posted().test(id);
            if (!is) {
                generation.notPosted().add(id);
            }
            return is;
        }

        /** Reads where nobody has read before. A post that is late has other words each moment: it is always read. */
        Found find(Reading reading, Reading.Subject post) {
            Delivery delivery = post.delivery();
            if (delivery.dueAt().isBefore(reading.now())) {
                return Found.of(reading.rendered(post));
            }
            Key key = new Key(
                    delivery.campaign(),
                    delivery.kind(),
                    delivery.profile(),
                    delivery.account(),
                    delivery.day(),
                    delivery.dueAt(),
                    reading.limits(post));
            Found known = generation.found().get(key);
            if (known == null) {
                known = Found.of(reading.rendered(post));
                generation.found().put(key, known);
            }
            return known;
        }
    }

    Current with(AcceptedFiles.InForce files, Restrictions.InForce restrictions) {
        Made made = new Made(files.version(), restrictions.people().version(), restrictions.restrictions());
        Generation known = held;
        if (known == null
                || !known.of().equals(made)
                || known.found().size() > MOST
                || new HashSet<>(known.notPosted()).stream().anyMatch(restrictions.posted())) {
            known = Generation.of(made);
            held = known;
        }
        return new Current(known, restrictions);
    }
}
