package org.vigil.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.message.Pictures;
import org.vigil.message.PostKind;
import org.vigil.network.Image;
import org.vigil.network.Message;
import org.vigil.profile.Announcement;
import org.vigil.profile.Basis;
import org.vigil.profile.Convention;
import org.vigil.profile.Event;
import org.vigil.profile.Likeness;
import org.vigil.profile.Naming;
import org.vigil.profile.OwnWords;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.profile.Quote;
import org.vigil.profile.Relative;
import org.vigil.profile.Status;
import org.vigil.profile.Unnamed;
import org.vigil.profile.WrittenText;
import org.vigil.workspace.OwnHashtags;

/**
 * Whether anything may be said about a profile: the one answer for the planner, the gate and the previews, and for
 * whatever else shows people, such as a poster of a whole roll. Belongs to one thread.
 */
public final class Eligibility {
    /** All that is ever said of a hold on a person. Who set it, and why, stays in its own row. */
    public static final String ON_HOLD = "on hold";

    /** After what it is that does: whom stays unsaid, since the reason may be read beside a name. */
    static final String NAMES_SOMEBODY = "name somebody of whom nothing may be said";

    private final AcceptedFiles.InForce files;
    private final Restrictions.InForce restrictions;
    private final RecordedBasis recorded;
    private final Map<ProfileId, Optional<String>> inOwnWords = new HashMap<>();
    private @Nullable Set<ProfileId> silenced;
    private @Nullable List<Profile> unspoken;
    private @Nullable Unnamed unnamed;

    public Eligibility(AcceptedFiles.InForce files, Restrictions.InForce restrictions) {
        this.files = files;
        this.restrictions = restrictions;
        this.recorded = new RecordedBasis(restrictions, files.workspace().tree());
    }

    /** Why nothing may be said about somebody at a moment, in words for the team; empty where something may. */
    public Optional<String> silence(ProfileId id, Instant at, Convention convention) {
        Map<ProfileId, Profile> profiles = files.workspace().profiles();
        Profile profile = profiles.get(id);
        if (profile == null) {
            return Optional.of("the profile is not in the folder any more");
        }
        return onHold(profile)
                .or(() -> broken(profile))
                .or(() -> Profile.silence(profile, other -> Optional.ofNullable(profiles.get(other)), at, convention))
                .or(() -> inOwnWords(profile, at));
    }

    /** What a profile says in its own words names nobody who must not be named, or nothing is said of it. */
    private Optional<String> inOwnWords(Profile profile, Instant at) {
        return inOwnWords.computeIfAbsent(
                profile.id(),
                id -> unnamed(at)
                        .passage(profile, files.ownWords())
                        .map(passage -> "its own words (" + passage.field() + ") " + NAMES_SOMEBODY));
    }

    /** Whether any words of a profile name somebody whom no words may name; of a file of the folder, whatever its basis. */
    public boolean namesUnspoken(Profile profile, Instant at) {
        Profile whole = profile.showing(new Basis.None(), profile.relatives(), profile.quotes());
        return unnamed(at).passage(whole, new OwnWords()).isPresent();
    }

    /** Whom words may not name, whoever they are about: whoever is silenced by people, is withheld or under age. */
    private Unnamed unnamed(Instant at) {
        Unnamed known = unnamed;
        if (known == null) {
            List<Profile> people = unspoken(at);
            Set<ProfileId> alike = people.stream().map(Profile::id).collect(Collectors.toSet());
            known = new Unnamed(people, person -> OwnHashtags.of(files.workspace(), person, alike));
            unnamed = known;
        }
        return known;
    }

    /**
     * The first person whom the words of a message name although no words may.
     *
     * @param profile whom the message is about
     */
    Optional<ProfileId> namedInWords(
            Message message, Profile profile, Account account, Instant at, Convention convention) {
        List<Profile> about = Stream.concat(Stream.of(profile), named(profile, account, at, convention).stream())
                .toList();
        return message.parts().stream()
                .flatMap(part -> Stream.of(
                                Stream.of(part.text()),
                                part.images().stream().map(Image::altText),
                                Stream.ofNullable(part.contentWarning()))
                        .flatMap(texts -> texts))
                .flatMap(text -> unnamed(at).in(WrittenText.of(text), about).stream())
                .findFirst();
    }

    /** The first person whom words by hand about somebody name although no words may, and whom the old words did not name. */
    Optional<ProfileId> newlyNamed(ProfileId about, String was, String words, Instant at) {
        List<Profile> spokenOf = profiles(Stream.of(about)).toList();
        return unnamed(at)
                .in(WrittenText.of(words), spokenOf)
                .filter(person -> unnamed(at)
                        .in(WrittenText.of(was), spokenOf)
                        .filter(person::equals)
                        .isEmpty());
    }

    /** As {@link #silence}, of a post of a kind: what announces a release or a death may be said although custody is over. */
    public Optional<String> silence(PostKind kind, ProfileId id, Instant at, Convention convention) {
        return switch (kind) {
            case TURN -> silence(id, at, convention);
            case RELEASED -> announced(id, person -> Ending.released(person, person.dayAt(at), convention));
            case MEMORIAL -> announced(id, person -> Ending.died(person, person.dayAt(at), convention));
            case EVENT -> event(id, at, convention);
        };
    }

    /** As {@link #silence(PostKind, ProfileId, Instant, Convention)}, and on a real network whether there is a basis. */
    Optional<String> silence(Delivery post, Account account, Instant at, Convention convention) {
        return silence(post.kind(), post.profile(), at, convention)
                .or(() -> account.isSandbox() ? Optional.empty() : basisMissing(post.profile(), at));
    }

    /** Of an event nothing may be said while nothing may be of one of its people. A hold on one of them betrays nobody. */
    private Optional<String> event(ProfileId id, Instant at, Convention convention) {
        Event event = files.workspace().events().get(id);
        if (event == null) {
            return Optional.of("the event is not in the folder any more");
        }
        if (restrictions.on(id).isPresent()) {
            return Optional.of(ON_HOLD);
        }
        return Optional.ofNullable(files.broken().get(event.file()))
                .map(why -> "the event's file cannot be read (" + why + ")")
                .or(() -> people(event)
                        .flatMap(person -> silence(person, at, convention)
                                .map(why -> why.equals(ON_HOLD) ? ON_HOLD : person + ": " + why)
                                .stream())
                        .findFirst())
                .or(() -> event.words().stream()
                        .flatMap(words -> unnamed(at).in(WrittenText.of(words), List.of()).stream())
                        .map(person -> ON_HOLD)
                        .findFirst());
    }

    private Stream<ProfileId> people(Event event) {
        return files.peopleOfEvents().of(event).stream();
    }

    private Optional<String> announced(ProfileId id, Function<Profile, Optional<String>> ending) {
        Profile person = files.workspace().profiles().get(id);
        if (person == null) {
            return Optional.of("the profile is not in the folder any more");
        }
        return onHold(person).or(() -> broken(person)).or(() -> ending.apply(person));
    }

    /** As {@link #silence}, and whether there is a basis for a real network. */
    public Optional<String> silenceOnRealNetworks(ProfileId id, Instant at, Convention convention) {
        return silence(id, at, convention).or(() -> basisMissing(id, at));
    }

    /**
     * Why somebody may not be shown on a real network although something may be said. The prisoner of a family and the
     * members of a group are shown with it, so each of them needs a basis too.
     */
    public Optional<String> basisMissing(ProfileId id, Instant at) {
        return shownWith(id)
                .flatMap(profile -> recorded.missing(profile, profile.dayAt(at)).stream())
                .findFirst();
    }

    /** Everybody who is shown in a post of somebody, or of an event. */
    private Stream<Profile> shownWith(ProfileId id) {
        Event event = files.workspace().events().get(id);
        return profiles(event == null ? Stream.of(id) : people(event))
                .flatMap(profile -> Stream.concat(Stream.of(profile), needed(profile)));
    }

    /**
     * Why a first post on a real network has to wait for the family of one of those who are shown in it by consent; empty
     * where it has said yes to what was written for it last, or was posted before.
     */
    public Optional<String> unheard(ProfileId id, Instant at) {
        return shownWith(id)
                .flatMap(profile -> recorded.unheard(profile, profile.dayAt(at)).stream())
                .findFirst();
    }

    /**
     * A profile as an account may show it: on a real network with what its file and the recorded consent both allow, and
     * nowhere with a relative of whom nothing may be said for themselves.
     */
    public Profile shown(Profile profile, Account account, Instant at) {
        return shown(profile, account.isSandbox() ? profile.basis() : recorded.narrowed(profile), at);
    }

    /** As {@link #shown(Profile, Account, Instant)} on a real network. */
    Profile shownInPublic(Profile profile, Instant at) {
        return shown(profile, recorded.narrowed(profile), at);
    }

    /**
     * Whether those of the team may see a photo of somebody: where the file and the recorded consent both allow photos, and
     * nobody has decided that nothing is said of them.
     */
    public boolean mayShowPhoto(Profile profile, Instant at) {
        return Pictures.shows(profile) && covers(profile, Basis.Scope.PHOTO) && !isKeptBack(profile.id(), at);
    }

    /** Whether the file and the recorded consent both cover something of somebody. */
    public boolean covers(Profile profile, Basis.Scope what) {
        return recorded.narrowed(profile).covers(what);
    }

    private Profile shown(Profile profile, Basis both, Instant at) {
        Basis basis = profile.basis();
        Profile discreet = withoutSilenced(profile, at);
        return both.equals(basis) ? discreet : discreet.showing(both, discreet.relatives(), discreet.quotes());
    }

    /**
     * A profile without the relatives who are silenced for themselves, or never shown, and without what they and others
     * like them said.
     */
    public Profile withoutSilenced(Profile profile, Instant at) {
        if (profile.relatives().isEmpty() && profile.quotes().isEmpty()) {
            return profile;
        }
        List<Profile> unspoken = unspoken(at).stream()
                .filter(person -> !person.id().equals(profile.id()))
                .toList();
        List<Relative> silent = profile.relatives().stream()
                .filter(relative -> isOneOf(unspoken, relative.name()))
                .toList();
        List<Quote> quotes = profile.quotes().stream()
                .filter(quote -> silent.stream().noneMatch(quote::isLikelyOf) && !isOneOf(unspoken, quote.speaker()))
                .toList();
        return silent.isEmpty() && quotes.size() == profile.quotes().size()
                ? profile
                : profile.showing(
                        profile.basis(),
                        profile.relatives().stream()
                                .filter(relative -> !silent.contains(relative))
                                .toList(),
                        quotes);
    }

    private static boolean isOneOf(List<Profile> people, String called) {
        return people.stream().anyMatch(person -> Likeness.likely(person, List.of(called)));
    }

    /** Those whom no words may name, as far as their file is known: silenced by people, withheld, or under age. */
    private List<Profile> unspoken(Instant at) {
        List<Profile> known = unspoken;
        if (known == null) {
            known = Stream.concat(
                            silenced().stream().flatMap(id -> files.likeness().profile(id).stream()),
                            files.workspace().profiles().values().stream()
                                    .filter(person -> person.withheld() || person.minorOn(person.dayAt(at))))
                    .distinct()
                    .toList();
            unspoken = known;
        }
        return known;
    }

    /** Whether a hold or a revocation covers whatever a post or a list is about: a person, a family, a group, an event. */
    public boolean isSilenced(ProfileId id) {
        Event event = files.workspace().events().get(id);
        Profile profile = files.workspace().profiles().get(id);
        return silenced().contains(id)
                || profile != null && onHold(profile).isPresent()
                || event != null
                        && profiles(people(event)).anyMatch(each -> onHold(each).isPresent());
    }

    /**
     * As above, and whether somebody of whom it speaks is withheld or under age: a list that is shown around leaves all of them
     * out. Whose custody is over, and who is in no file, is in it.
     */
    public boolean isKeptBack(ProfileId id, Instant at) {
        Event event = files.workspace().events().get(id);
        Stream<Profile> spokenOf = event == null
                ? Stream.ofNullable(files.workspace().profiles().get(id))
                        .flatMap(profile -> Stream.concat(Stream.of(profile), needed(profile)))
                : profiles(people(event));
        return isSilenced(id) || spokenOf.anyMatch(person -> person.withheld() || person.minorOn(person.dayAt(at)));
    }

    /** As {@link #isSilenced(ProfileId)}, also of a profile that is in no file in force: then by its name. */
    public boolean isSilenced(Profile profile) {
        boolean known = files.workspace().profiles().containsKey(profile.id());
        return isSilenced(profile.id())
                || onHold(profile).isPresent()
                || !known
                        && silenced().stream()
                                .flatMap(id -> Stream.ofNullable(
                                        files.workspace().profiles().get(id)))
                                .anyMatch(person -> Likeness.likely(person, profile));
    }

    /** Whether the end of custody is all that speaks against saying anything of somebody: released or dead, and known to be. */
    public boolean onlyOutOfCustody(ProfileId id, Instant at, Convention convention) {
        Profile profile = files.workspace().profiles().get(id);
        if (profile == null || onHold(profile).isPresent() || broken(profile).isPresent()) {
            return false;
        }
        List<Profile> people =
                Stream.concat(Stream.of(profile), needed(profile)).toList();
        return people.stream().noneMatch(person -> person.withheld() || person.minorOn(person.dayAt(at)))
                && people.stream().anyMatch(person -> isOut(person.statusOn(person.dayAt(at), convention)));
    }

    /** Why the end of custody of those of whom a profile speaks may not be announced yet; empty where it may. */
    Optional<String> announcementForbidden(ProfileId id, Instant at, Convention convention) {
        return Stream.ofNullable(files.workspace().profiles().get(id))
                .flatMap(profile -> Stream.concat(Stream.of(profile), needed(profile)))
                .filter(person -> isOut(person.statusOn(person.dayAt(at), convention)))
                .flatMap(person -> Announcement.forbidden(person, person.dayAt(at)).stream())
                .findFirst();
    }

    /** Those of whom a post or words about them speak, who are out and may not be called free. */
    List<Profile> underConditions(ProfileId id, String words, Instant at, Convention convention) {
        Event event = files.workspace().events().get(id);
        Stream<Profile> shown = event == null
                ? Stream.ofNullable(files.workspace().profiles().get(id))
                        .flatMap(profile -> Stream.concat(Stream.of(profile), needed(profile)))
                : profiles(people(event));
        Stream<Profile> named = files.workspace().profiles().values().stream()
                .filter(person -> Naming.of(person, List.of()).in(words));
        return Stream.concat(shown, named)
                .distinct()
                .filter(person -> Ending.outUnderConditions(person, person.dayAt(at), convention))
                .toList();
    }

    private static boolean isOut(Status status) {
        return switch (status) {
            case Status.Released released -> true;
            case Status.Died died -> true;
            case Status.InCustody inCustody -> false;
            case Status.Unknown unknown -> false;
        };
    }

    /** The people whom a profile refers to and who may be named with it on an account. */
    public List<Profile> named(Profile profile, Account account, Instant at, Convention convention) {
        return people(profile)
                .filter(other -> mayBeNamed(other, account, at, convention))
                .toList();
    }

    /** As {@link #named} on a real network. */
    List<Profile> namedInPublic(Profile profile, Instant at, Convention convention) {
        return people(profile)
                .filter(other -> silenceInPublic(other.id(), at, convention).isEmpty())
                .toList();
    }

    /** Why somebody may not be shown to everybody now: the answer of the gate for a first post on a real network. */
    Optional<String> silenceInPublic(ProfileId id, Instant at, Convention convention) {
        return silenceOnRealNetworks(id, at, convention).or(() -> unheard(id, at));
    }

    /** Whether words that are about nobody in particular name somebody although no words may. */
    boolean namesSilenced(String words, Instant at) {
        return unnamed(at).in(WrittenText.of(words), List.of()).isPresent();
    }

    /** The others of those whom a profile refers to: they may not be named. */
    List<Profile> silenced(Profile profile, Account account, Instant at, Convention convention) {
        return people(profile)
                .filter(other -> !mayBeNamed(other, account, at, convention))
                .toList();
    }

    private boolean mayBeNamed(Profile person, Account account, Instant at, Convention convention) {
        return account.isSandbox()
                ? silence(person.id(), at, convention).isEmpty()
                : silenceInPublic(person.id(), at, convention).isEmpty();
    }

    /** A hold covers the human: likely the same in other rolls, the prisoner of a family, the members of a group as well. */
    private Optional<String> onHold(Profile profile) {
        return Stream.concat(
                                Stream.of(profile.id()),
                                Stream.concat(Stream.ofNullable(profile.speaksFor()), profile.members().stream()))
                        .anyMatch(silenced()::contains)
                ? Optional.of(ON_HOLD)
                : Optional.empty();
    }

    /**
     * Everybody who must not be spoken of by a decision of people: who is on hold or has taken their consent back, and
     * whoever is likely the same human.
     */
    public Set<ProfileId> silenced() {
        Set<ProfileId> known = silenced;
        if (known == null) {
            Set<ProfileId> found = new HashSet<>(restrictions.people().revoked());
            restrictions.restrictions().stream()
                    .filter(restriction -> restriction.scope() == Restrictions.Scope.PERSON)
                    .forEach(hold -> found.add(new ProfileId(hold.subject())));
            known = found.stream()
                    .flatMap(id -> Stream.concat(Stream.of(id), sameHuman(id).stream()))
                    .collect(Collectors.toUnmodifiableSet());
            silenced = known;
        }
        return known;
    }

    /** The other profiles that are taken for the same human: by hand, else by their names. */
    public Collection<ProfileId> sameHuman(ProfileId id) {
        return Identities.one(id, files.likeness(), restrictions.people().rulings());
    }

    private Optional<String> broken(Profile profile) {
        return Optional.ofNullable(files.broken().get(profile.file()))
                .map(why -> "the profile's file cannot be read (" + why + ")");
    }

    private Stream<Profile> people(Profile profile) {
        return Stream.concat(needed(profile), profiles(profile.together().stream()))
                .distinct();
    }

    private Stream<Profile> needed(Profile profile) {
        return profiles(Stream.concat(Stream.ofNullable(profile.speaksFor()), profile.members().stream()));
    }

    private Stream<Profile> profiles(Stream<ProfileId> ids) {
        return ids.flatMap(id -> Stream.ofNullable(files.workspace().profiles().get(id)));
    }
}
