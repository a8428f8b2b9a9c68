package org.vigil.console;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.Counter;
import org.vigil.profile.CustodyDate;
import org.vigil.profile.CustodyPeriod;
import org.vigil.profile.LifeEvent;
import org.vigil.profile.Profile;
import org.vigil.profile.Term;

/**
 * Somebody's times in custody, drawn to scale on one line of time: what is certain solid, what may be either way pale. All
 * places are percent of the width, so that it is as wide as the page and its letters as large as all others.
 *
 * @param lanes one below another
 * @param height in pixels
 */
record Timeline(List<Lane> lanes, List<Tick> ticks, List<Line> lines, int height) {
    private static final int TOP = 22;
    private static final int LABEL = 16;
    private static final int LANE = 46;
    private static final int FOOT = 24;
    private static final double LEAST_WIDTH = 0.4;
    private static final int MOST_TICKS = 8;
    private static final int[] YEARS = {1, 2, 5, 10, 20, 50};

    /** @param name a key of the texts */
    record Lane(String name, int top, List<Bar> bars, List<Dot> dots) {
        /** Where the bars begin. Public, as all that a template calls. */
        public int barTop() {
            return top + 18;
        }

        public int dotTop() {
            return top + 25;
        }
    }

    /** @param look what of it is drawn how, as a class of the stylesheet */
    record Bar(String look, String x, String width) {}

    record Dot(String x) {}

    /** A year, below the lanes. */
    record Tick(String x, String label) {}

    /**
     * A day that goes through all lanes.
     *
     * @param name a key of the texts
     * @param anchor where its words lie: start, middle or end, so that none leave the picture
     * @param labelTop their base line: no two stand on one
     */
    record Line(String name, String x, String anchor, int labelTop) {}

    /**
     * Empty where nothing may be told of custody.
     *
     * @param person what may be published of them
     * @param today in the place of custody
     */
    static Optional<Timeline> of(Profile person, LocalDate today) {
        if (person.custody().isEmpty() && person.counters().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Drawing(person, today).timeline());
    }

    /** The years that it spans, and what lies where. */
    private static final class Drawing {
        private final Profile person;
        private final LocalDate today;
        private final @Nullable LocalDate sentenceEnd;
        private final LocalDate first;
        private final long days;

        Drawing(Profile person, LocalDate today) {
            this.person = person;
            this.today = today;
            this.sentenceEnd = person.termOn(today).flatMap(Term::end).orElse(null);
            List<LocalDate> all = days(person);
            LocalDate begin = all.stream().min(LocalDate::compareTo).orElse(today);
            LocalDate end = Stream.concat(Stream.concat(all.stream(), Stream.of(today)), Stream.ofNullable(sentenceEnd))
                    .max(LocalDate::compareTo)
                    .orElse(today);
            long margin = Math.max(7, ChronoUnit.DAYS.between(begin, end) / 40);
            this.first = begin.minusDays(margin);
            this.days = ChronoUnit.DAYS.between(first, end.plusDays(margin));
        }

        private static List<LocalDate> days(Profile person) {
            Stream<CustodyDate> custody = person.custody().stream().flatMap(each -> bounds(each.from(), each.to()));
            Stream<CustodyDate> counters = person.counters().stream().flatMap(each -> bounds(each.from(), each.to()));
            Stream<CustodyDate> events = person.events().stream().map(LifeEvent::date);
            return Stream.of(custody, counters, events)
                    .flatMap(dates -> dates)
                    .flatMap(date -> Stream.of(date.earliest(), date.latest()))
                    .toList();
        }

        private static Stream<CustodyDate> bounds(CustodyDate from, @Nullable CustodyDate to) {
            return Stream.concat(Stream.of(from), Stream.ofNullable(to));
        }

        Timeline timeline() {
            List<Lane> lanes = new ArrayList<>();
            int top = TOP + (sentenceEnd == null ? 0 : LABEL);
            lane(
                    lanes,
                    top,
                    "custody",
                    person.custody().stream()
                            .map(this::bars)
                            .flatMap(Collection::stream)
                            .toList(),
                    List.of());
            for (Counter.Kind kind : Counter.Kind.values()) {
                lane(
                        lanes,
                        top,
                        kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        person.counters().stream()
                                .filter(counter -> counter.kind() == kind)
                                .flatMap(counter -> bars(counter).stream())
                                .toList(),
                        List.of());
            }
            lane(
                    lanes,
                    top,
                    "events",
                    List.of(),
                    person.events().stream()
                            .map(event -> new Dot(percent(at(event.date().earliest()))))
                            .toList());
            List<Line> lines = new ArrayList<>(List.of(line("today", today, 0)));
            if (sentenceEnd != null) {
                lines.add(line("sentence-end", sentenceEnd, 1));
            }
            return new Timeline(List.copyOf(lanes), ticks(), List.copyOf(lines), top + LANE * lanes.size() + FOOT);
        }

        private static void lane(List<Lane> lanes, int top, String name, List<Bar> bars, List<Dot> dots) {
            if (!bars.isEmpty() || !dots.isEmpty()) {
                lanes.add(new Lane(name, top + LANE * lanes.size(), bars, dots));
            }
        }

        private List<Bar> bars(CustodyPeriod period) {
            String look = period.kind().label().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return bars(
                    look,
                    period.from(),
                    period.to(),
                    period.endUnknown(),
                    period.lastConfirmed().earliest());
        }

        private List<Bar> bars(Counter counter) {
            LocalDate confirmed = counter.confirmed() == null
                    ? counter.from().latest()
                    : counter.confirmed().earliest();
            return bars("counter", counter.from(), counter.to(), counter.endUnknown(), confirmed);
        }

        /** From the first day that may be meant to the last: pale, solid, pale. */
        private List<Bar> bars(
                String look, CustodyDate from, @Nullable CustodyDate to, boolean endUnknown, LocalDate confirmed) {
            List<Bar> bars = new ArrayList<>();
            LocalDate surely = from.latest();
            LocalDate solidEnd = later(surely, to == null ? earlier(confirmed, today) : to.earliest());
            if (from.earliest().isBefore(surely)) {
                bars.add(bar(look + " unsure", from.earliest(), surely));
            }
            bars.add(bar(look, surely, solidEnd));
            if (to != null && solidEnd.isBefore(to.latest())) {
                bars.add(bar(look + " unsure", solidEnd, to.latest()));
            } else if (to == null && solidEnd.isBefore(today)) {
                bars.add(bar(look + (endUnknown ? " unknown" : " unconfirmed"), solidEnd, today));
            }
            return bars;
        }

        private static LocalDate later(LocalDate one, LocalDate other) {
            return one.isAfter(other) ? one : other;
        }

        private static LocalDate earlier(LocalDate one, LocalDate other) {
            return one.isBefore(other) ? one : other;
        }

        /** A single day is seen as well. */
        private Bar bar(String look, LocalDate from, LocalDate to) {
            return new Bar(look, percent(at(from)), percent(Math.max(LEAST_WIDTH, at(to) - at(from))));
        }

        private Line line(String name, LocalDate day, int row) {
            double x = at(day);
            return new Line(name, percent(x), x > 85 ? "end" : x < 15 ? "start" : "middle", 12 + LABEL * row);
        }

        private List<Tick> ticks() {
            LocalDate end = first.plusDays(days);
            int span = end.getYear() - first.getYear();
            int step = YEARS[YEARS.length - 1];
            for (int i = YEARS.length - 1; i >= 0; i--) {
                step = span / YEARS[i] <= MOST_TICKS ? YEARS[i] : step;
            }
            List<Tick> ticks = new ArrayList<>();
            for (int year = first.getYear() + 1; year <= end.getYear(); year++) {
                if (year % step == 0) {
                    ticks.add(new Tick(percent(at(LocalDate.of(year, 1, 1))), String.valueOf(year)));
                }
            }
            return ticks;
        }

        private double at(LocalDate day) {
            return 100.0 * ChronoUnit.DAYS.between(first, day) / days;
        }

        private static String percent(double share) {
            return String.format(Locale.ROOT, "%.2f%%", share);
        }
    }
}
