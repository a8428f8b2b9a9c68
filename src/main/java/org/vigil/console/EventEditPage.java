package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.delivery.EventPreview;
import org.vigil.delivery.EventPreviews;
import org.vigil.node.Node;
import org.vigil.profile.EventForm;
import org.vigil.profile.ProfileId;
import org.vigil.source.Problem;
import org.vigil.source.SourceFile;

/** An event in a form, a new one or one that is there, with its posts as they would look while somebody types. */
@Controller
final class EventEditPage {
    private static final int LONGEST = EventPreviews.LONGEST;
    private static final int MOST_PEOPLE = 300;

    private final Node node;
    private final ChangedFiles files;
    private final EventPreviews previews;

    EventEditPage(Node node) {
        this.node = node;
        this.files = new ChangedFiles(node.fileDesk());
        this.previews = new EventPreviews(node.database(), node.files(), node.clock());
    }

    @Needs(Role.EDITOR)
    @GetMapping("/events/new")
    String begin(SignedIn who, @RequestParam(name = "day", defaultValue = "") String day, Model model) {
        EventSight sight = EventSight.of(node, who);
        sight.requireEdit();
        Map<String, String> typed = new HashMap<>();
        if (day.matches("\\d{4}-\\d{2}-\\d{2}")) {
            typed.put("date", day);
        }
        if (sight.workspace().campaigns().size() == 1) {
            typed.put(
                    "campaigns",
                    sight.workspace().campaigns().keySet().iterator().next().value());
        }
        return form(sight, EventDraft.ofNew(typed), List.of(), null, model);
    }

    @Needs(Role.EDITOR)
    @PostMapping("/events/new")
    Object create(
            SignedIn who,
            @RequestParam(name = "more", required = false) @Nullable String more,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            HttpServletResponse response) {
        EventSight sight = EventSight.of(node, who);
        sight.requireEdit();
        EventDraft form = EventDraft.ofNew(EventParams.typed(sent, sight.workspace()));
        if (more != null) {
            return form(sight, form, List.of(), more, model);
        }
        Optional<EventFileOnDisk> place = EventFileOnDisk.of(node, form.anId());
        if (place.isEmpty()
                || place.get().exists()
                || isSomebody(sight, place.get().id())) {
            ChangedFiles.again(List.of(), place.isEmpty() ? "event.id" : "event.taken", model, response);
            return form(sight, form, List.of(), null, model);
        }
        return save(sight, who, place.get(), form, "event-made", model, response);
    }

    private static boolean isSomebody(EventSight sight, ProfileId id) {
        return sight.workspace().profile(id).isPresent();
    }

    @Needs(Role.EDITOR)
    @GetMapping("/events/{id}/edit")
    String show(SignedIn who, @PathVariable("id") String id, Model model) {
        EventSight sight = EventSight.of(node, who);
        sight.requireEdit();
        EventFileOnDisk file = EventFileOnDisk.there(node, id);
        return file.values()
                .map(values ->
                        form(sight, EventDraft.of(file, values, EventForm.shown(values)), file.problems(), null, model))
                .orElse("redirect:/events/" + id + "/file");
    }

    @Needs(Role.EDITOR)
    @PostMapping("/events/{id}/edit")
    Object change(
            SignedIn who,
            @PathVariable("id") String id,
            @RequestParam(name = "read", defaultValue = "") String read,
            @RequestParam(name = "more", required = false) @Nullable String more,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            HttpServletResponse response) {
        EventSight sight = EventSight.of(node, who);
        sight.requireEdit();
        EventFileOnDisk file = EventFileOnDisk.there(node, id);
        Optional<Map<String, Object>> values = file.values();
        if (values.isEmpty()) {
            return "redirect:/events/" + id + "/file";
        }
        EventDraft form = EventDraft.of(file, values.get(), EventParams.typed(sent, sight.workspace()))
                .reading(read);
        return more == null
                ? save(sight, who, file, form, "event-saved", model, response)
                : form(sight, form, List.of(), more, model);
    }

    private Object save(
            EventSight sight,
            SignedIn who,
            EventFileOnDisk place,
            EventDraft form,
            String done,
            Model model,
            HttpServletResponse response) {
        Optional<String> text = form.text();
        if (text.isEmpty() || text.get().length() > LONGEST) {
            ChangedFiles.again(List.of(), text.isEmpty() ? "event.only-file" : "event.long", model, response);
            return form(sight, form, List.of(), null, model);
        }
        return switch (files.save(List.of(place.change(form.read(), text.get())), who.who(), model, response)) {
            case ChangedFiles.Next.Done saved -> "redirect:/events/" + place.id() + "?done=" + done;
            case ChangedFiles.Next.Download download -> download.file();
            case ChangedFiles.Next.Again again -> form(sight, form, again.problems(), null, model);
        };
    }

    /**
     * As the browser asks while somebody types, or for who has no script. Nothing is written.
     *
     * @param id empty for a new one
     */
    @Needs(Role.EDITOR)
    @PostMapping("/events/preview")
    String preview(
            SignedIn who,
            @RequestParam(name = "of", defaultValue = "") String id,
            @RequestParam(name = "read", defaultValue = "") String read,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String byScript,
            @RequestParam MultiValueMap<String, String> sent,
            Model model) {
        EventSight sight = EventSight.of(node, who);
        sight.requireEdit();
        Map<String, String> typed = EventParams.typed(sent, sight.workspace());
        EventDraft form = id.isEmpty()
                ? EventDraft.ofNew(typed)
                : EventFileOnDisk.of(node, id)
                        .flatMap(file -> file.values().map(values -> EventDraft.of(file, values, typed)))
                        .orElseThrow(Missing::new)
                        .reading(read);
        Optional<EventPreview> preview =
                form.text().map(text -> SourceFile.ofText(form.path(), text)).flatMap(previews::of);
        new EventLooks(sight).show(preview, model);
        String page = form(sight, form, preview.map(EventPreview::problems).orElse(List.of()), null, model);
        return byScript == null ? page : "event-edit :: preview";
    }

    private String form(EventSight sight, EventDraft form, List<Problem> problems, @Nullable String more, Model model) {
        FormView view = new FormView(
                "event.", form.typed(), form.values(), EventParams.choices(sight.workspace()), false, more);
        PersonForms.show(
                model,
                view,
                EventForm.parts(),
                problems,
                EventForm.places(form.values(), form.typed())::input,
                form.path(),
                sight.sight()::discreet);
        model.addAttribute("id", form.id());
        model.addAttribute("isNew", form.file() == null);
        model.addAttribute("read", form.read());
        model.addAttribute("people", people(sight));
        model.addAttribute("choiceNames", campaigns(sight));
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        return "event-edit";
    }

    private static Map<String, String> campaigns(EventSight sight) {
        Map<String, String> names = new HashMap<>();
        sight.workspace().campaigns().forEach((id, campaign) -> names.put(id.value(), campaign.name()));
        return names;
    }

    /** Whom it may name: those whom the team may see, by name. */
    private static Map<String, String> people(EventSight sight) {
        Map<String, String> people = new LinkedHashMap<>();
        sight.workspace().profiles().values().stream()
                .filter(sight.people()::sees)
                .limit(MOST_PEOPLE)
                .forEach(profile -> people.put(profile.id().value(), profile.name("en")));
        return people;
    }
}
