package org.vigil.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigil.profile.CustodyKind.PRISON;
import static org.vigil.profile.LifeEvent.Kind.DIED;
import static org.vigil.profile.LifeEvent.Kind.RELEASED;
import static org.vigil.profile.People.event;
import static org.vigil.profile.People.lasting;
import static org.vigil.profile.People.period;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private static final Instant MOMENT = Instant.parse("2015-09-19T12:00:00Z");
    private static final Profile HELD = People.prisoner("held", List.of(lasting(PRISON, "2015-01-01", "2015-09-01")));
    private static final Profile FREED = People.prisoner(
            "freed", List.of(period(PRISON, "2015-01-01", "2015-09-19")), event(RELEASED, "2015-09-19", "exile"));
    private static final Map<ProfileId, Profile> ROLL = Map.of(HELD.id(), HELD, FREED.id(), FREED);

    @Test
    void saysWhyInWords() {
        LocalDate day = LocalDate.parse("2015-09-19");
        assertThat(FREED.silence(day, Convention.ELAPSED)).contains("released on 19 September 2015 (exile)");
        assertThat(HELD.silence(day, Convention.ELAPSED)).isEmpty();
        assertThat(People.prisoner("vague", List.of(period(PRISON, "2015-01-01", "2015-08")))
                        .silence(day, Convention.ELAPSED))
                .contains("released in August 2015 (custody ended)");
        assertThat(HELD.silence(LocalDate.parse("2014-12-31"), Convention.ELAPSED))
                .contains("no custody is recorded up to that day");
        assertThat(People.prisoner("dead", HELD.custody(), event(DIED, "2015-09-02", ""))
                        .silence(day, Convention.ELAPSED))
                .contains("died on 2 September 2015");
    }

    @Test
    void aStaleStatusIsNoSilence() {
        assertThat(HELD.silence(LocalDate.parse("2026-01-01"), Convention.ELAPSED))
                .isEmpty();
    }

    @Test
    void aFamilyIsSilentWithItsPrisoner() {
        assertThat(silence(People.family("f", "held"))).isEmpty();
        assertThat(silence(People.family("f", "freed"))).contains("freed: released on 19 September 2015 (exile)");
        assertThat(silence(People.family("f", "nobody"))).contains("nobody: no such profile");
    }

    @Test
    void aGroupIsSilentWithAnyOfItsMembers() {
        assertThat(silence(People.group("g", List.of("held")))).isEmpty();
        assertThat(silence(People.group("g", List.of("held", "freed")))).isPresent();
        assertThat(silence(People.group("nameless", List.of()))).contains("no custody is recorded up to that day");
    }

    @Test
    void peopleNamedBesideAreNamedOnlyWhereTheyMayBe() {
        Profile beside = People.profile(
                "beside",
                ProfileKind.PRISONER,
                HELD.custody(),
                List.of(),
                null,
                List.of(),
                List.of("freed", "held", "nobody"));
        assertThat(silence(beside)).isEmpty();
        assertThat(Profile.named(beside, id -> Optional.ofNullable(ROLL.get(id)), MOMENT, Convention.ELAPSED))
                .containsExactly(HELD);
    }

    @Test
    void aDayBeginsWhereThePersonIsHeld() {
        Instant lateOnTheEve = Instant.parse("2015-09-18T20:30:00Z");
        assertThat(FREED.dayAt(lateOnTheEve)).isEqualTo(LocalDate.parse("2015-09-19"));
        assertThat(Profile.silence(
                        People.family("f", "freed"),
                        id -> Optional.ofNullable(ROLL.get(id)),
                        lateOnTheEve,
                        Convention.ELAPSED))
                .isPresent();
    }

    private static Optional<String> silence(Profile profile) {
        return Profile.silence(profile, id -> Optional.ofNullable(ROLL.get(id)), MOMENT, Convention.ELAPSED);
    }
}
