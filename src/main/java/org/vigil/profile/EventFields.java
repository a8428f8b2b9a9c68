package org.vigil.profile;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigil.source.Fields;

/** Reads the dated events of a profile, and reports those that its custody contradicts. */
final class EventFields {
    private EventFields() {}

    /**
     * @param custody the periods of the profile; empty where they could not all be read, and then nothing is compared
     */
    static List<LifeEvent> read(Fields profile, List<CustodyPeriod> custody) {
        List<LifeEvent> events = new ArrayList<>();
        List<Episode> episodes = Episode.of(custody);
        for (Fields fields : profile.children("events")) {
            Optional<LifeEvent> event = event(fields);
            event.ifPresent(found -> {
                if (!episodes.isEmpty()) {
                    compare(found, episodes, fields);
                }
                if (found.kind() == LifeEvent.Kind.DIED && events.stream().anyMatch(e -> e.kind() == found.kind())) {
                    fields.problem("kind", "a death is recorded already", "one event of kind died");
                }
                events.add(found);
            });
        }
        return List.copyOf(events);
    }

    private static Optional<LifeEvent> event(Fields fields) {
        Optional<LifeEvent.Kind> kind = fields.requiredChoice("kind", LifeEvent.Kind.class);
        Optional<CustodyDate> date = CustodyFields.requiredDate(fields, "date");
        String what = fields.text("what").orElse("");
        if (what.isBlank() && kind.isPresent() && kind.get() != LifeEvent.Kind.DIED) {
            fields.problem("what", "the field is missing", "what happened, in a few words, such as bail");
        }
        Optional<CustodyDate> until = until(fields, kind, date);
        Optional<ZoneId> zone = fields.value("zone", Codes::zone, Codes.ZONE);
        if (zone.isPresent()
                && kind.filter(k -> k != LifeEvent.Kind.TRANSFERRED).isPresent()) {
            fields.problem("zone", "only a transfer leads to another place", "take it out; or kind: transferred");
        }
        fields.done();
        return kind.flatMap(k -> date.map(d -> new LifeEvent(k, d, what, until.orElse(null), zone.orElse(null))));
    }

    private static Optional<CustodyDate> until(
            Fields fields, Optional<LifeEvent.Kind> kind, Optional<CustodyDate> date) {
        Optional<CustodyDate> until = CustodyFields.date(fields, "until");
        if (until.isPresent() && kind.filter(k -> !k.isLeave()).isPresent()) {
            fields.problem(
                    "until", "only a leave has an end", "take it out; or kind: furlough, medical_leave or hospital");
            return Optional.empty();
        }
        if (until.isPresent()
                && date.filter(d -> until.get().latest().isBefore(d.earliest())).isPresent()) {
            fields.problem("until", "it ends before it begins", "the day of return");
            return Optional.empty();
        }
        return until;
    }

    private static void compare(LifeEvent event, List<Episode> episodes, Fields fields) {
        switch (event.kind()) {
            case RELEASED -> release(event, episodes, fields);
            case DIED -> death(event, episodes, fields);
            case TRANSFERRED, FURLOUGH, MEDICAL_LEAVE, HOSPITAL, HEARING, OTHER -> {}
        }
    }

    private static void release(LifeEvent release, List<Episode> episodes, Fields fields) {
        if (episodes.stream().noneMatch(episode -> episode.mayEndWith(release))) {
            fields.problem(
                    "date",
                    "a release on " + release.date().words() + " is recorded, but no custody ends then",
                    "write the day as the period's \"to\" as well; or kind: other, where custody went on");
        }
    }

    private static void death(LifeEvent death, List<Episode> episodes, Fields fields) {
        for (Episode episode : episodes) {
            boolean after = episode.end().filter(death.date()::surelyBefore).isPresent()
                    || death.date().surelyBefore(episode.from());
            if (after) {
                fields.problem(
                        "date",
                        "a death on " + death.date().words() + " is recorded, but custody is recorded after it",
                        "custody ends on the day of death at the latest");
            }
            if (episode.end().isEmpty() && !episode.last().endUnknown()) {
                fields.problem(
                        "date",
                        "a death is recorded, but the custody since "
                                + episode.from().words() + " has no end",
                        "write the day as the period's \"to\" as well");
            }
        }
    }
}
