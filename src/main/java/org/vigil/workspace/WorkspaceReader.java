package org.vigil.workspace;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.account.AccountsFile;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignFile;
import org.vigil.message.Template;
import org.vigil.message.TemplateFile;
import org.vigil.message.TemplateKey;
import org.vigil.organisation.Organisation;
import org.vigil.organisation.OrganisationId;
import org.vigil.organisation.OrganisationsFile;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileFile;
import org.vigil.settings.Settings;
import org.vigil.settings.SettingsFile;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;

/** Reads a folder again and again, and of it only the files that have changed. Safe for many threads. */
public final class WorkspaceReader {
    private static final String YAML = ".yaml";

    private final ParsedFiles<Optional<Profile>> profiles = new ParsedFiles<>(ProfileFile::read);
    private final ParsedFiles<Optional<Campaign>> campaigns = new ParsedFiles<>(CampaignFile::read);
    private final ParsedFiles<List<Account>> accounts = new ParsedFiles<>(AccountsFile::read);
    private final ParsedFiles<Optional<Template>> templates = new ParsedFiles<>(TemplateFile::read);
    private final ParsedFiles<List<Organisation>> organisations = new ParsedFiles<>(OrganisationsFile::read);
    private final ParsedFiles<Optional<Settings>> settings = new ParsedFiles<>(SettingsFile::read);

    /** The folder as {@link Workspace#read} gives it. */
    public synchronized Workspace read(SourceTree tree) {
        Problems problems = new Problems();
        problems.addAll(tree.unread());
        Map<AccountName, Account> named = new TreeMap<>();
        accounts.read(read(tree, AccountsFile.PATH, ""), problems)
                .forEach(list -> list.forEach(account -> named.put(account.name(), account)));
        return new Workspace(
                tree,
                by(Profile::id, profiles.read(read(tree, "profiles/", YAML), problems), new TreeMap<>()),
                by(Campaign::id, campaigns.read(read(tree, "schedules/", YAML), problems), new TreeMap<>()),
                named,
                by(
                        Template::key,
                        templates.read(read(tree, "templates/", ".txt"), problems),
                        new TreeMap<>(Comparator.comparing(TemplateKey::path))),
                settings.read(read(tree, SettingsFile.PATH, ""), problems).stream()
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(Settings.NONE),
                organisations(tree, problems),
                problems.list());
    }

    private Map<OrganisationId, Organisation> organisations(SourceTree tree, Problems problems) {
        Map<OrganisationId, Organisation> byId = new TreeMap<>();
        organisations
                .read(read(tree, OrganisationsFile.PATH, ""), problems)
                .forEach(list -> list.forEach(organisation -> byId.put(organisation.id(), organisation)));
        return byId;
    }

    /** The files there; what was too large or lay elsewhere is in the problems already. */
    private static List<SourceFile> read(SourceTree tree, String start, String end) {
        return tree.files(start, end).stream()
                .filter(file -> tree.unread().stream()
                        .noneMatch(problem -> problem.file().equals(file.path())))
                .toList();
    }

    private static <K, V> Map<K, V> by(Function<V, K> key, List<Optional<V>> values, Map<K, V> into) {
        values.forEach(value -> value.ifPresent(found -> into.putIfAbsent(key.apply(found), found)));
        return into;
    }
}
