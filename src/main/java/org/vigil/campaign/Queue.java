package org.vigil.campaign;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.vigil.profile.ProfileId;

/** The roll in the order in which its profiles come: for a fair campaign, whoever was longest not spoken of first. */
final class Queue {

    /**
     * A profile's place in the queue.
     *
     * @param since the day it was last spoken of, or joined
     * @param turn the how-manieth turn of the plan that was; -1 where it was never spoken of
     * @param index in the roll
     */
    private record Place(Member member, LocalDate since, int turn, int index) {}

    private final NavigableSet<Place> places;
    private final Map<ProfileId, Place> byProfile = new HashMap<>();
    private int turns;

    Queue(RotationOrder order, List<Member> roll) {
        places = new TreeSet<>(comparator(order));
        for (Member member : roll) {
            Place place = new Place(member, member.joined(), -1, byProfile.size());
            if (byProfile.putIfAbsent(member.profile(), place) == null) {
                places.add(place);
            }
        }
    }

    private static Comparator<Place> comparator(RotationOrder order) {
        return switch (order) {
            case FAIR ->
                Comparator.comparing(Place::since).thenComparing(Place::turn).thenComparing(Place::index);
            case LISTED -> Comparator.comparing(Place::index);
        };
    }

    Stream<Member> inOrder() {
        return places.stream().map(Place::member);
    }

    /** Sends a profile that is spoken of on a day to the end. */
    void spokenOf(ProfileId profile, LocalDate day) {
        Place place = byProfile.get(profile);
        int turn = turns++;
        if (place != null) {
            Place later = new Place(place.member(), day, turn, place.index());
            places.remove(place);
            places.add(later);
            byProfile.put(profile, later);
        }
    }
}
