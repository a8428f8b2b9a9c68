package org.vigil.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.Eligibility;
import org.vigil.delivery.Restrictions;
import org.vigil.network.DocumentedLimits;
import org.vigil.network.Network;
import org.vigil.node.Node;
import org.vigil.poster.Form;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.Composer;
import org.vigil.workspace.PosterPress;
import org.vigil.workspace.Workspace;

/** Makes posters of those of whom something may be said, as a campaign's posts would say it now. */
final class PosterDesk {
    private static final String NOT_PUBLIC =
            ": by the files and what was recorded, no consent and no reason signed by two people holds. This is for practice;"
                    + " publish nothing.";

    private final Workspace workspace;
    private final Eligibility eligibility;
    private final Instant now;
    private final @Nullable String campaign;
    private final @Nullable String language;
    private final Composer composer = new Composer();

    PosterDesk(Node node, Instant now, @Nullable String campaign, @Nullable String language) {
        AcceptedFiles.InForce inForce = node.files().inForce();
        this.workspace = inForce.workspace();
        this.eligibility =
                new Eligibility(inForce, new Restrictions(node.database().jdbc()).inForce());
        this.now = now;
        this.campaign = campaign;
        this.language = language;
    }

    PosterPress.Pressed person(ProfileId id, Network network, PrintWriter notes) {
        Profile profile = workspace
                .profile(id)
                .orElseThrow(() -> new Failure(
                        Vigil.PROBLEMS,
                        "No profile in force has the id " + id + ". \"./vigil people\" lists all of them."));
        Campaign chosen = campaign == null ? ofPerson(profile) : named(campaign);
        eligibility.silence(id, now, chosen.convention()).ifPresent(why -> {
            throw new Failure(Vigil.PROBLEMS, "There is no poster of " + id + ": " + why + ".");
        });
        Account account = account(chosen);
        eligibility.basisMissing(id, now).ifPresent(why -> without(chosen, id, notes));
        return composer.poster(
                workspace,
                chosen,
                eligibility.shown(profile, account, now),
                eligibility.named(profile, account, now, chosen.convention()),
                account,
                DocumentedLimits.of(network),
                Form.of(network),
                now);
    }

    PosterPress.Pressed roll(Network network, PrintWriter notes) {
        Campaign chosen = named(String.valueOf(campaign));
        Account account = account(chosen);
        boolean real = real(chosen);
        List<Profile> all =
                chosen.roll().members(List.copyOf(workspace.profiles().values()));
        List<Profile> people = all.stream()
                .filter(profile -> eligibility
                        .silence(profile.id(), now, chosen.convention())
                        .isEmpty())
                .filter(profile ->
                        !real || eligibility.basisMissing(profile.id(), now).isEmpty())
                .map(profile -> eligibility.shown(profile, account, now))
                .toList();
        if (people.isEmpty()) {
            throw new Failure(
                    Vigil.PROBLEMS, "There is no poster of " + chosen.id() + ": nobody on its roll may be shown.");
        }
        if (people.size() < all.size()) {
            notes.println("Note: " + (all.size() - people.size()) + " of " + all.size()
                    + " on the roll are not on it: of them nothing may be said now.");
        }
        if (people.stream()
                .anyMatch(profile -> eligibility.basisMissing(profile.id(), now).isPresent())) {
            notes.println("Note: " + chosen.id() + NOT_PUBLIC);
        }
        return composer.roll(workspace, chosen, people, account, DocumentedLimits.of(network), now);
    }

    private void without(Campaign chosen, ProfileId id, PrintWriter notes) {
        if (real(chosen)) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    "There is no poster of " + id
                            + ": no consent that was recorded, and no reason signed by two people,"
                            + " holds. What is missing: ./vigil consent show " + id);
        }
        notes.println("Note: " + id + NOT_PUBLIC);
    }

    private boolean real(Campaign chosen) {
        return accounts(chosen).anyMatch(account -> !account.isSandbox());
    }

    private Stream<Account> accounts(Campaign chosen) {
        return chosen.accounts().stream()
                .flatMap(name -> Stream.ofNullable(workspace.accounts().get(name)));
    }

    /** A real one where there is one, since more is left out there. */
    private Account account(Campaign chosen) {
        Account account = accounts(chosen)
                .filter(each -> !each.isSandbox())
                .findFirst()
                .or(() -> accounts(chosen).findFirst())
                .orElseThrow(() -> new Failure(
                        Vigil.PROBLEMS, "The campaign " + chosen.id() + " has no account that accounts.yaml knows."));
        return language == null
                ? account
                : account.speaking(Commands.read(language, PosterDesk::tag, "a language, such as en, fa or zh-Hans"));
    }

    private static String tag(String text) {
        try {
            return new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Campaign named(String name) {
        return GoodCampaign.of(workspace, Commands.read(name, CampaignId::new, CampaignId.ALLOWED));
    }

    private Campaign ofPerson(Profile profile) {
        List<Campaign> campaigns = workspace.campaigns().values().stream()
                .filter(each -> each.roll().members(List.of(profile)).contains(profile))
                .toList();
        if (campaigns.size() == 1) {
            return campaigns.getFirst();
        }
        throw new Failure(
                Vigil.PROBLEMS,
                campaigns.isEmpty()
                        ? profile.id() + " is on the roll of no campaign; say whose poster it is: --campaign CAMPAIGN"
                        : profile.id() + " is on several rolls; say which: --campaign "
                                + campaigns.stream()
                                        .map(each -> each.id().value())
                                        .collect(Collectors.joining(", or --campaign ")));
    }
}
