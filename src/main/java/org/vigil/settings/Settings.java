package org.vigil.settings;

import java.util.List;
import java.util.Optional;

/**
 * What {@code settings.yaml} says.
 *
 * @param toNotify who is told of an alert; empty where nobody is
 * @param heartbeat what is pinged after each slot; empty for nothing
 * @param approvers the names of those who may approve posts; empty for everybody
 * @param digest when the approvers are told what goes out tomorrow; empty for never
 * @param xPrices what X asks for; empty for what X documents
 * @param followers where the public pages are; empty where there are none
 * @param engagement how followers' answers are read and kept
 * @param console where the pages are served
 * @param signIn how people sign in there
 * @param source whether the pages may change the team's files
 */
public record Settings(
        Optional<Notify> toNotify,
        Optional<Heartbeat> heartbeat,
        List<String> approvers,
        Optional<Digest> digest,
        Optional<XPrices> xPrices,
        Optional<PublicSite> followers,
        EngagementSettings engagement,
        ConsoleSettings console,
        SignInSettings signIn,
        FilesSource source) {
    /** Where there is no such file. */
    public static final Settings NONE = new Settings(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            EngagementSettings.USUAL,
            ConsoleSettings.LOCAL,
            SignInSettings.USUAL,
            FilesSource.PAGES);
}
