package org.vigil.delivery;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vigil.profile.Basis;
import org.vigil.profile.Profile;
import org.vigil.source.SourceFile;
import org.vigil.source.YamlSteps;

/**
 * Writes into a person's file, where it says nothing of a basis, that they or their family agreed: what was recorded alone
 * carries no post. Who agreed never stands in a file.
 */
public final class ConsentIntoFile {
    private final FileDesk desk;

    public ConsentIntoFile(FileDesk desk) {
        this.desk = desk;
    }

    /**
     * @param who a person's name, for the history
     * @return whether the file says it now; where it names another basis, or cannot be changed, it stays as it is
     */
    public boolean write(Profile profile, Basis.Consent what, String who) {
        return profile.basis() instanceof Basis.None
                && desk.file(profile.file())
                        .flatMap(file -> change(file, what))
                        .filter(change -> desk.save(List.of(change), who) instanceof FileDesk.Outcome.InForce)
                        .isPresent();
    }

    private static Optional<FileDesk.Change> change(SourceFile file, Basis.Consent what) {
        List<YamlSteps.Step> steps = List.of(new YamlSteps.Step.Put(List.of("basis", "consent"), values(what)));
        return file.text()
                .flatMap(text -> YamlSteps.apply(text, steps, List.of()).or(() -> YamlSteps.anew(text, steps)))
                .map(text -> new FileDesk.Change(file.path(), file.digest(), text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, Object> values(Basis.Consent what) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("given", what.given().toString());
        if (what.until() != null) {
            values.put("until", what.until().toString());
        }
        values.put(
                "scope",
                what.scope().stream()
                        .sorted()
                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                        .toList());
        return values;
    }
}
