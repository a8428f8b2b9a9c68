package org.vigil.delivery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.database.Database;
import org.vigil.operator.Audit;
import org.vigil.organisation.Organisation;
import org.vigil.organisation.OrganisationId;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.Workspace;

/** Which partners know of a hold: each organisation of the campaigns that speak of the person confirms that it does. */
public final class HoldConfirmations {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AcceptedFiles files;
    private final Restrictions restrictions;
    private final Audit audit;

    public HoldConfirmations(Database database, AcceptedFiles files) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.files = files;
        this.restrictions = new Restrictions(jdbc);
        this.audit = new Audit(jdbc);
    }

    /**
     * One organisation and one hold.
     *
     * @param campaign the first that both belong to
     * @param by who confirmed for it, its own member who set the hold among them; null while nobody has
     */
    public record Partner(
            Restrictions.Restriction hold,
            Organisation organisation,
            CampaignId campaign,
            @Nullable String by) {
        public boolean knows() {
            return by != null;
        }
    }

    private record Confirmed(long hold, String organisation, String by, Instant at) {}

    /** Of all holds in force, by time and then in alphabetical order. */
    public List<Partner> all() {
        AcceptedFiles.InForce inForce = files.inForce();
        Restrictions.InForce restricted = restrictions.inForce();
        List<Confirmed> confirmed = confirmed();
        return restricted.restrictions().stream()
                .filter(restriction -> restriction.scope() == Restrictions.Scope.PERSON)
                .flatMap(hold -> partners(hold, inForce, restricted, confirmed))
                .toList();
    }

    private static Stream<Partner> partners(
            Restrictions.Restriction hold,
            AcceptedFiles.InForce inForce,
            Restrictions.InForce restricted,
            List<Confirmed> confirmed) {
        Workspace workspace = inForce.workspace();
        TreeMap<String, CampaignId> first = new TreeMap<>();
        Set<ProfileId> covered = covered(new ProfileId(hold.subject()), inForce, restricted);
        for (Campaign campaign : workspace.campaigns().values()) {
            if (campaign.organisations().isEmpty() || !speaksOf(campaign, covered, workspace)) {
                continue;
            }
            campaign.organisations().forEach(id -> first.putIfAbsent(id.value(), campaign.id()));
        }
        return first.entrySet().stream()
                .flatMap(entry -> workspace.organisation(new OrganisationId(entry.getKey())).stream()
                        .map(organisation -> new Partner(
                                hold, organisation, entry.getValue(), confirmedBy(hold, organisation, confirmed))));
    }

    private static Set<ProfileId> covered(
            ProfileId person, AcceptedFiles.InForce inForce, Restrictions.InForce restricted) {
        Coverage coverage = Coverage.of(person, inForce, restricted);
        Set<ProfileId> covered = new HashSet<>(coverage.same());
        covered.addAll(coverage.speakOfThem());
        covered.addAll(coverage.besides());
        covered.add(person);
        return covered;
    }

    private static boolean speaksOf(Campaign campaign, Collection<ProfileId> covered, Workspace workspace) {
        return campaign.roll().members(List.copyOf(workspace.profiles().values())).stream()
                .map(Profile::id)
                .anyMatch(covered::contains);
    }

    /** Whoever set the hold knows of it. */
    private static @Nullable String confirmedBy(
            Restrictions.Restriction hold, Organisation organisation, List<Confirmed> confirmed) {
        return organisation.has(hold.setBy())
                ? hold.setBy()
                : confirmed.stream()
                        .filter(each -> each.hold() == hold.id()
                                && each.organisation().equals(organisation.id().value()))
                        .map(Confirmed::by)
                        .findFirst()
                        .orElse(null);
    }

    /**
     * Somebody confirms, for each organisation that they act for, that it knows of the holds on a person.
     *
     * @return the organisations that know now through them; empty where they act for none that is to be told
     */
    public List<OrganisationId> confirm(ProfileId person, String who) {
        List<Partner> theirs = all().stream()
                .filter(partner -> partner.hold().subject().equals(person.value())
                        && partner.organisation().has(who))
                .toList();
        transactions.executeWithoutResult(status -> theirs.stream()
                .filter(partner -> !partner.knows())
                .forEach(partner -> {
                    jdbc.sql("""
                                    insert into hold_confirmation (hold, organisation, confirmed_by)
                                    values (:hold, :organisation, :who) on conflict do nothing
                                    """)
                            .param("hold", partner.hold().id())
                            .param("organisation", partner.organisation().id().value())
                            .param("who", who)
                            .update();
                    audit.record(
                            who,
                            "confirm hold",
                            person.value(),
                            "for " + partner.organisation().id());
                }));
        return theirs.stream()
                .map(partner -> partner.organisation().id())
                .distinct()
                .collect(Collectors.toList());
    }

    private List<Confirmed> confirmed() {
        return jdbc.sql("""
                        select c.hold, c.organisation, c.confirmed_by, c.confirmed_at from hold_confirmation c
                        join restriction r on r.id = c.hold where r.lifted_at is null
                        """)
                .query((row, n) -> new Confirmed(
                        row.getLong("hold"),
                        Objects.requireNonNull(row.getString("organisation")),
                        Objects.requireNonNull(row.getString("confirmed_by")),
                        row.getObject("confirmed_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
