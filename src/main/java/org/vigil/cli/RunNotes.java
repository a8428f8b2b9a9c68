package org.vigil.cli;

import java.io.PrintWriter;
import java.util.List;
import org.vigil.campaign.Campaign;
import org.vigil.delivery.Restrictions;
import org.vigil.doctor.FirstHour;
import org.vigil.node.Node;
import org.vigil.workspace.Workspace;

/**
 * What {@code run} says when it has begun.
 *
 * @param port of the pages
 */
record RunNotes(PrintWriter out, Node node, int port) {
    void tell() {
        tellCampaigns();
        tellFollowers();
        tellWhoIsTold();
        out.println("Vigil is running. Pages: " + Pages.base(node, port) + "/   End it with Ctrl-C.");
        tellFirstAdmin();
        tellFirstHour();
    }

    private void tellFollowers() {
        Workspace workspace = node.files().inForce().workspace();
        workspace
                .settings()
                .followers()
                .ifPresent(site -> workspace.campaigns().values().stream()
                        .filter(campaign -> campaign.followers().pages())
                        .forEach(campaign ->
                                out.println("For followers, once it is started: " + site.url() + "/c/" + campaign.id()
                                        + (site.port().isPresent()
                                                ? " (port " + site.port().getAsInt() + " of " + site.address() + ")"
                                                : ""))));
    }

    /** Said where it matters: where a post can fail that somebody out there waits for. */
    private void tellWhoIsTold() {
        Workspace workspace = node.files().inForce().workspace();
        boolean real = workspace.accounts().values().stream().anyMatch(account -> !account.isSandbox());
        if (real && workspace.settings().toNotify().isEmpty()) {
            out.println("Nobody is told when something goes wrong: settings.yaml names nobody under notify."
                    + " See: ./vigil alerts");
        }
    }

    /** Who can read what this process prints may say who comes in: on the command line everything begins. */
    private void tellFirstAdmin() {
        node.doors()
                .links()
                .forFirstAdmin()
                .ifPresent(link -> out.println(
                        "Nobody can sign in yet. Open this once, within 24 hours, to become the first admin: "
                                + Pages.base(node, port) + "/welcome/" + link.text()));
    }

    /** In a folder with nothing in it everything is still to come, and can be done at the pages. */
    private void tellFirstHour() {
        if (new FirstHour(node).isEmpty()) {
            out.println("Nothing is in " + node.folder()
                    + " yet. The pages lead from here to the first post: " + Pages.base(node, port)
                    + "/first-hour");
        }
    }

    private String asked(Campaign campaign) {
        List<String> widened = node.desk().toAgree(campaign.id());
        return widened.isEmpty()
                ? ""
                : "; it has come to say " + String.join(", ", widened)
                        + ", and what would go out or be public because of it waits until somebody agrees: ./vigil start "
                        + campaign.id();
    }

    private void tellCampaigns() {
        for (Campaign campaign : node.files().inForce().workspace().campaigns().values()) {
            out.println(campaign.name() + " (" + campaign.id() + "): "
                    + (node.desk().isStarted(campaign.id())
                            ? "started" + asked(campaign)
                            : "a draft; nothing of it goes out until: ./vigil start " + campaign.id()));
        }
        // Who is on hold stands in no journal: what this process prints may be kept by the machine.
        List<Restrictions.Restriction> inForce = node.brakes().inForce();
        long people = inForce.stream()
                .filter(restriction -> restriction.scope() == Restrictions.Scope.PERSON)
                .count();
        if (people > 0) {
            out.println("People on hold: " + people + ". See: ./vigil lift");
        }
        inForce.stream()
                .filter(restriction -> restriction.scope() != Restrictions.Scope.PERSON)
                .forEach(stop -> out.println("Stopped by " + stop.setBy() + ": "
                        + (stop.scope() == Restrictions.Scope.EVERYTHING ? "everything" : stop.subject())
                        + ". See: ./vigil resume"));
    }
}
