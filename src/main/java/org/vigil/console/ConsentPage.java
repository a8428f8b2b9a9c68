package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.account.KeyUnavailable;
import org.vigil.delivery.ConsentDesk;
import org.vigil.delivery.ConsentIntoFile;
import org.vigil.delivery.Consents;
import org.vigil.delivery.ReasonDesk;
import org.vigil.delivery.Restrictions;
import org.vigil.delivery.Signatures;
import org.vigil.node.Node;
import org.vigil.operator.Audit;
import org.vigil.profile.Basis;
import org.vigil.profile.NameSearch;
import org.vigil.profile.Profile;
import org.vigil.source.SourceFile;

/** Why somebody may be shown, as {@code ./vigil consent} keeps it. Who gave a consent is shown to nobody who has not asked for it. */
@Controller
final class ConsentPage {
    /** @param ended how it ended; null while it is in force */
    record Recorded(
            String number,
            List<String> scope,
            String given,
            @Nullable String until,
            String by,
            When at,
            @Nullable String ended) {}

    /** @param mark tells just this reason from another one that the file may say meanwhile */
    record Reason(String words, List<String> scope, String on, List<String> named, List<String> signed, String mark) {}

    record Giver(String number, @Nullable String by, String channel, String contact) {}

    private final Node node;
    private final PeopleDesk people;
    private final ConsentDesk desk;
    private final Consents consents;
    private final Aftermath aftermath;

    ConsentPage(Node node, TeamFiles files) {
        this.node = node;
        this.people = new PeopleDesk(node);
        this.desk = new ConsentDesk(node.database(), node.sensitive());
        this.consents = new Consents(node.database().jdbc());
        this.aftermath = new Aftermath(node, files);
    }

    @GetMapping("/people/{person}/consent")
    String show(SignedIn who, @PathVariable("person") String id, Model model) {
        Profile profile = NameSearch.id(id).flatMap(people.sight(who)::seen).orElseThrow(Missing::new);
        return one(who, profile, ConsentForm.of(profile.basis()), model);
    }

    private String one(SignedIn who, Profile profile, ConsentForm form, Model model) {
        boolean revoked = isRevoked(profile);
        List<Consents.Row> recorded = consents.of(profile.id());
        Basis basis = profile.basis();
        model.addAttribute("id", profile.id().value());
        model.addAttribute("name", CalledName.of(profile).text());
        model.addAttribute("form", form);
        model.addAttribute("scopes", ConsentForm.all());
        model.addAttribute("revoked", revoked);
        model.addAttribute(
                "recorded", recorded.stream().map(ConsentPage::recorded).toList());
        model.addAttribute("reason", basis instanceof Basis.StatedReason reason ? reason(profile, reason) : null);
        model.addAttribute("basis", word(basis));
        model.addAttribute(
                "held",
                node.brakes().inForce().stream()
                        .anyMatch(each -> each.scope() == Restrictions.Scope.PERSON
                                && each.subject().equals(profile.id().value())));
        model.addAttribute(
                "intoFile",
                basis instanceof Basis.None
                        && !node.fileDesk().filesLead()
                        && PersonFile.of(node, profile.id()).mayChange(who));
        model.addAttribute("differs", differs(basis, recorded));
        PeopleSight sight = people.sight(who);
        model.addAttribute("mayWrite", sight.may(profile, Role.EDITOR));
        model.addAttribute("mayRevoke", sight.may(profile, Role.VIEWER));
        if (revoked) {
            aftermath.of(profile.id(), who, model);
        }
        return "consent";
    }

    @Needs(Role.EDITOR)
    @PostMapping("/people/{person}/consent")
    String record(
            SignedIn who,
            @PathVariable("person") String id,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            HttpServletResponse response) {
        boolean wanted = fields.containsKey("into-file");
        Profile profile = wanted ? people.changeable(who, id) : people.theirs(who, id, Role.EDITOR);
        LocalDate last = LocalDate.ofInstant(node.clock().instant(), ZoneOffset.ofHours(14));
        ConsentForm form = ConsentForm.read(fields, last, isRevoked(profile));
        if (!form.problems().isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return one(who, profile, form, model);
        }
        try {
            desk.record(profile.id(), form.what(), form.giver(), who.who());
        } catch (KeyUnavailable e) {
            return wrong("consent.key", who, profile, form, model, response);
        }
        boolean written = wanted && new ConsentIntoFile(node.fileDesk()).write(profile, form.what(), who.who());
        node.planner().planAll();
        return "redirect:/people/" + profile.id() + "/consent?done=consent-recorded"
                + (!wanted ? "" : written ? "-and-written" : "-not-written");
    }

    /** @param mark of the file that was read: another reason is not signed unread */
    @Needs(Role.EDITOR)
    @PostMapping("/people/{person}/consent/sign")
    String sign(
            SignedIn who,
            @PathVariable("person") String id,
            @RequestParam(name = "mark", defaultValue = "") String mark,
            Model model,
            HttpServletResponse response) {
        Profile profile = people.theirs(who, id, Role.EDITOR);
        ConsentForm form = ConsentForm.of(profile.basis());
        if (!(profile.basis() instanceof Basis.StatedReason reason)
                || !mark(profile).equals(mark)) {
            return wrong("consent.changed", who, profile, form, model, response);
        }
        ReasonDesk.Signing signing = new ReasonDesk(node.database()).sign(profile.id(), reason, who.who());
        return switch (signing) {
            case ReasonDesk.Signing.Signed signed -> {
                node.planner().planAll();
                yield "redirect:/people/" + profile.id() + "/consent?done=reason-signed"
                        + (signed.isEnough() ? "-enough" : "");
            }
            case ReasonDesk.Signing.NotNamed notNamed ->
                wrong("consent.not-named", who, profile, form, model, response);
            case ReasonDesk.Signing.TakenBack back -> wrong("consent.taken-back", who, profile, form, model, response);
        };
    }

    /** Whoever hears a no writes it down at once: it takes no role, and nobody asks why. */
    @Needs(Role.VIEWER)
    @PostMapping("/people/{person}/consent/revoke")
    String revoke(SignedIn who, @PathVariable("person") String id) {
        Profile profile = people.theirs(who, id, Role.VIEWER);
        desk.revoke(profile.id(), who.who());
        node.planner().planAll();
        return "redirect:/people/" + profile.id() + "/consent?done=consent-revoked";
    }

    /** That somebody looked stands in the audit. */
    @Needs(Role.EDITOR)
    @PostMapping("/people/{person}/consent/giver")
    String giver(
            SignedIn who,
            @PathVariable("person") String id,
            @RequestParam(name = "yes", defaultValue = "") String yes,
            Model model,
            HttpServletResponse response) {
        Profile profile = people.theirs(who, id, Role.EDITOR);
        ConsentForm form = ConsentForm.of(profile.basis());
        if (yes.isEmpty()) {
            return wrong("consent.yes", who, profile, form, model, response);
        }
        try {
            List<Giver> givers =
                    consents.of(profile.id()).stream().map(this::giver).toList();
            new Audit(node.database().jdbc())
                    .record(who.who(), "look at consent", profile.id().value(), null);
            model.addAttribute("id", profile.id().value());
            model.addAttribute("name", CalledName.of(profile).text());
            model.addAttribute("givers", givers);
            return "consent-giver";
        } catch (KeyUnavailable e) {
            return wrong("consent.key", who, profile, form, model, response);
        }
    }

    private String wrong(
            String problem,
            SignedIn who,
            Profile profile,
            ConsentForm form,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        model.addAttribute("problem", problem);
        return one(who, profile, form, model);
    }

    private boolean isRevoked(Profile profile) {
        return consents.revoked().stream().anyMatch(each -> each.profile().equals(profile.id()));
    }

    private static Recorded recorded(Consents.Row row) {
        LocalDate until = row.what().until();
        return new Recorded(
                row.record(),
                ConsentForm.words(row.what().scope()),
                When.day(row.what().given()),
                until == null ? null : When.day(until),
                row.recordedBy(),
                When.second(row.recordedAt()),
                row.ended());
    }

    private Giver giver(Consents.Row row) {
        return desk.giver(row)
                .map(known -> new Giver(row.record(), known.by(), known.channel(), known.contact()))
                .orElseGet(() -> new Giver(row.record(), null, "", ""));
    }

    private Reason reason(Profile profile, Basis.StatedReason reason) {
        return new Reason(
                reason.reason(),
                ConsentForm.words(reason.scope()),
                When.day(reason.on()),
                reason.signedBy(),
                Signatures.valid(
                        reason, new Signatures(node.database().jdbc()).inForce().getOrDefault(profile.id(), List.of())),
                mark(profile));
    }

    private String mark(Profile profile) {
        return node.files()
                .inForce()
                .workspace()
                .tree()
                .file(profile.file())
                .map(SourceFile::digest)
                .orElse("");
    }

    private static String word(Basis basis) {
        return switch (basis) {
            case Basis.Consent consent -> "consent";
            case Basis.StatedReason reason -> "reason";
            case Basis.Historic historic -> "historic";
            case Basis.None none -> "none";
        };
    }

    /** Whether the file and the record in force say different things: then only what both say holds. */
    private static boolean differs(Basis basis, List<Consents.Row> recorded) {
        return basis instanceof Basis.Consent agreed
                && recorded.stream().anyMatch(row -> row.ended() == null && !agreed.equals(row.what()));
    }
}
