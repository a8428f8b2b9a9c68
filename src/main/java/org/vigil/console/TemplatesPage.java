package org.vigil.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.message.Review;
import org.vigil.message.Template;
import org.vigil.message.TemplateFile;
import org.vigil.message.TemplateKey;
import org.vigil.node.Node;
import org.vigil.profile.ProfileKind;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.workspace.Composer;
import org.vigil.workspace.Workspace;

/** All texts by folder, kind and language, who has signed them, and those that are missing. */
@Controller
final class TemplatesPage {
    /**
     * A text in the list.
     *
     * @param kind as in its file's name
     * @param language in English words
     * @param organisation null for the words of all
     * @param signed by whom and when; null where no native reader has signed just these words
     * @param unsigned why not; null where one has
     * @param wrong how much is wrong with the file; 0 for nothing
     */
    record Line(
            String path,
            String kind,
            String language,
            String tag,
            @Nullable String organisation,
            @Nullable String signed,
            @Nullable String unsigned,
            int wrong) {}

    /**
     * Texts of one name.
     *
     * @param campaigns who speak with them
     * @param missing what their campaigns need and nobody has written
     */
    record Folder(String name, List<String> campaigns, List<Line> lines, List<Line> missing) {}

    private final Node node;

    TemplatesPage(Node node) {
        this.node = node;
    }

    @GetMapping("/templates")
    String show(SignedIn who, Model model) {
        Workspace workspace = node.files().inForce().workspace();
        TextRights rights = new TextRights(who, new Sight(who, workspace));
        Map<String, List<Line>> lines = new TreeMap<>();
        node.fileDesk().folder("templates").files("templates/", ".txt").stream()
                .filter(file -> rights.sees(file.path()))
                .forEach(file -> line(file)
                        .ifPresent(line -> lines.computeIfAbsent(folder(file.path()), name -> new ArrayList<>())
                                .add(line)));
        Map<String, Set<TemplateKey>> missing = missing(workspace);
        Set<String> names = new TreeSet<>(lines.keySet());
        names.addAll(missing.keySet());
        model.addAttribute(
                "folders",
                names.stream()
                        .map(name -> new Folder(
                                name,
                                campaigns(workspace, name),
                                lines.getOrDefault(name, List.of()),
                                missing.getOrDefault(name, Set.of()).stream()
                                        .filter(key -> rights.sees(key.path()))
                                        .filter(key -> lines.getOrDefault(name, List.of()).stream()
                                                .noneMatch(line -> line.path().equals(key.path())))
                                        .map(key -> line(key, null, "", 0))
                                        .toList()))
                        .toList());
        model.addAttribute("mayEdit", who.roles().somewhere(Role.EDITOR) && !who.isGuest());
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        return "templates";
    }

    private static String folder(String path) {
        return path.split("/", -1)[1];
    }

    private static List<String> campaigns(Workspace workspace, String folder) {
        return workspace.campaigns().values().stream()
                .filter(campaign -> campaign.templates().equals(folder))
                .map(Campaign::name)
                .toList();
    }

    private static Optional<Line> line(SourceFile file) {
        Problems problems = new Problems();
        Optional<Template> template = TemplateFile.read(file, problems);
        return TemplateFile.key(file.path())
                .map(key -> line(
                        key,
                        template.filter(Template::isReviewed)
                                .flatMap(read -> Optional.ofNullable(read.review()))
                                .map(TemplatesPage::words)
                                .orElse(null),
                        template.flatMap(Template::whyUnreviewed).orElse(null),
                        problems.list().size()))
                .or(() -> Optional.of(new Line(
                        file.path(),
                        file.name(),
                        "",
                        "",
                        null,
                        null,
                        null,
                        problems.list().size())));
    }

    static String words(Review review) {
        return review.by() + ", " + When.day(review.on());
    }

    private static Line line(TemplateKey key, @Nullable String signed, @Nullable String unsigned, int wrong) {
        return new Line(
                key.path(),
                key.kind().word(),
                language(key.language()),
                key.language(),
                key.variant(),
                signed,
                unsigned,
                wrong);
    }

    static String language(String tag) {
        return java.util.Locale.forLanguageTag(tag).getDisplayName(java.util.Locale.ENGLISH);
    }

    /** By folder, the texts without which a campaign's daily posts cannot be made. */
    private static Map<String, Set<TemplateKey>> missing(Workspace workspace) {
        Map<String, Set<TemplateKey>> missing = new LinkedHashMap<>();
        for (Campaign campaign : workspace.campaigns().values()) {
            List<ProfileKind> kinds = campaign
                    .roll()
                    .members(List.copyOf(workspace.profiles().values()))
                    .stream()
                    .map(profile -> profile.kind())
                    .distinct()
                    .toList();
            accounts(workspace, campaign)
                    .flatMap(account -> kinds.stream().map(kind -> Composer.template(campaign, kind, account)))
                    .filter(key -> workspace.tree().file(key.path()).isEmpty())
                    .forEach(key -> missing.computeIfAbsent(
                                    key.name(), name -> new TreeSet<>(Comparator.comparing(TemplateKey::path)))
                            .add(key));
        }
        return missing;
    }

    private static Stream<Account> accounts(Workspace workspace, Campaign campaign) {
        return campaign.accounts().stream()
                .flatMap(name -> Stream.ofNullable(workspace.accounts().get(name)));
    }

    /** What is wrong with a text by itself. */
    static List<Problem> wrong(SourceFile file) {
        Problems problems = new Problems();
        TemplateFile.read(file, problems);
        return problems.list();
    }
}
