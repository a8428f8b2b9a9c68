package org.vigil.console;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.network.Counts;
import org.vigil.network.Network;
import org.vigil.profile.ProfileId;

/** Puts the names of the team's files to what the tables know, and words to times and numbers. */
final class Cards {
    private static final Locale LOCALE = Locale.ENGLISH;
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", LOCALE).withZone(ZoneOffset.UTC);

    private final TeamFiles files;

    Cards(TeamFiles files) {
        this.files = files;
    }

    List<Card> of(List<Post> posts) {
        Map<String, Account> accounts = files.accounts().get().stream()
                .collect(Collectors.toMap(account -> account.name().value(), Function.identity()));
        Map<String, String> campaigns = files.campaigns().get().stream()
                .collect(Collectors.toMap(campaign -> campaign.id().value(), Campaign::name));
        return posts.stream()
                .map(post -> card(
                        post,
                        Optional.ofNullable(accounts.get(post.account())),
                        post.campaign() == null ? null : campaigns.getOrDefault(post.campaign(), post.campaign())))
                .toList();
    }

    private Card card(Post post, Optional<Account> account, @Nullable String campaign) {
        Instant observedAt = post.observedAt();
        return new Card(
                Optional.ofNullable(post.profile())
                        .map(ProfileId::new)
                        .flatMap(files.name())
                        .orElse(null),
                campaign,
                post.day(),
                post.account(),
                account.map(Cards::look).orElse(Network.SANDBOX).word(),
                post.at().toString(),
                WHEN.format(post.at()),
                post.url(),
                post.simulated(),
                post.pieces().stream()
                        .map(piece ->
                                piece(piece, account.map(Account::language).orElse("")))
                        .toList(),
                counts(post.counts()),
                observedAt == null ? null : WHEN.format(observedAt));
    }

    /** The network that an account looks like. */
    static Network look(Account account) {
        return account.imitates() == null ? account.network() : account.imitates();
    }

    private static Card.Piece piece(Post.Piece piece, String accountLanguage) {
        return new Card.Piece(
                piece.language() == null ? accountLanguage : piece.language(),
                piece.contentWarning(),
                Words.paragraphs(piece.text()),
                piece.altTexts());
    }

    /** What the network gives; what it does not give is not zero, and so is not shown. */
    private static List<Card.Count> counts(Counts counts) {
        List<Card.Count> shown = new ArrayList<>();
        add(shown, "replies", counts.replies());
        add(shown, "reposts", counts.reposts());
        add(shown, "quotes", counts.quotes());
        add(shown, "likes", counts.likes());
        add(shown, "views", counts.views());
        return shown;
    }

    private static void add(List<Card.Count> shown, String what, @Nullable Long count) {
        if (count != null) {
            shown.add(new Card.Count(what, String.format(LOCALE, "%,d", count)));
        }
    }
}
