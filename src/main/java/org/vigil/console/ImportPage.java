package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.console.HeldLists.Held;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.exchange.Import;
import org.vigil.exchange.ImportReport;
import org.vigil.exchange.ListFile;
import org.vigil.exchange.Mapping;
import org.vigil.exchange.Suggestion;
import org.vigil.exchange.Unreadable;
import org.vigil.node.Node;
import org.vigil.source.WriteAhead;

/**
 * A list of persons comes in, as by {@code ./vigil import}: uploaded, looked at, brought in. For editors of the team: a list
 * may say something of anybody.
 */
@Controller
final class ImportPage {
    private static final Logger LOG = LoggerFactory.getLogger(ImportPage.class);
    private static final String PATH = "/people/import";
    private static final String BACK = "redirect:" + PATH;
    private static final int LONGEST_NAME = 100;

    private final Node node;
    private final HeldLists lists;

    ImportPage(Node node) {
        this.node = node;
        this.lists = new HeldLists(node.clock());
    }

    @Needs(Role.EDITOR)
    @GetMapping(PATH)
    String show(SignedIn who, Model model) {
        who.require(Role.EDITOR);
        return page(lists.of(who.user()), Map.of(), model);
    }

    private String page(Optional<Held> held, Map<String, String> wrong, Model model) {
        model.addAttribute("list", held.orElse(null));
        model.addAttribute("wrong", wrong);
        model.addAttribute("meanings", Mapping.meanings());
        model.addAttribute("everywhere", MappingForm.EVERYWHERE);
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        model.addAttribute("megabytes", HeldLists.MOST_BYTES / 1_000_000);
        model.addAttribute("minutes", HeldLists.TIME.toMinutes());
        return "import";
    }

    /** Reads it at once, as a dry run; what is no list is not kept. */
    @Needs(Role.EDITOR)
    @PostMapping(PATH)
    String upload(
            SignedIn who,
            @RequestParam(name = "list", required = false) @Nullable MultipartFile upload,
            Model model,
            HttpServletResponse response)
            throws IOException {
        who.require(Role.EDITOR);
        if (upload == null || upload.isEmpty()) {
            return refused("list.none", "", model, response);
        }
        if (upload.getSize() > HeldLists.MOST_BYTES) {
            return refused("list.large", "", model, response);
        }
        String name = name(upload.getOriginalFilename());
        byte[] bytes = upload.getBytes();
        try {
            MappingForm form = MappingForm.suggested(Suggestion.of(new ListFile(name, bytes)));
            lists.put(who.user(), rehearsed(name, bytes, form, Mapping.NONE));
            return BACK;
        } catch (IOException e) {
            return refused("list.unreadable", words(e), model, response);
        }
    }

    /** Another reading of the same list. */
    @Needs(Role.EDITOR)
    @PostMapping(PATH + "/mapping")
    String mapping(SignedIn who, @RequestParam Map<String, String> typed, Model model, HttpServletResponse response) {
        who.require(Role.EDITOR);
        Optional<Held> list = coming(who);
        if (list.isEmpty()) {
            return BACK + "?done=list-gone";
        }
        Held held = list.get();
        if (!held.mark().equals(typed.get("mark"))) {
            return refused("list.other", "", model, response, list);
        }
        MappingForm form = held.form().typed(typed);
        MappingForm.Read read = form.read();
        if (read.mapping().isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            model.addAttribute("problem", "list.mapping");
            return page(
                    Optional.of(new Held(
                            held.name(),
                            held.bytes(),
                            form,
                            held.mapping(),
                            held.report(),
                            held.why(),
                            held.rows(),
                            null)),
                    read.wrong(),
                    model);
        }
        try {
            lists.put(
                    who.user(),
                    rehearsed(held.name(), held.bytes(), form, read.mapping().get()));
            return BACK + "?done=list-read";
        } catch (IOException e) {
            return refused("list.unreadable", words(e), model, response);
        }
    }

    @Needs(Role.EDITOR)
    @PostMapping(PATH + "/run")
    String run(
            SignedIn who,
            @RequestParam(name = "mark", defaultValue = "") String mark,
            Model model,
            HttpServletResponse response) {
        who.require(Role.EDITOR);
        Optional<Held> list = coming(who);
        if (list.isEmpty()) {
            return BACK + "?done=list-gone";
        }
        if (!list.get().mark().equals(mark)) {
            return refused("list.other", "", model, response, list);
        }
        try {
            Optional<Held> in = broughtIn(list.get(), who);
            in.ifPresent(done -> lists.put(who.user(), done));
            return BACK + (in.isPresent() ? "?done=list-in" : "?done=files-lead");
        } catch (WriteAhead.ChangedMeanwhile e) {
            return refused("list.changed", words(e), model, response, list);
        } catch (IOException e) {
            LOG.warn("An import did not come in: {}", e.toString());
            return refused("list.disk", words(e), model, response, list);
        }
    }

    private Optional<Held> coming(SignedIn who) {
        return lists.of(who.user()).filter(held -> held.done() == null);
    }

    private Optional<Held> broughtIn(Held list, SignedIn who) throws IOException {
        ImportedRows rows = new ImportedRows(false);
        ImportReport[] report = {list.report()};
        boolean[] unfinished = {false};
        Optional<AcceptedFiles.Accepted> accepted = node.fileDesk()
                .write(
                        () -> {
                            try {
                                report[0] = of(list.name(), list.bytes(), list.mapping())
                                        .run(rows);
                            } catch (WriteAhead.NotInPlace e) {
                                unfinished[0] =
                                        true; // it is in force all the same, and is finished by whoever comes next
                            }
                            return rows.files().keySet();
                        },
                        who.who());
        return accepted.map(known -> new Held(
                list.name(),
                new byte[0],
                list.form(),
                list.mapping(),
                report[0],
                "",
                rows,
                new HeldLists.Done(known.held(), unfinished[0])));
    }

    /** Where the team's files are changed by hand alone: what would have been written. */
    @Needs(Role.EDITOR)
    @PostMapping(PATH + "/files.zip")
    void files(SignedIn who, @RequestParam(name = "mark", defaultValue = "") String mark, HttpServletResponse response)
            throws IOException {
        who.require(Role.EDITOR);
        Optional<Held> list = coming(who).filter(held -> held.mark().equals(mark));
        if (list.isEmpty()) {
            response.sendRedirect(PATH + "?done=list-gone");
            return;
        }
        ImportedRows rows = new ImportedRows(true);
        of(list.get().name(), list.get().bytes(), list.get().mapping()).dryRun(rows);
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", "attachment; filename=\"profiles.zip\"");
        try (ZipOutputStream zip = new ZipOutputStream(response.getOutputStream())) {
            for (Map.Entry<String, byte[]> file : rows.files().entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
    }

    @Needs(Role.EDITOR)
    @PostMapping(PATH + "/forget")
    String forget(SignedIn who) {
        who.require(Role.EDITOR);
        lists.forget(who.user());
        return BACK + "?done=list-forgotten";
    }

    @Needs(Role.EDITOR)
    @GetMapping(PATH + "/report.csv")
    void report(SignedIn who, HttpServletResponse response) throws IOException {
        who.require(Role.EDITOR);
        Optional<Held> list = lists.of(who.user());
        if (list.isEmpty()) {
            response.sendRedirect(PATH + "?done=list-gone");
            return;
        }
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"import-report.csv\"");
        list.get().rows().print(response.getWriter());
    }

    private Held rehearsed(String name, byte[] bytes, MappingForm form, Mapping mapping) throws IOException {
        ImportedRows rows = new ImportedRows(false);
        try {
            ImportReport report = of(name, bytes, mapping).dryRun(rows);
            return new Held(name, bytes, form, mapping, report, "", rows, null);
        } catch (Unreadable e) { // its rows can be read: they were, for the suggestion
            return new Held(name, bytes, form, mapping, null, words(e), rows, null);
        }
    }

    private Import of(String name, byte[] bytes, Mapping mapping) {
        return new Import(node.folder(), new ListFile(name, bytes), mapping, node.clock());
    }

    private String refused(String problem, String why, Model model, HttpServletResponse response) {
        return refused(problem, why, model, response, Optional.empty());
    }

    private String refused(String problem, String why, Model model, HttpServletResponse response, Optional<Held> list) {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        model.addAttribute("problem", problem);
        model.addAttribute("why", why);
        return page(list, Map.of(), model);
    }

    /** The words for what is no list say it all; the machine's own about a disk are the log's. */
    private static String words(IOException e) {
        boolean ours = e instanceof Unreadable
                || e instanceof WriteAhead.Busy
                || e instanceof WriteAhead.NoRoom
                || e instanceof WriteAhead.ChangedMeanwhile;
        return ours ? String.valueOf(e.getMessage()) : "";
    }

    /** A browser may send anything as the name of a file, and it becomes the title of a source. */
    private static String name(@Nullable String sent) {
        String own = (sent == null ? "" : sent).replaceFirst("(?s).*[/\\\\]", "");
        String plain = own.replaceAll("[^\\p{L}\\p{M}\\p{N} ._()-]", "_").strip();
        String begin = plain.substring(Math.max(0, plain.length() - LONGEST_NAME));
        return List.of("", ".", "..").contains(begin) ? "list" : begin;
    }
}
