package org.vigil.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.Profile;
import org.vigil.source.SourceTree;
import org.vigil.workspace.Workspace;

/** Who stands in which file: one import changes thousands at once. */
record PeopleByFile(Map<String, Profile> byFile) {
    static PeopleByFile of(Workspace workspace) {
        Map<String, Profile> byFile = new HashMap<>();
        workspace.profiles().values().forEach(profile -> byFile.putIfAbsent(profile.file(), profile));
        return new PeopleByFile(byFile);
    }

    @Nullable Profile of(String path) {
        return byFile.get(path);
    }

    /** Those whose file is not in a folder. */
    List<Profile> besides(SourceTree tree) {
        return byFile.entrySet().stream()
                .filter(person -> tree.file(person.getKey()).isEmpty())
                .map(Map.Entry::getValue)
                .toList();
    }
}
