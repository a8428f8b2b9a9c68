package org.vigil.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.database.Database;
import org.vigil.profile.Basis;
import org.vigil.profile.Convention;
import org.vigil.profile.CustodyPeriod;
import org.vigil.profile.PartialDate;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.profile.Status;
import org.vigil.workspace.DueForVerification;
import org.vigil.workspace.StatusLimits;
import org.vigil.workspace.Workspace;

/** How everybody of the roll in force stands at one moment: what is known of them, and what may be said. Belongs to one thread. */
public final class RollCall {
    private final Instant now;
    private final AcceptedFiles.InForce files;
    private final Workspace workspace;
    private final Restrictions.InForce restrictions;
    private final Eligibility eligibility;
    private final StatusLimits limits;
    private final Map<ProfileId, Consents.Revoked> revoked;

    public RollCall(Database database, AcceptedFiles accepted, Instant now) {
        this.files = accepted.inForce();
        this.now = now;
        this.workspace = files.workspace();
        this.restrictions = new Restrictions(database.jdbc()).inForce();
        this.eligibility = new Eligibility(files, restrictions);
        this.limits = StatusLimits.of(workspace, now);
        this.revoked = restrictions.people().revoked().isEmpty()
                ? Map.of()
                : new Consents(database.jdbc())
                        .revoked().stream().collect(Collectors.toMap(Consents.Revoked::profile, Function.identity()));
    }

    /**
     * One person of the roll.
     *
     * @param profile as in force
     * @param counted whose days and status are meant: a family's prisoner, else the profile itself
     * @param today in the place of custody
     * @param status empty for a group of people who have profiles of their own, and where the prisoner of a family is unknown
     * @param lastConfirmed of a custody that has no end; null for none, and where custody is not to be told
     * @param sayableUntil the last day on which a number of days is said; null where nobody has to look
     */
    public record Entry(
            Profile profile,
            Profile counted,
            LocalDate today,
            Optional<Status> status,
            @Nullable PartialDate lastConfirmed,
            @Nullable LocalDate sayableUntil) {
        /** Whether no number is said any more until somebody has looked. */
        public boolean isLate() {
            return sayableUntil != null && today.isAfter(sayableUntil);
        }
    }

    public Eligibility eligibility() {
        return eligibility;
    }

    public StatusLimits.Limit limit(Profile profile) {
        return limits.of(counted(profile).id());
    }

    /** The prisoner of a family, else the profile itself. */
    public Profile counted(Profile profile) {
        return Optional.ofNullable(profile.speaksFor())
                .flatMap(workspace::profile)
                .orElse(profile);
    }

    public Entry entry(Profile profile) {
        Profile counted = counted(profile);
        LocalDate today = counted.dayAt(now);
        boolean told = !counted.doNotPublish().has("custody");
        return new Entry(
                profile,
                counted,
                today,
                status(profile, counted, today),
                told ? counted.openOn(today).map(CustodyPeriod::lastConfirmed).orElse(null) : null,
                DueForVerification.custodyUntil(counted, limits.of(counted.id()), now)
                        .orElse(null));
    }

    /** As {@link Entry#status}, alone. */
    public Optional<Status> status(Profile profile) {
        Profile counted = counted(profile);
        return status(profile, counted, counted.dayAt(now));
    }

    private Optional<Status> status(Profile profile, Profile counted, LocalDate today) {
        boolean hasOne =
                switch (profile.kind()) {
                    case PRISONER -> true;
                    case FAMILY -> !counted.id().equals(profile.id());
                    case GROUP -> profile.members().isEmpty();
                };
        return hasOne
                ? Optional.of(told(counted)
                        .statusOn(
                                today,
                                Convention.ELAPSED,
                                limits.of(counted.id()).duration()))
                : Optional.empty();
    }

    /** What a status is reckoned from: nothing of it that is kept back. */
    private static Profile told(Profile profile) {
        boolean keptBack =
                profile.doNotPublish().has("custody") || profile.doNotPublish().has("events");
        return keptBack ? profile.published() : profile;
    }

    /** Everybody who holds the person. */
    public List<Restrictions.Restriction> holds(ProfileId person) {
        return restrictions.holds(person);
    }

    /** Whether a hold or a revocation covers the person, their own or that of somebody likely the same. */
    public boolean isSilenced(Profile profile) {
        return eligibility.isSilenced(profile.id());
    }

    /** Whether the file cannot be read as it lies in the folder: then nothing is said of the person. */
    public boolean isBroken(Profile profile) {
        return files.broken().containsKey(profile.file());
    }

    /** Whether those of the team may see the photo. */
    public boolean mayShowPhoto(Profile profile) {
        return eligibility.mayShowPhoto(profile, now);
    }

    /** Why the person may not be shown on a real network today, as far as the basis goes; empty where it may. */
    public Optional<String> withoutBasis(ProfileId person) {
        return eligibility.basisMissing(person, now);
    }

    /** What is recorded of the basis; empty where the file says that there is none to record. */
    public Optional<ConsentState> consent(Profile profile) {
        Basis.Consent recorded = restrictions.people().consents().get(profile.id());
        Consents.Revoked taken = revoked.get(profile.id());
        boolean nothing =
                recorded == null && taken == null && profile.basis().begins().isEmpty();
        return nothing
                ? Optional.empty()
                : Optional.of(ConsentState.of(
                        Optional.of(profile),
                        taken,
                        recorded,
                        restrictions.people().signatures().getOrDefault(profile.id(), List.of())));
    }

    /** Whether whoever it speaks of is never shown, so that it is for those alone who look after the files. */
    public boolean isForEditorsOnly(Profile profile) {
        return Stream.concat(Stream.ofNullable(profile.speaksFor()), profile.members().stream())
                        .flatMap(id -> workspace.profile(id).stream())
                        .anyMatch(this::isKeptFromAll)
                || isKeptFromAll(profile);
    }

    private boolean isKeptFromAll(Profile profile) {
        return profile.withheld() || profile.minorOn(profile.dayAt(now));
    }
}
