package org.vigil.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.delivery.ChangedSettings;
import org.vigil.node.Node;
import org.vigil.operator.Audit;
import org.vigil.profile.FormPart;
import org.vigil.settings.SettingsFile;
import org.vigil.source.SourceFile;
import org.vigil.source.YamlValues;

/** All settings by section, with what they mean and what is in force. For admins of the whole team. */
@Controller
final class SettingsPage {
    /**
     * One setting.
     *
     * @param label a key of the texts
     * @param values as the file has them, each of one text or of some; none where it says nothing, and the usual holds
     */
    record Line(String label, List<List<Value>> values) {}

    /** @param label a key of the texts for one of several fields; null for a text by itself */
    record Value(@Nullable String label, String words) {}

    /** @param atStart whether it is read when Vigil starts */
    record Part(String word, boolean atStart, List<Line> lines) {}

    private final Node node;
    private final Audit audit;

    SettingsPage(Node node) {
        this.node = node;
        this.audit = new Audit(node.database().jdbc());
    }

    @Needs(Role.ADMIN)
    @GetMapping("/settings")
    String show(SignedIn who, Model model) {
        who.require(Role.ADMIN);
        Map<String, Object> values = node.files()
                .inForce()
                .workspace()
                .tree()
                .file(SettingsFile.PATH)
                .flatMap(SourceFile::text)
                .flatMap(text -> YamlValues.of(SettingsText.of(text).shown()))
                .orElse(Map.of());
        model.addAttribute(
                "parts",
                Stream.of(SettingsSection.values())
                        .map(section -> new Part(section.word(), section.atStart(), lines(section, values)))
                        .toList());
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        model.addAttribute("broken", node.files().inForce().broken().containsKey(SettingsFile.PATH) || isBroken());
        Optional<Audit.Entry> last =
                audit.about(SettingsFile.PATH, ChangedSettings.VERB).stream().reduce((earlier, later) -> later);
        model.addAttribute("last", last.orElse(null));
        model.addAttribute("lastAt", last.map(entry -> When.second(entry.at())).orElse(null));
        return "settings";
    }

    private boolean isBroken() {
        return !SettingsOnDisk.of(node).problems().isEmpty();
    }

    private static List<Line> lines(SettingsSection section, Map<String, Object> settings) {
        Map<String, Object> values = new SettingsForm(section).values(settings).orElse(Map.of());
        List<Line> lines = new ArrayList<>();
        section.parts().forEach(part -> {
            String label = "settings." + section.word() + "." + part.field();
            lines.add(new Line(label, values(part, label, values.get(part.field()))));
        });
        return lines;
    }

    private static List<List<Value>> values(FormPart part, String label, @Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> list
            when part instanceof FormPart.Rows ->
                list.stream().map(item -> values(label, item)).toList();
            case List<?> list when list.isEmpty() -> List.of();
            default -> List.of(values(label, value));
        };
    }

    private static List<Value> values(String label, Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(each -> new Value(label(label, each.getKey()), String.valueOf(each.getValue())))
                        .toList();
            case List<?> list ->
                list.stream().map(each -> new Value(null, each.toString())).toList();
            default -> List.of(new Value(null, value.toString()));
        };
    }

    /** Of a field that no form knows, none. */
    private static @Nullable String label(String of, Object field) {
        return SettingsSection.isKnown(of, field.toString()) ? of + "." + field : null;
    }
}
