package org.vigil.workspace;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.vigil.account.AccountName;
import org.vigil.account.AccountsFile;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.Occasion;
import org.vigil.campaign.Roll;
import org.vigil.message.TemplateKey;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.source.Problem;
import org.vigil.source.Problems;

/** Looks whether what a campaign names is there, and whether it can speak of anybody. */
final class CampaignCheck {
    private static final int NAMED_REASONS = 5;

    private final Workspace workspace;
    private final Campaign campaign;
    private final FilePlan plan;
    private final Problems problems;

    CampaignCheck(Workspace workspace, Campaign campaign, FilePlan plan, Problems problems) {
        this.workspace = workspace;
        this.campaign = campaign;
        this.plan = plan;
        this.problems = problems;
    }

    void check(Instant now) {
        checkAccounts();
        checkListed();
        checkTemplates();
        checkFollowers();
        checkEligible(FilePlan.aDayOf(campaign, now));
    }

    private void checkAccounts() {
        boolean accountsKnown = workspace.problems().stream().map(Problem::file).noneMatch(AccountsFile.PATH::equals);
        for (AccountName name : campaign.accounts()) {
            if (accountsKnown && !workspace.accounts().containsKey(name)) {
                String known = workspace.accounts().keySet().stream()
                        .map(AccountName::value)
                        .collect(Collectors.joining(", "));
                problem(
                        "accounts",
                        "there is no account \"" + name + "\"",
                        known.isEmpty() ? "an account of accounts.yaml, which has none" : "one of: " + known);
            }
        }
    }

    private void checkListed() {
        if (campaign.roll() instanceof Roll.Listed listed) {
            for (ProfileId id : listed.ids()) {
                boolean there =
                        workspace.tree().file("profiles/" + id + ".yaml").isPresent();
                if (!there && workspace.profile(id).isEmpty()) {
                    problem("roll.listed", "there is no profile \"" + id + "\"", "the id of a file in profiles/");
                }
            }
        }
    }

    private void checkTemplates() {
        String folder = "templates/" + campaign.templates() + "/";
        if (workspace.tree().files(folder, "").isEmpty()) {
            problem("templates", "there is no folder " + folder, "the name of a folder below templates/");
            return;
        }
        Map<String, TemplateKey> needed = new TreeMap<>();
        for (Profile profile : plan.roll()) {
            campaign.accounts().stream()
                    .flatMap(name -> Optional.ofNullable(workspace.accounts().get(name)).stream())
                    .map(account -> Composer.template(campaign, profile.kind(), account))
                    .forEach(key -> needed.put(key.path(), key));
        }
        needed.keySet().stream()
                .filter(path -> workspace.tree().file(path).isEmpty())
                .forEach(path -> problem("templates", "there is no " + path, "the roll and the accounts need it"));
    }

    private void checkFollowers() {
        if (campaign.followers().any() && workspace.settings().followers().isEmpty()) {
            problem(
                    "public",
                    "settings.yaml does not say under which address followers find it",
                    "public: { url: \"https://vigil.example.org\" } in settings.yaml");
        }
    }

    private void checkEligible(LocalDate day) {
        List<Profile> roll = plan.roll();
        Optional<Occasion> first = plan.firstOccasion(day);
        if (roll.isEmpty()) {
            noRoll();
        } else if (first.isEmpty()) {
            problem("slots", "no slot falls on a day of the campaign", "days between from and to");
        } else if (roll.stream()
                .allMatch(
                        profile -> plan.why(profile.id(), first.get().moment()).isPresent())) {
            problem(
                    "roll",
                    "on " + first.get().date() + " nobody on it may be spoken of: " + reasons(roll, first.get()),
                    "at least one who may");
        }
    }

    /** Whoever cannot be read may be on it, and is named already. */
    private void noRoll() {
        if (workspace.problems().stream().noneMatch(problem -> problem.file().startsWith("profiles/"))) {
            problem("roll", "nobody is on it", "profiles of its kinds with its tag, or a list of ids");
        }
    }

    private String reasons(List<Profile> roll, Occasion occasion) {
        String reasons = roll.stream()
                .limit(NAMED_REASONS)
                .map(profile -> profile.id() + " "
                        + plan.why(profile.id(), occasion.moment()).orElse(""))
                .collect(Collectors.joining(", "));
        return roll.size() > NAMED_REASONS ? reasons + " and " + (roll.size() - NAMED_REASONS) + " more" : reasons;
    }

    private void problem(String field, String wrong, String allowed) {
        problems.add(new Places(workspace.tree()).problem(campaign.file(), field, wrong, allowed));
    }
}
