package org.vigil.campaign;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigil.account.AccountName;
import org.vigil.profile.Convention;
import org.vigil.profile.ProfileId;
import org.vigil.profile.Status;

/** Campaigns and requests to try things on. */
final class Samples {
    static final Slot MORNING = slot("morning", "09:00", EnumSet.allOf(DayOfWeek.class));
    static final Slot EVENING = slot("evening", "18:00", EnumSet.allOf(DayOfWeek.class));
    static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    private Samples() {}

    static Slot slot(String id, String at, Set<DayOfWeek> days) {
        return new Slot(id, LocalTime.parse(at), days);
    }

    static Campaign campaign(RotationOrder order, Slot... slots) {
        return campaign(order, null, null, "Europe/Berlin", OptionalInt.empty(), slots);
    }

    static Campaign campaign(
            RotationOrder order,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String zone,
            OptionalInt rounds,
            Slot... slots) {
        return new Campaign(
                new CampaignId("vigil"),
                "#Vigil",
                from,
                to,
                ZoneId.of(zone),
                List.of(slots),
                new Roll.Listed(List.of()),
                order,
                SpecialDays.NONE,
                rounds,
                List.of(new AccountName("first"), new AccountName("second"), new AccountName("third")),
                Coalition.NONE,
                "vigil",
                List.of(),
                List.of(),
                Duration.ofHours(6),
                Duration.ofMinutes(30),
                true,
                Convention.ELAPSED,
                Status.USUAL_LIMIT,
                false,
                PosterUse.NONE,
                ForFollowers.NONE,
                null,
                "schedules/vigil.yaml");
    }

    static ProfileId id(int index) {
        return new ProfileId("p" + index);
    }

    static ProfileId id(String name) {
        return new ProfileId(name);
    }

    static List<Member> roll(int size) {
        return IntStream.range(0, size)
                .mapToObj(index -> new Member(id(index), LocalDate.EPOCH))
                .toList();
    }

    static List<Member> roll(String... names) {
        return java.util.Arrays.stream(names)
                .map(name -> new Member(id(name), LocalDate.EPOCH))
                .toList();
    }

    static RotationRequest request(
            Campaign campaign,
            LocalDate from,
            LocalDate to,
            List<Turn> fixed,
            List<Turn> pinned,
            List<Member> roll,
            BiPredicate<ProfileId, LocalDate> eligible) {
        return new RotationRequest(campaign, from, to, fixed, pinned, roll, eligible);
    }
}
