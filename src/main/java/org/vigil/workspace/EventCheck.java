package org.vigil.workspace;

import java.util.List;
import java.util.Optional;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.EventPlace;
import org.vigil.message.PostKind;
import org.vigil.message.Rendered;
import org.vigil.profile.Event;
import org.vigil.profile.ProfileId;
import org.vigil.source.Problems;

/** Looks whether what an event names is there, whether it has a place in its campaigns, and whether its words can be made. */
final class EventCheck {
    private final Workspace workspace;
    private final Places places;
    private final Problems problems;
    private final Composer composer = new Composer();

    EventCheck(Workspace workspace, Problems problems) {
        this.workspace = workspace;
        this.places = new Places(workspace.tree());
        this.problems = problems;
    }

    void check(Event event) {
        for (ProfileId id : event.about()) {
            if (workspace.profile(id).isEmpty()
                    && workspace.tree().file("profiles/" + id + ".yaml").isEmpty()) {
                problem(event, "about", "there is no profile \"" + id + "\"", "the id of a file in profiles/");
            }
        }
        for (String name : event.campaigns()) {
            Optional<Campaign> campaign = workspace.campaigns().values().stream()
                    .filter(known -> known.id().value().equals(name))
                    .findFirst();
            if (campaign.isPresent()) {
                check(event, campaign.get());
            } else if (workspace.tree().file("schedules/" + name + ".yaml").isEmpty()) {
                problem(
                        event,
                        "campaigns",
                        "there is no campaign \"" + name + "\"",
                        "the name of a file in schedules/");
            }
        }
    }

    private void check(Event event, Campaign campaign) {
        EventPlace.of(event, campaign)
                .ifPresentOrElse(
                        place -> render(place, campaign),
                        () -> problem(
                                event,
                                event.slot() == null ? "post_on" : "slot",
                                "the campaign " + campaign.id() + " has "
                                        + (event.slot() == null ? "no slot" : "no slot \"" + event.slot() + "\"")
                                        + " on " + event.postOn(),
                                "a day and a slot of each of its campaigns"));
    }

    private void render(EventPlace place, Campaign campaign) {
        FilePlan plan = new FilePlan(workspace, campaign);
        if (plan.why(place.event(), place.occasion().moment()).isPresent()) {
            return;
        }
        campaign.accounts().stream()
                .flatMap(name -> Optional.ofNullable(workspace.accounts().get(name)).stream())
                .map(account -> compose(composer, workspace, campaign, plan, place, account))
                .map(Rendered::problems)
                .flatMap(List::stream)
                .distinct()
                .forEach(problems::add);
    }

    /** The words of an event for an account, by the files alone. */
    static Rendered compose(
            Composer composer,
            Workspace workspace,
            Campaign campaign,
            FilePlan plan,
            EventPlace place,
            Account account) {
        return composer.compose(
                workspace,
                campaign,
                PostKind.EVENT,
                place.event().asProfile(),
                plan.named(place.event().asProfile(), place.occasion().moment()),
                account,
                FilePlan.limits(account),
                place.occasion().moment(),
                0);
    }

    private void problem(Event event, String field, String wrong, String allowed) {
        problems.add(places.problem(event.file(), field, wrong, allowed));
    }
}
