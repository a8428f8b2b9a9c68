package org.vigil.console;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.vigil.delivery.TextPreview;
import org.vigil.delivery.TextPreviews;
import org.vigil.message.TemplateFile;
import org.vigil.message.TemplateKey;
import org.vigil.message.Vocabulary;
import org.vigil.network.Network;
import org.vigil.node.Node;
import org.vigil.profile.Event;
import org.vigil.profile.NameSearch;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.source.Problem;
import org.vigil.source.SourceFile;
import org.vigil.workspace.PreviewEntry;
import org.vigil.workspace.Workspace;

/** A text as its page shows it: what is wrong beside each line, and what it would say of somebody. */
final class TextShown {
    private static final List<Network> NETWORKS =
            List.of(Network.X, Network.MASTODON, Network.BLUESKY, Network.TELEGRAM);
    private static final int MOST_PEOPLE = 300;

    private final Node node;
    private final TextPreviews previews;
    private final Sight sight;
    private final PeopleSight people;

    /** @param people of nobody else it says what a text would tell */
    TextShown(Node node, TextPreviews previews, Sight sight, PeopleSight people) {
        this.node = node;
        this.previews = previews;
        this.sight = sight;
        this.people = people;
    }

    /** Against whom and what the text is held, as somebody asked; empty for whatever fits. */
    record Asked(String person, String network) {}

    record Person(String id, String name) {}

    /** The same words in another language. */
    record Other(String path, String language) {}

    /** @param pieces as the card of a post has them */
    record Preview(String name, String network, int length, int limit, List<Card.Piece> pieces, List<String> asHeard) {}

    /**
     * A drawn picture.
     *
     * @param source the picture itself, as an address that leads nowhere
     */
    record Picture(String name, String source, String altText, int length, int longest) {}

    void show(SourceFile file, Asked asked, List<Problem> more, Model model) {
        TemplateKey key = TemplateFile.key(file.path()).orElseThrow();
        Workspace workspace = node.files().inForce().workspace();
        List<Profile> seen = TextPreview.people(
                        workspace, key.kind(), node.clock().instant())
                .stream()
                .filter(each -> sees(each, workspace))
                .toList();
        Optional<Profile> person = person(asked.person(), seen);
        Network network = NETWORKS.stream()
                .filter(each -> each.word().equals(asked.network()))
                .findFirst()
                .orElse(Network.X);
        Optional<TextPreview> preview = previews.of(file, person.map(Profile::id), network);
        List<Problem> problems = new ArrayList<>(more);
        problems.addAll(preview.map(TextPreview::problems).orElseGet(() -> TemplatesPage.wrong(file)));
        String text = file.text().orElse("");
        SourceLines.of(file.path(), text, problems.stream().distinct().sorted().toList(), sight)
                .show(model);
        model.addAttribute("path", file.path());
        model.addAttribute("text", text);
        model.addAttribute("language", key.language());
        model.addAttribute("kind", key.kind().word());
        model.addAttribute("tongue", TemplatesPage.language(key.language()));
        model.addAttribute(
                "people", seen.stream().limit(MOST_PEOPLE).map(TextShown::line).toList());
        model.addAttribute("person", person.map(TextShown::line).orElse(null));
        model.addAttribute(
                "askedPerson",
                asked.person().isBlank() ? person.map(each -> each.name("en")).orElse("") : asked.person());
        model.addAttribute("network", network.word());
        model.addAttribute("networks", NETWORKS.stream().map(Network::word).toList());
        model.addAttribute("looked", preview.isPresent());
        model.addAttribute(
                "preview",
                preview.flatMap(TextPreview::entry)
                        .map(entry -> preview(entry, person, network))
                        .orElse(null));
        model.addAttribute(
                "picture",
                preview.flatMap(TextPreview::drawn)
                        .map(drawn -> picture(drawn, person))
                        .orElse(null));
        model.addAttribute("silence", silence(preview));
        model.addAttribute("onPictures", key.name().equals("posters"));
        model.addAttribute("others", others(workspace, key));
        model.addAttribute("vocabulary", vocabulary());
    }

    /** An event is told of for who sees everybody whom it is about. */
    private boolean sees(Profile profile, Workspace workspace) {
        Event event = workspace.events().get(profile.id());
        return event == null
                ? people.sees(profile)
                : node.files().inForce().peopleOfEvents().of(event).stream()
                        .allMatch(id -> people.seen(id).isPresent());
    }

    private @Nullable String silence(Optional<TextPreview> preview) {
        return preview.map(TextPreview::silence).map(sight::discreet).orElse(null);
    }

    private static Preview preview(PreviewEntry entry, Optional<Profile> person, Network network) {
        return new Preview(
                person.map(each -> each.name("en")).orElse(""),
                network.word(),
                entry.length(),
                entry.limit(),
                Cards.pieces(entry),
                entry.asHeard());
    }

    private static Picture picture(TextPreview.Drawn drawn, Optional<Profile> person) {
        return new Picture(
                person.map(each -> each.name("en")).orElse(""),
                "data:" + drawn.mediaType() + ";base64," + Base64.getEncoder().encodeToString(drawn.bytes()),
                drawn.altText(),
                drawn.altText().codePointCount(0, drawn.altText().length()),
                drawn.longest());
    }

    /** Whom somebody named; nobody named means the first, and a name that nobody has, nobody. */
    private static Optional<Profile> person(String asked, List<Profile> people) {
        if (asked.isBlank()) {
            return people.stream().findFirst();
        }
        Map<ProfileId, Profile> byId = new LinkedHashMap<>();
        people.forEach(each -> byId.put(each.id(), each));
        NameSearch search = new NameSearch(byId);
        List<ProfileId> meant = search.meant(asked.strip());
        return meant.isEmpty()
                ? search.similar(asked.strip(), 1).stream().findFirst()
                : Optional.ofNullable(byId.get(meant.getFirst()));
    }

    private static Person line(Profile profile) {
        return new Person(profile.id().value(), profile.name("en"));
    }

    private static List<Other> others(Workspace workspace, TemplateKey key) {
        return workspace.templates().keySet().stream()
                .filter(other -> other.name().equals(key.name())
                        && other.kind() == key.kind()
                        && java.util.Objects.equals(other.variant(), key.variant())
                        && !other.language().equals(key.language()))
                .map(other -> new Other(other.path(), TemplatesPage.language(other.language())))
                .toList();
    }

    /** As they stand in a text. */
    private static List<String> vocabulary() {
        return Stream.of(Vocabulary.values()).map(Vocabulary::written).toList();
    }
}
