package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.delivery.FileDesk;
import org.vigil.message.UploadedPicture;
import org.vigil.node.Node;
import org.vigil.profile.Basis;
import org.vigil.profile.FormParts;
import org.vigil.source.Problem;
import org.vigil.workspace.SpokenLanguages;
import org.vigil.workspace.Workspace;

/** A person's photo, with whom it is from and what is seen in it. The file is judged by its bytes, and made bare before it is kept. */
@Controller
final class PhotoUploadPage {
    private static final int MOST_BYTES = 20_000_000;
    /** What is shown on public pages; see {@code followers.Photos}. */
    private static final int PUBLIC_BYTES = 2_000_000;

    private final Node node;

    PhotoUploadPage(Node node) {
        this.node = node;
    }

    @Needs(Role.EDITOR)
    @GetMapping("/people/{id}/edit/photo")
    String show(SignedIn who, @PathVariable("id") String id, Model model, HttpServletResponse response) {
        Optional<PersonFile> file = EditPersonPage.file(node, id);
        if (file.isEmpty()) {
            return EditPersonPage.missing(model, response);
        }
        file.get().require(who);
        PhotoChange change = new PhotoChange(file.get());
        return form(change, change.typed(languages(file.get())), List.of(), null, model);
    }

    @Needs(Role.EDITOR)
    @PostMapping("/people/{id}/edit/photo")
    @Nullable String save(
            SignedIn who,
            @PathVariable("id") String id,
            @RequestParam(name = "picture", required = false) @Nullable MultipartFile upload,
            @RequestParam(name = "remove", required = false) @Nullable String remove,
            @RequestParam(name = "more", required = false) @Nullable String more,
            @RequestParam(name = "read", defaultValue = "") String read,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response)
            throws IOException {
        Optional<PersonFile> file = EditPersonPage.file(node, id);
        if (file.isEmpty()) {
            return EditPersonPage.missing(model, response);
        }
        file.get().require(who);
        PhotoChange change = new PhotoChange(file.get());
        if (more != null) {
            return form(change, typed, List.of(), more, model);
        }
        if (!read.equals(file.get().read())) {
            return refused("person-file.changed", change, typed, List.of(), model, response);
        }
        if (remove != null) {
            return saved(change, change.removed(), "photo-removed", typed, who, model, response);
        }
        boolean isNew = upload != null && !upload.isEmpty();
        if (!isNew && change.values().isEmpty()) {
            return refused("photo.none", change, typed, List.of(), model, response);
        }
        if (upload != null && upload.getSize() > MOST_BYTES) {
            return refused("photo.large", change, typed, List.of(), model, response);
        }
        UploadedPicture.Taken picture = null;
        if (upload != null && isNew) {
            switch (UploadedPicture.of(upload.getBytes())) {
                case UploadedPicture.Taken taken -> picture = taken;
                case UploadedPicture.Refused not -> {
                    return refused("photo." + not.why().word(), change, typed, List.of(), model, response);
                }
            }
        }
        List<Problem> missing = missing(file.get(), typed);
        if (!missing.isEmpty()) {
            return refused("", change, typed, missing, model, response);
        }
        boolean large = picture != null && picture.bytes().length > PUBLIC_BYTES;
        return saved(
                change,
                change.of(typed, picture),
                large ? "photo-saved-large" : "photo-saved",
                typed,
                who,
                model,
                response);
    }

    private @Nullable String saved(
            PhotoChange change,
            Optional<List<FileDesk.Change>> changes,
            String done,
            Map<String, String> typed,
            SignedIn who,
            Model model,
            HttpServletResponse response)
            throws IOException {
        if (changes.isEmpty()) {
            return refused("person-file.in-place", change, typed, List.of(), model, response);
        }
        return switch (node.fileDesk().save(changes.get(), who.who())) {
            case FileDesk.Outcome.InForce in ->
                "redirect:/people/" + change.file().id() + "?done=" + done;
            case FileDesk.Outcome.Wrong wrong -> refused("", change, typed, wrong.problems(), model, response);
            case FileDesk.Outcome.ChangedMeanwhile changed ->
                refused("person-file.changed", change, typed, List.of(), model, response);
            case FileDesk.Outcome.NotWritten not ->
                refused("person-file.disk", change, typed, List.of(), model, response);
            case FileDesk.Outcome.FilesLead lead -> download(change, changes.get(), typed, model, response);
        };
    }

    /** Where the team's files are changed by hand alone: all that would have been written. */
    private @Nullable String download(
            PhotoChange change,
            List<FileDesk.Change> changes,
            Map<String, String> typed,
            Model model,
            HttpServletResponse response)
            throws IOException {
        List<Problem> problems = node.fileDesk().problems(changes);
        if (!problems.isEmpty()) {
            return refused("", change, typed, problems, model, response);
        }
        response.setContentType("application/zip");
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"" + change.file().id() + "-photo.zip\"");
        try (ZipOutputStream zip = new ZipOutputStream(response.getOutputStream())) {
            for (FileDesk.Change each : changes) {
                byte[] bytes = each.bytes();
                if (bytes != null) {
                    zip.putNextEntry(new ZipEntry(each.path()));
                    zip.write(bytes);
                    zip.closeEntry();
                }
            }
        }
        return null;
    }

    private List<Problem> missing(PersonFile file, Map<String, String> typed) {
        Object texts = FormParts.OF_PHOTO.getLast().value(typed, "alt_text");
        Set<?> there = texts instanceof Map<?, ?> map ? map.keySet() : Set.of();
        return languages(file).stream()
                .filter(language -> !there.contains(language))
                .map(language -> new Problem(
                        file.path(),
                        1,
                        "photo.alt_text",
                        "words for those who do not see the picture are missing in " + language,
                        ""))
                .toList();
    }

    private Set<String> languages(PersonFile file) {
        return SpokenLanguages.of(workspace(), file.id());
    }

    private Workspace workspace() {
        return node.files().inForce().workspace();
    }

    private String refused(
            String problem,
            PhotoChange change,
            Map<String, String> typed,
            List<Problem> problems,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        model.addAttribute("problem", problem.isEmpty() ? null : problem);
        return form(change, typed, problems, null, model);
    }

    private String form(
            PhotoChange change, Map<String, String> typed, List<Problem> problems, @Nullable String more, Model model) {
        PersonFile file = change.file();
        Map<String, Object> values = change.values();
        FormView view = new FormView(typed, values, Map.of(), false, more);
        PersonForms.show(
                model,
                view,
                FormParts.OF_PHOTO,
                problems,
                field -> PhotoChange.WORDS.edit(values, typed).input(field.replaceFirst("^photo\\.", "")),
                file.path());
        model.addAttribute("id", file.id().value());
        model.addAttribute("name", file.name());
        model.addAttribute("read", file.read());
        model.addAttribute("there", !values.isEmpty());
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        model.addAttribute(
                "covered",
                workspace()
                        .profile(file.id())
                        .filter(profile -> profile.basis().covers(Basis.Scope.PHOTO))
                        .isPresent());
        return "person-photo";
    }
}
