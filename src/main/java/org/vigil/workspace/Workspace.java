package org.vigil.workspace;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.account.AccountsFile;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignFile;
import org.vigil.campaign.CampaignId;
import org.vigil.message.Template;
import org.vigil.message.TemplateFile;
import org.vigil.message.TemplateKey;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileFile;
import org.vigil.profile.ProfileId;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;

/**
 * A team's folder, read as one. A file that cannot be read is absent here and named in the problems; it never stops the
 * others.
 *
 * @param problems of single files, by file and line; what does not fit together is {@link Check}'s
 */
public record Workspace(
        SourceTree tree,
        Map<ProfileId, Profile> profiles,
        Map<CampaignId, Campaign> campaigns,
        Map<AccountName, Account> accounts,
        Map<TemplateKey, Template> templates,
        List<Problem> problems) {
    private static final String YAML = ".yaml";

    public static Workspace read(SourceTree tree) {
        Problems problems = new Problems();
        problems.addAll(tree.unread());
        Map<AccountName, Account> accounts = new TreeMap<>();
        tree.file(AccountsFile.PATH)
                .filter(file -> wasRead(tree, file))
                .ifPresent(file ->
                        AccountsFile.read(file, problems).forEach(account -> accounts.put(account.name(), account)));
        return new Workspace(
                tree,
                each(read(tree, "profiles/", YAML), ProfileFile::read, Profile::id, new TreeMap<>(), problems),
                each(read(tree, "schedules/", YAML), CampaignFile::read, Campaign::id, new TreeMap<>(), problems),
                accounts,
                each(
                        read(tree, "templates/", ".txt"),
                        TemplateFile::read,
                        Template::key,
                        new TreeMap<>(Comparator.comparing(TemplateKey::path)),
                        problems),
                problems.list());
    }

    private static List<SourceFile> read(SourceTree tree, String start, String end) {
        return tree.files(start, end).stream()
                .filter(file -> wasRead(tree, file))
                .toList();
    }

    private static boolean wasRead(SourceTree tree, SourceFile file) {
        return tree.unread().stream().noneMatch(problem -> problem.file().equals(file.path()));
    }

    public Optional<Profile> profile(ProfileId id) {
        return Optional.ofNullable(profiles.get(id));
    }

    private static <K, V> Map<K, V> each(
            List<SourceFile> files,
            BiFunction<SourceFile, Problems, Optional<V>> reader,
            Function<V, K> key,
            Map<K, V> into,
            Problems problems) {
        for (SourceFile file : files) {
            reader.apply(file, problems).ifPresent(value -> into.putIfAbsent(key.apply(value), value));
        }
        return into;
    }
}
