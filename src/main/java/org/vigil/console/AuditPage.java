package org.vigil.console;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.node.Node;
import org.vigil.operator.Audit;

/** Who did what. It names people on hold and organisations that are named nowhere else, so it is for the team's admins. */
@Controller
final class AuditPage {
    private static final int LINES = 100;
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    record Line(
            String time,
            String when,
            String who,
            String what,
            String subject,
            @Nullable String detail) {}

    private final Audit audit;

    AuditPage(Node node) {
        this.audit = new Audit(node.database().jdbc());
    }

    @Needs(Role.ADMIN)
    @GetMapping("/audit")
    String show(
            SignedIn who, @RequestParam(name = "before", defaultValue = "" + Long.MAX_VALUE) long before, Model model) {
        who.require(Role.ADMIN);
        List<Audit.Numbered> lines = audit.page(before, LINES);
        model.addAttribute("lines", lines.stream().map(AuditPage::line).toList());
        model.addAttribute("older", lines.size() == LINES ? lines.getLast().id() : null);
        return "audit";
    }

    private static Line line(Audit.Numbered numbered) {
        Audit.Entry entry = numbered.entry();
        return new Line(
                entry.at().toString(),
                WHEN.format(entry.at()),
                entry.who(),
                entry.what(),
                entry.subject(),
                entry.detail());
    }
}
