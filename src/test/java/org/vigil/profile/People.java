package org.vigil.profile;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Profiles for tests, from as few words as the test needs. */
final class People {
    private People() {}

    static Profile prisoner(String id, List<CustodyPeriod> custody, LifeEvent... events) {
        return profile(id, ProfileKind.PRISONER, custody, List.of(events), null, List.of(), List.of());
    }

    static Profile family(String id, String prisoner) {
        return profile(id, ProfileKind.FAMILY, List.of(), List.of(), new ProfileId(prisoner), List.of(), List.of());
    }

    static Profile group(String id, List<String> members) {
        return profile(id, ProfileKind.GROUP, List.of(), List.of(), null, members, List.of());
    }

    static Profile prisoner(String id, List<CustodyPeriod> custody, List<Source> sources, LifeEvent... events) {
        return profile(id, ProfileKind.PRISONER, custody, List.of(events), sources, null, List.of(), List.of());
    }

    static Profile profile(
            String id,
            ProfileKind kind,
            List<CustodyPeriod> custody,
            List<LifeEvent> events,
            @Nullable ProfileId speaksFor,
            List<String> members,
            List<String> together) {
        return profile(id, kind, custody, events, List.of(), speaksFor, members, together);
    }

    private static Profile profile(
            String id,
            ProfileKind kind,
            List<CustodyPeriod> custody,
            List<LifeEvent> events,
            List<Source> sources,
            @Nullable ProfileId speaksFor,
            List<String> members,
            List<String> together) {
        return new Profile(
                new ProfileId(id),
                kind,
                Map.of("en", id),
                List.of(),
                Map.of(),
                List.of(),
                null,
                ZoneId.of("Asia/Baku"),
                null,
                custody,
                List.of(),
                List.of(),
                events,
                List.of(),
                Map.of(),
                List.of(),
                null,
                List.of(new Action(Map.of("en", "Write"), "The prosecutor", Map.of(), null, null, null)),
                List.of(),
                sources,
                Attributions.NONE,
                List.of(),
                null,
                Withheld.NOTHING,
                new Basis.Historic(),
                speaksFor,
                members.stream().map(ProfileId::new).toList(),
                together.stream().map(ProfileId::new).toList(),
                Set.of(),
                null,
                false,
                false,
                null,
                "profiles/" + id + ".yaml");
    }

    static CustodyPeriod period(CustodyKind kind, String from, String to) {
        return new CustodyPeriod(kind, CustodyDate.parse(from), CustodyDate.parse(to), false, null, null);
    }

    static CustodyPeriod lasting(CustodyKind kind, String from, String confirmed) {
        return new CustodyPeriod(kind, CustodyDate.parse(from), null, false, PartialDate.parse(confirmed), null);
    }

    static CustodyPeriod unknownEnd(CustodyKind kind, String from, String confirmed) {
        return new CustodyPeriod(kind, CustodyDate.parse(from), null, true, PartialDate.parse(confirmed), null);
    }

    static LifeEvent event(LifeEvent.Kind kind, String date, String what) {
        return new LifeEvent(kind, CustodyDate.parse(date), what);
    }
}
