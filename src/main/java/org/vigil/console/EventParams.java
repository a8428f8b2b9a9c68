package org.vigil.console;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;
import org.vigil.campaign.Slot;
import org.vigil.profile.NameSearch;
import org.vigil.profile.ProfileId;
import org.vigil.profile.Typed;
import org.vigil.workspace.Workspace;

/** Reads the form of an event as a browser sends it, and knows what may be chosen in it. */
final class EventParams {
    private EventParams() {}

    /** Several ticks of one name are one text; whoever types somebody's name means the one person who is called so. */
    static Map<String, String> typed(MultiValueMap<String, String> sent, Workspace workspace) {
        Map<String, String> typed = new HashMap<>();
        sent.forEach((name, values) -> typed.put(name, String.join(", ", values)));
        NameSearch people = new NameSearch(workspace.profiles());
        typed.computeIfPresent(
                "about",
                (name, text) ->
                        Typed.items(text).stream().map(each -> id(each, people)).collect(Collectors.joining(", ")));
        typed.computeIfPresent(
                "hashtags",
                (name, text) -> Typed.items(text.replace(' ', ',')).stream()
                        .map(each -> each.startsWith("#") ? each : "#" + each)
                        .collect(Collectors.joining(", ")));
        return typed;
    }

    private static String id(String typed, NameSearch people) {
        List<ProfileId> meant = people.meant(typed);
        return meant.size() == 1 ? meant.getFirst().value() : typed;
    }

    static Map<String, List<String>> choices(Workspace workspace) {
        return Map.of(
                "campaigns",
                workspace.campaigns().keySet().stream().map(id -> id.value()).toList(),
                "slot",
                workspace.campaigns().values().stream()
                        .flatMap(campaign -> campaign.slots().stream())
                        .map(slot -> Slot.name(slot.id()))
                        .distinct()
                        .sorted()
                        .toList());
    }
}
