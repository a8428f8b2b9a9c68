package org.vigil.message;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.Action;
import org.vigil.profile.Attributions;
import org.vigil.profile.Basis;
import org.vigil.profile.Charge;
import org.vigil.profile.Convention;
import org.vigil.profile.Counter;
import org.vigil.profile.CustodyDate;
import org.vigil.profile.CustodyKind;
import org.vigil.profile.CustodyPeriod;
import org.vigil.profile.LifeEvent;
import org.vigil.profile.PartialDate;
import org.vigil.profile.Photo;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.profile.ProfileKind;
import org.vigil.profile.Pronoun;
import org.vigil.profile.Quote;
import org.vigil.profile.Relative;
import org.vigil.profile.Sentence;
import org.vigil.profile.Source;
import org.vigil.profile.Withheld;

/** A profile in the making, for tests: an invented woman held in Azerbaijan since 5 December 2014. */
final class Person {
    private final ProfileId id;
    ProfileKind kind = ProfileKind.PRISONER;
    Map<String, String> names = new LinkedHashMap<>(Map.of("en", "Leyla Aliyeva"));
    Map<String, String> role = new LinkedHashMap<>(Map.of("en", "investigative journalist"));
    List<String> country = List.of("AZ");

    @Nullable String heldBy = "AZ";

    ZoneId zone = ZoneId.of("Asia/Baku");

    @Nullable Pronoun pronoun = Pronoun.SHE;

    List<CustodyPeriod> custody = new ArrayList<>(List.of(period(CustodyKind.DETENTION, "2014-12-05")));
    List<Sentence> sentences = List.of();
    List<Counter> counters = List.of();
    List<LifeEvent> events = List.of();
    List<Relative> relatives = List.of();
    Map<String, String> story = new LinkedHashMap<>(Map.of("en", "She wrote about those in power."));
    List<Quote> quotes = List.of();

    @Nullable Photo photo;

    List<Action> actions = List.of();
    List<String> hashtags = List.of("#FreeLeyla");
    List<Source> sources = List.of();
    Attributions facts = Attributions.NONE;
    List<Charge> charges = List.of();

    @Nullable PartialDate birthDate;

    Withheld doNotPublish = Withheld.NOTHING;
    Basis basis = new Basis.Historic();

    @Nullable ProfileId speaksFor;

    List<ProfileId> members = List.of();
    List<ProfileId> together = List.of();

    @Nullable Convention convention;

    boolean withheld;

    Person(String id) {
        this.id = new ProfileId(id);
    }

    static CustodyPeriod period(CustodyKind kind, String from) {
        return new CustodyPeriod(
                kind, CustodyDate.parse(from), null, false, PartialDate.parse("2016-05-01"), "a note for the team");
    }

    Person named(String language, String name) {
        names.put(language, name);
        return this;
    }

    Profile profile() {
        return new Profile(
                id,
                kind,
                names,
                List.of(),
                role,
                country,
                heldBy,
                zone,
                pronoun,
                custody,
                sentences,
                counters,
                events,
                relatives,
                story,
                quotes,
                photo,
                actions,
                hashtags,
                sources,
                facts,
                charges,
                birthDate,
                doNotPublish,
                basis,
                speaksFor,
                members,
                together,
                Set.of(),
                convention,
                false,
                withheld,
                null,
                "profiles/" + id + ".yaml");
    }
}
