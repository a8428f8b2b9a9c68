package org.vigil.console;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.network.Counts;
import org.vigil.network.Network;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.PreviewEntry;

/** Puts the names of the team's files to what the tables know, and words to times and numbers. */
final class Cards {
    private static final Locale LOCALE = Locale.ENGLISH;
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", LOCALE).withZone(ZoneOffset.UTC);

    private final TeamFiles files;

    Cards(TeamFiles files) {
        this.files = files;
    }

    /** One card a post. */
    List<Card> each(List<Post> posts) {
        return cards(posts.stream().map(List::of).toList());
    }

    /** One card for all that one slot said, on however many accounts. */
    List<Card> bySlot(List<Post> posts) {
        return cards(posts.stream()
                .collect(Collectors.groupingBy(
                        post -> Objects.requireNonNullElse(post.slot(), -post.id()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values());
    }

    private List<Card> cards(Collection<List<Post>> posts) {
        Map<String, Account> accounts = files.accounts().get().stream()
                .collect(Collectors.toMap(account -> account.name().value(), Function.identity()));
        Map<String, String> campaigns = files.campaigns().get().stream()
                .collect(Collectors.toMap(campaign -> campaign.id().value(), Campaign::name));
        return posts.stream().map(same -> card(same, accounts, campaigns)).toList();
    }

    private Card card(List<Post> same, Map<String, Account> accounts, Map<String, String> campaigns) {
        Post first = same.getFirst();
        String language = Optional.ofNullable(accounts.get(first.account()))
                .map(Account::language)
                .orElse("");
        return new Card(
                first.id(),
                Optional.ofNullable(first.profile())
                        .map(ProfileId::new)
                        .flatMap(files.name())
                        .orElse(null),
                Optional.ofNullable(first.campaign())
                        .map(campaign -> campaigns.getOrDefault(campaign, campaign))
                        .orElse(null),
                first.day(),
                first.at().toString(),
                WHEN.format(first.at()),
                first.pieces().stream().map(piece -> piece(piece, language)).toList(),
                same.stream()
                        .map(post -> place(post, Optional.ofNullable(accounts.get(post.account()))))
                        .toList());
    }

    private static Card.Place place(Post post, Optional<Account> account) {
        boolean elsewhere = post.url() != null && post.url().startsWith("https://") && !post.simulated();
        return new Card.Place(
                post.account(),
                account.map(Cards::look).orElse(Network.SANDBOX).word(),
                elsewhere ? post.url() : null,
                post.simulated(),
                post.observedAt() != null,
                counts(post.counts()));
    }

    /** The parts of a post that nobody has sent. */
    static List<Card.Piece> pieces(PreviewEntry entry) {
        List<Card.Piece> pieces = new ArrayList<>();
        for (int i = 0; i < entry.parts().size(); i++) {
            pieces.add(new Card.Piece(
                    entry.language(),
                    entry.contentWarning(),
                    Words.paragraphs(entry.parts().get(i)),
                    i == 0 && entry.altText() != null ? List.of(entry.altText()) : List.of(),
                    false));
        }
        return List.copyOf(pieces);
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
                piece.altTexts(),
                piece.edited());
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
