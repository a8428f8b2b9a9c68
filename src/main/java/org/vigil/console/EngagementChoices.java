package org.vigil.console;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.ui.Model;
import org.vigil.engagement.TemplateWords;
import org.vigil.network.Network;
import org.vigil.node.Node;
import org.vigil.workspace.Workspace;

/** What may be chosen on the pages about engagement, by whoever looks. */
final class EngagementChoices {
    private final Node node;

    EngagementChoices(Node node) {
        this.node = node;
    }

    void show(EngagementFilter filter, Sight sight, Model model) {
        Workspace workspace = node.files().inForce().workspace();
        model.addAttribute("filter", filter);
        model.addAttribute(
                "campaigns",
                workspace.campaigns().values().stream()
                        .filter(sight::sees)
                        .map(campaign -> new DeliveriesPage.Choice(
                                campaign.id().value(),
                                campaign.name(),
                                campaign.id().value().equals(filter.campaign())))
                        .toList());
        model.addAttribute(
                "accounts",
                choices(
                        workspace.accounts().keySet().stream()
                                .filter(sight::sees)
                                .map(name -> name.value()),
                        filter.account()));
        model.addAttribute("networks", choices(Stream.of(Network.values()).map(Network::word), filter.network()));
        model.addAttribute(
                "templates",
                choices(
                        workspace.templates().keySet().stream()
                                .map(key -> key.path())
                                .filter(path -> sight.discreet(path).equals(path))
                                .map(TemplateWords::shared),
                        filter.template()));
        model.addAttribute(
                "languages",
                choices(
                        workspace.accounts().values().stream()
                                .filter(account -> sight.sees(account.name()))
                                .map(account -> account.language()),
                        filter.language()));
    }

    private static List<DeliveriesPage.Choice> choices(Stream<String> words, String chosen) {
        return words.distinct()
                .sorted()
                .map(word -> new DeliveriesPage.Choice(word, word, word.equals(chosen)))
                .toList();
    }
}
