package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileFile;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** A line of time to scale: what lies where, in percent of the width. */
class TimelineTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);

    private static Optional<Timeline> of(String facts) {
        Problems problems = new Problems();
        Profile profile = ProfileFile.read(SourceFile.ofText("profiles/anna.yaml", """
                        id: anna
                        kind: prisoner
                        names: { en: Anna }
                        held_by: AZ
                        zone: Asia/Baku
                        sources: [{ title: A report, publisher: A newspaper }]
                        """ + facts), problems)
                .orElseThrow(() -> new AssertionError(problems.list()));
        return Timeline.of(profile.published(), TODAY);
    }

    private static double number(String percent) {
        return Double.parseDouble(percent.replace("%", ""));
    }

    @Test
    void aPeriodTwiceAsLongIsTwiceAsWide() {
        List<Timeline.Bar> bars = of("""
                custody:
                  - { kind: prison, from: 2010-01-01, to: 2012-01-01 }
                  - { kind: prison, from: 2016-01-01, to: 2020-01-01 }
                """).orElseThrow().lanes().getFirst().bars();
        assertThat(bars).hasSize(2);
        assertThat(number(bars.get(1).width()) / number(bars.get(0).width())).isBetween(1.99, 2.01);
        assertThat(number(bars.get(1).x()) + number(bars.get(1).width())).isLessThan(100);
    }

    @Test
    void whatIsNotKnownExactlyIsPaleAndAnUnknownEndIsOnlyOutlined() {
        assertThat(of("custody: [{ kind: prison, from: 2020-03, to: 2021 }]")
                        .orElseThrow()
                        .lanes()
                        .getFirst()
                        .bars())
                .extracting(Timeline.Bar::look)
                .containsExactly("custody unsure", "custody", "custody unsure");
        assertThat(of("custody: [{ kind: disappearance, from: 2020-03-01, to: unknown, confirmed: 2020-05-01 }]")
                        .orElseThrow()
                        .lanes()
                        .getFirst()
                        .bars())
                .extracting(Timeline.Bar::look)
                .containsExactly("disappearance", "disappearance unknown");
        assertThat(of("custody: [{ kind: prison, from: 2020-03-01, confirmed: 2025-05-01 }]")
                        .orElseThrow()
                        .lanes()
                        .getFirst()
                        .bars())
                .extracting(Timeline.Bar::look)
                .containsExactly("custody", "custody unconfirmed");
    }

    @Test
    void theEndOfTheSentenceAndTodayAreInThePicture() {
        Timeline timeline = of("""
                custody: [{ kind: prison, from: 2024-01-05, confirmed: 2026-01-05 }]
                sentences: [{ date: 2024-06-01, text: 10 years, length: 10 years }]
                counters: [{ kind: hunger_strike, from: 2025-01-01, to: 2025-01-20 }]
                events: [{ kind: hearing, date: 2024-06-01, what: a hearing }]
                """).orElseThrow();
        assertThat(timeline.lines()).extracting(Timeline.Line::name).containsExactly("today", "sentence-end");
        assertThat(timeline.lines())
                .allSatisfy(line -> assertThat(number(line.x())).isBetween(0.0, 100.0));
        assertThat(timeline.lanes())
                .extracting(Timeline.Lane::name)
                .containsExactly("custody", "hunger-strike", "events");
        assertThat(timeline.ticks()).hasSizeLessThanOrEqualTo(9);
    }

    @Test
    void aSingleDayIsSeenAndNothingIsDrawnOfNothing() {
        assertThat(of("custody: [{ kind: prison, from: 1990-01-01, to: 1990-01-02 }]")
                        .orElseThrow()
                        .lanes()
                        .getFirst()
                        .bars())
                .singleElement()
                .satisfies(bar -> assertThat(number(bar.width())).isGreaterThan(0.3));
        assertThat(of("custody: [{ kind: prison, from: 1990-01-01, to: 1990-01-02 }]\ndo_not_publish: [custody]\n"))
                .isEmpty();
    }
}
