package org.vigil.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigil.profile.CustodyKind.DETENTION;
import static org.vigil.profile.CustodyKind.HOUSE_ARREST;
import static org.vigil.profile.CustodyKind.PRISON;
import static org.vigil.profile.LifeEvent.Kind.HEARING;
import static org.vigil.profile.LifeEvent.Kind.RELEASED;
import static org.vigil.profile.People.event;
import static org.vigil.profile.People.lasting;
import static org.vigil.profile.People.period;
import static org.vigil.profile.People.unknownEnd;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KnownThenTest {
    private static final Profile ISMAYILOVA = People.prisoner(
            "khadija-ismayilova",
            List.of(period(DETENTION, "2014-12-05", "2015-09-01"), period(PRISON, "2015-09-01", "2016-05-25")),
            event(HEARING, "2015-08", "closing words"),
            event(RELEASED, "2016-05-25", "suspended sentence"));

    @Test
    void aLaterVerdictAndReleaseAreNotKnown() {
        Profile then = ISMAYILOVA.asKnownOn(LocalDate.parse("2015-08-31"));
        assertThat(then.custody()).containsExactly(lasting(DETENTION, "2014-12-05", "2015-08-31"));
        assertThat(then.events()).containsExactly(event(HEARING, "2015-08", "closing words"));
        assertThat(then.actions()).isEmpty();
        assertThat(ISMAYILOVA.asKnownOn(LocalDate.parse("2015-08-30")).events()).isEmpty();
        assertThat(ISMAYILOVA.asKnownOn(LocalDate.parse("2015-09-01")).custody())
                .containsExactly(
                        period(DETENTION, "2014-12-05", "2015-09-01"), lasting(PRISON, "2015-09-01", "2015-09-01"));
        assertThat(ISMAYILOVA.asKnownOn(LocalDate.parse("2014-12-04")).custody())
                .isEmpty();
    }

    @Test
    void onTheDayOfTheReleaseItIsKnown() {
        assertThat(ISMAYILOVA
                        .asKnownOn(LocalDate.parse("2016-05-25"))
                        .silence(LocalDate.parse("2016-05-25"), Convention.ELAPSED))
                .contains("released on 25 May 2016 (suspended sentence)");
    }

    @Test
    void aLaterConfirmationIsThatDays() {
        Profile lasts = People.prisoner("lasts", List.of(lasting(PRISON, "2007-08-06", "2020-06-05")));
        assertThat(lasts.asKnownOn(LocalDate.parse("2019-11-22")).custody())
                .containsExactly(lasting(PRISON, "2007-08-06", "2019-11-22"));
        assertThat(lasts.asKnownOn(LocalDate.parse("2026-01-01")).custody()).isEqualTo(lasts.custody());
        Profile unknown = People.prisoner("unknown", List.of(unknownEnd(PRISON, "2007-08-06", "2016-01")));
        assertThat(unknown.asKnownOn(LocalDate.parse("2016-01-10")).custody())
                .containsExactly(lasting(PRISON, "2007-08-06", "2016-01-10"));
        assertThat(unknown.asKnownOn(LocalDate.parse("2016-03-10")).custody()).isEqualTo(unknown.custody());
    }

    @Test
    void laterWordsAreLeftOut() {
        Source source = new Source("Title", "Publisher", null, null);
        KnownThen then = new KnownThen(LocalDate.parse("2015-09-15"));
        Quote vague = new Quote("…", "en", "She", PartialDate.parse("2015-09"), source, Quote.Permission.SPEAKER);
        Quote known = new Quote("…", "en", "She", PartialDate.parse("2015-09-15"), source, Quote.Permission.SPEAKER);
        assertThat(then.quotes(List.of(vague, known))).containsExactly(known);
        Sentence verdict = new Sentence(PartialDate.parse("2015"), "7 years");
        Sentence undated = new Sentence(null, "7 years");
        assertThat(then.sentences(List.of(verdict, undated))).containsExactly(undated);
    }

    @Property(tries = 300)
    void aReplayShowsNobodyWhomHindsightWouldNotShow(@ForAll @IntRange(max = 1300) int days) {
        LocalDate day = LocalDate.parse("2009-12-01").plusDays(days);
        Profile vague = People.prisoner(
                "vague",
                List.of(period(PRISON, "2009-12-10", "2011-02"), period(HOUSE_ARREST, "2011-02", "2012-06")),
                event(RELEASED, "2012-06", "conditionally"));
        assertThat(vague.asKnownOn(day).silence(day, Convention.ELAPSED))
                .isEqualTo(vague.silence(day, Convention.ELAPSED));
        assertThat(vague.asKnownOn(day).statusOn(day, Convention.ELAPSED))
                .isEqualTo(vague.statusOn(day, Convention.ELAPSED));
    }
}
