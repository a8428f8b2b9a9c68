package org.vigil.cli;

import org.jspecify.annotations.Nullable;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.delivery.Brakes;
import org.vigil.workspace.Workspace;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What a stop is about: everything, unless a campaign or an account is named. */
final class StopTarget {
    @ArgGroup
    private @Nullable One one;

    /** One of the two. */
    static final class One {
        @Option(names = "--campaign", paramLabel = "CAMPAIGN", description = "Only this campaign.")
        private @Nullable String campaign;

        @Option(names = "--account", paramLabel = "ACCOUNT", description = "Only this account.")
        private @Nullable String account;
    }

    Brakes.Target target() {
        if (one == null) {
            return new Brakes.Target.Everything();
        }
        if (one.campaign != null) {
            return new Brakes.Target.OneCampaign(Commands.read(one.campaign, CampaignId::new, CampaignId.ALLOWED));
        }
        return new Brakes.Target.OneAccount(
                Commands.read(java.util.Objects.requireNonNull(one.account), AccountName::new, AccountName.ALLOWED));
    }

    /** Whether the files speak of it. */
    boolean isKnown(Workspace workspace) {
        return switch (target()) {
            case Brakes.Target.Everything everything -> true;
            case Brakes.Target.OneCampaign of -> workspace.campaigns().containsKey(of.id());
            case Brakes.Target.OneAccount of -> workspace.accounts().containsKey(of.name());
            case Brakes.Target.Person of -> workspace.spokenOf(of.id()).isPresent();
        };
    }

    String words() {
        if (one == null) {
            return "everything";
        }
        return one.campaign != null ? "campaign " + one.campaign : "account " + one.account;
    }

    /** The same target as arguments of another command. */
    String arguments() {
        if (one == null) {
            return "";
        }
        return one.campaign != null ? " --campaign " + one.campaign : " --account " + one.account;
    }
}
