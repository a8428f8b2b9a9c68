package org.vigil.cli;

import java.util.List;
import org.vigil.network.Network;

/** Where people find what they are asked for. */
final class SecretHelp {
    private SecretHelp() {}

    static List<String> of(Network network) {
        return switch (network) {
            case X ->
                List.of(
                        "At console.x.com, in your app under \"Keys and tokens\": the consumer key and secret are the",
                        "app's. The app needs \"Read and write\" permission before you make an access token.");
            case MASTODON ->
                List.of(
                        "On your server, under Preferences, Development, New application: it needs the scopes read and",
                        "write. The application's page then shows \"Your access token\".");
            case BLUESKY ->
                List.of(
                        "The handle is the account's name, such as vigil.bsky.social. Make the app password in Bluesky",
                        "under Settings, Privacy and security, App passwords. Never give your own password.");
            case TELEGRAM ->
                List.of(
                        "Make a bot: write /newbot to @BotFather, who answers with its token. Then make the bot an",
                        "administrator of your channel who may post and delete. The channel is @name, or its number.");
            case SANDBOX -> List.of();
        };
    }
}
