package org.vigil.exchange;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileFile;
import org.vigil.source.Problems;
import org.vigil.source.ProfileFolder;
import org.vigil.source.SourceFile;

/** The profiles of a folder, read one at a time. */
final class Roll {
    private final ProfileFolder folder;

    Roll(ProfileFolder folder) {
        this.folder = folder;
    }

    static String path(String id) {
        return "profiles/" + id + ".yaml";
    }

    Optional<SourceFile> file(String id) throws IOException {
        return folder.file(path(id));
    }

    /** Empty where the file has problems. */
    static Optional<Profile> profile(SourceFile file) {
        return ProfileFile.read(file, new Problems());
    }

    /** Tells each name of the roll with its person's id, also of files that have problems. */
    void names(BiConsumer<String, String> take) throws IOException {
        for (String path : folder.paths()) {
            String id = path.replaceFirst("^profiles/(.*)\\.yaml$", "$1");
            folder.file(path).map(ProfileFile::names).ifPresent(names -> names.forEach(name -> take.accept(name, id)));
        }
    }

    /** Each profile whose file has no problems; the paths of the others. */
    List<String> each(Consumer<Profile> take) throws IOException {
        List<String> broken = new java.util.ArrayList<>();
        for (String path : folder.paths()) {
            Optional<Profile> profile = folder.file(path).flatMap(Roll::profile);
            profile.ifPresentOrElse(take, () -> broken.add(path));
        }
        return broken;
    }
}
