package org.vigil.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.source.Problem;
import org.vigil.source.SourceTree;
import org.vigil.workspace.Workspace;

/** Whether all files can be read: what a broken one speaks of is silent. */
record FilesHealth(AcceptedFiles files, Path folder) implements Examination {
    @Override
    public String area() {
        return "files";
    }

    @Override
    public List<Finding> findings() {
        Map<String, String> broken = new TreeMap<>(files.inForce().broken());
        for (Problem problem : onDisk().problems()) {
            broken.putIfAbsent(problem.file(), problem.toString());
        }
        if (broken.isEmpty()) {
            Workspace inForce = files.inForce().workspace();
            return List.of(Finding.well(
                    area(),
                    "in force: campaigns " + inForce.campaigns().size() + ", profiles "
                            + inForce.profiles().size() + ", accounts "
                            + inForce.accounts().size() + "; none is broken",
                    Map.of("version", files.inForce().version())));
        }
        List<Finding> findings = new ArrayList<>();
        broken.forEach((path, why) -> findings.add(Finding.wrong(
                area(),
                why + ". What it speaks of is silent until it is mended: ./vigil check",
                Map.of("path", path))));
        return findings;
    }

    private Workspace onDisk() {
        try {
            return Workspace.read(SourceTree.read(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
