package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.NotAllowed;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.delivery.Eligibility;
import org.vigil.delivery.Families;
import org.vigil.delivery.FamilyDesk;
import org.vigil.delivery.LetterForFamily;
import org.vigil.delivery.Restrictions;
import org.vigil.message.FamilyLetter;
import org.vigil.node.Node;
import org.vigil.profile.Basis;
import org.vigil.profile.NameSearch;
import org.vigil.profile.Profile;

/** What a family is to read before the first post, and what it answers, as {@code ./vigil family} does. */
@Controller
final class FamilyPage {
    /** @param name of the language, in English */
    record Language(String tag, String name) {}

    /** @param language its name in English */
    record Written(String language, String by, When at) {}

    record Said(String answer, String by, When at) {}

    private final Node node;
    private final PeopleDesk people;
    private final Families families;
    private final FamilyDesk desk;
    private final LetterForFamily letters;

    FamilyPage(Node node) {
        this.node = node;
        this.people = new PeopleDesk(node);
        this.families = new Families(node.database().jdbc());
        this.desk = new FamilyDesk(node.database());
        this.letters = new LetterForFamily(node.database(), node.desk(), node.clock());
    }

    @GetMapping("/people/{person}/family")
    String show(SignedIn who, @PathVariable("person") String id, Model model) {
        Profile profile = NameSearch.id(id).flatMap(people.sight(who)::seen).orElseThrow(Missing::new);
        return one(who, profile, model);
    }

    private String one(SignedIn who, Profile profile, Model model) {
        Optional<Families.Letter> letter = families.letter(profile.id());
        Optional<Families.Said> said = families.said(profile.id());
        who(profile, model);
        model.addAttribute("languages", languages());
        model.addAttribute("byConsent", profile.basis() instanceof Basis.Consent);
        model.addAttribute(
                "letter",
                letter.map(written -> new Written(
                                name(written.language()), written.writtenBy(), When.second(written.writtenAt())))
                        .orElse(null));
        model.addAttribute(
                "said",
                said.map(each -> new Said(each.answer().word(), each.recordedBy(), When.second(each.recordedAt())))
                        .orElse(null));
        model.addAttribute("mark", letter.map(FamilyPage::mark).orElse(""));
        model.addAttribute("state", state(profile, letter, said));
        PeopleSight sight = people.sight(who);
        model.addAttribute("mayWrite", sight.may(profile, Role.EDITOR));
        model.addAttribute("mayRevoke", sight.may(profile, Role.VIEWER));
        return "family";
    }

    private static void who(Profile profile, Model model) {
        model.addAttribute("id", profile.id().value());
        model.addAttribute("name", CalledName.of(profile).text());
    }

    /** As a key of the texts. */
    private String state(Profile profile, Optional<Families.Letter> letter, Optional<Families.Said> said) {
        boolean heard = new Eligibility(
                        node.files().inForce(), new Restrictions(node.database().jdbc()).inForce())
                .unheard(profile.id(), node.clock().instant())
                .isEmpty();
        if (said.isPresent() && said.get().answer() != Families.Answer.YES) {
            return "no";
        }
        if (heard) {
            return profile.basis() instanceof Basis.Consent ? "heard" : "not-asked";
        }
        if (letter.isEmpty()) {
            return "nothing";
        }
        return said.isPresent() && said.get().recordedAt().isAfter(letter.get().writtenAt()) ? "other-facts" : "waits";
    }

    /** Writing it is what an answer refers to, so it is kept that it was written; its words are not. */
    @Needs(Role.EDITOR)
    @PostMapping("/people/{person}/family/letter")
    Object write(
            SignedIn who,
            @PathVariable("person") String id,
            @RequestParam(name = "lang", defaultValue = "") String language,
            @RequestParam(name = "as", defaultValue = "") String as,
            Model model,
            HttpServletResponse response) {
        Profile profile = people.theirs(who, id, Role.EDITOR);
        Optional<String> letter = FamilyLetter.languages().contains(language)
                ? letters.write(node.files().inForce().workspace(), profile, language, who.who())
                : Optional.empty();
        if (letter.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            model.addAttribute("problem", "family.language");
            return one(who, profile, model);
        }
        if (as.equals("file")) {
            return file(profile, language, letter.get());
        }
        who(profile, model);
        model.addAttribute("letter", letter.get());
        model.addAttribute("language", language);
        model.addAttribute("reviewed", FamilyLetter.isReviewed(language));
        return "family-letter";
    }

    private static ResponseEntity<byte[]> file(Profile profile, String language, String letter) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("family-" + profile.id() + "-" + language + ".txt")
                                .build()
                                .toString())
                .body(letter.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A no needs no role: whoever hears it writes it down at once.
     *
     * @param read which letter a yes is to
     */
    @Needs(Role.VIEWER)
    @PostMapping("/people/{person}/family/answer")
    String answer(
            SignedIn who,
            @PathVariable("person") String id,
            @RequestParam(name = "answer", defaultValue = "") String word,
            @RequestParam(name = "letter", defaultValue = "") String read,
            Model model,
            HttpServletResponse response) {
        Families.Answer answer = Families.Answer.of(word).orElseThrow(() -> new NotAllowed(Role.VIEWER));
        Profile profile = people.theirs(who, id, answer == Families.Answer.YES ? Role.EDITOR : Role.VIEWER);
        Optional<String> problem = problem(profile, answer, read);
        if (problem.isPresent() || !desk.answered(profile.id(), answer, who.who())) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            model.addAttribute("problem", problem.orElse("family.no-letter"));
            return one(who, profile, model);
        }
        node.planner().planAll();
        return switch (answer) {
            case YES -> "redirect:/people/" + profile.id() + "/family?done=family-yes";
            case NO, STOP -> "redirect:/people/" + profile.id() + "/consent?done=family-no";
        };
    }

    /** A yes is to the letter that the page showed as the last one, and to no other. */
    private Optional<String> problem(Profile profile, Families.Answer answer, String read) {
        Optional<Families.Letter> letter = families.letter(profile.id());
        if (answer != Families.Answer.YES) {
            return Optional.empty();
        }
        return letter.isEmpty()
                ? Optional.of("family.no-letter")
                : letter.filter(newest -> !mark(newest).equals(read)).map(newest -> "family.newer-letter");
    }

    private static String mark(Families.Letter letter) {
        return letter.writtenAt().toString();
    }

    private static List<Language> languages() {
        return FamilyLetter.languages().stream()
                .map(tag -> new Language(tag, name(tag)))
                .toList();
    }

    private static String name(String tag) {
        return Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH);
    }
}
