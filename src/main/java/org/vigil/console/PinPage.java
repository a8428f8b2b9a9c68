package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.NotAllowed;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.campaign.Campaign;
import org.vigil.delivery.PinDesk;
import org.vigil.delivery.Pins;
import org.vigil.node.Node;
import org.vigil.profile.NameSearch;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;

/** Pins somebody to a day and a slot, which moves their turn there, and takes that back. */
@Controller
final class PinPage {
    private static final int SUGGESTIONS = 8;

    /**
     * A form's fields, as they came.
     *
     * @param person name in any language, or id
     * @param round of the turn that is to move; empty for the nearest
     */
    record Asked(String campaign, String date, String slot, String person, String round) {
        static Asked of(Map<String, String> fields) {
            return new Asked(
                    fields.getOrDefault("campaign", ""),
                    fields.getOrDefault("date", ""),
                    fields.getOrDefault("slot", ""),
                    fields.getOrDefault("person", ""),
                    fields.getOrDefault("round", ""));
        }
    }

    private final Node node;
    private final TeamFiles files;
    private final PinDesk desk;
    private final Pins pins;

    PinPage(Node node, TeamFiles files) {
        this.node = node;
        this.files = files;
        this.desk = new PinDesk(node.database(), node.clock(), node.files(), node.planner());
        this.pins = new Pins(node.database().jdbc());
    }

    @Needs(Role.EDITOR)
    @GetMapping("/calendar/pin")
    String show(SignedIn who, @RequestParam Map<String, String> fields, Model model, HttpServletResponse response) {
        Asked asked = Asked.of(fields);
        Optional<Campaign> campaign = campaign(asked)
                .filter(known -> !PinRights.of(node, who).slots(known, "").isEmpty());
        if (campaign.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            model.addAttribute("kind", "missing");
            return "error";
        }
        return form(who, campaign.get(), asked, model);
    }

    private String form(SignedIn who, Campaign campaign, Asked asked, Model model) {
        model.addAttribute("asked", asked);
        model.addAttribute("campaign", campaign.name());
        model.addAttribute("slots", PinRights.of(node, who).slots(campaign, asked.slot()));
        if (!model.containsAttribute("people")) {
            model.addAttribute("people", List.of());
        }
        return "pin";
    }

    @Needs(Role.EDITOR)
    @PostMapping("/calendar/pin")
    String pin(SignedIn who, @RequestParam Map<String, String> fields, Model model, HttpServletResponse response) {
        Asked asked = Asked.of(fields);
        Campaign campaign = campaign(asked)
                .filter(known -> PinRights.of(node, who).mayPin(known, asked.slot()))
                .orElseThrow(() -> new NotAllowed(Role.EDITOR));
        LocalDate date = date(asked.date());
        if (date == null) {
            return wrong("pin.day", who, campaign, asked, model, response);
        }
        List<ProfileId> meant =
                asked.person().isBlank() ? List.of() : search(campaign, who).meant(asked.person());
        if (meant.size() != 1) {
            List<HoldPage.Person> people = meant.isEmpty() && !asked.person().isBlank()
                    ? names(search(campaign, who).similar(asked.person(), SUGGESTIONS).stream()
                            .map(Profile::id)
                            .toList())
                    : names(meant);
            model.addAttribute("people", people);
            return wrong(people.isEmpty() ? "pin.nobody" : "pin.several", who, campaign, asked, model, response);
        }
        PinDesk.Wish wish = new PinDesk.Wish(campaign.id(), date, asked.slot(), meant.getFirst(), round(asked.round()));
        return switch (desk.pin(wish, who.who())) {
            case PinDesk.Result.Pinned pinned ->
                "redirect:/calendar?view=week&from=" + date + "&campaign=" + campaign.id() + "&done="
                        + (pinned.waits().isEmpty() ? "pinned" : "pinned-waits");
            case PinDesk.Result.Refused refused -> {
                model.addAttribute(
                        "refused", new Sight(who, node.files().inForce().workspace()).discreet(refused.why()));
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                yield form(who, campaign, asked, model);
            }
        };
    }

    @Needs(Role.EDITOR)
    @PostMapping("/calendar/unpin")
    String unpin(SignedIn who, @RequestParam(name = "pin", defaultValue = "0") String number) {
        Pins.Pin pin = (number.matches("\\d{1,18}") ? pins.find(Long.parseLong(number)) : Optional.<Pins.Pin>empty())
                .filter(known -> Optional.ofNullable(
                                node.files().inForce().workspace().campaigns().get(known.campaign()))
                        .filter(campaign -> PinRights.of(node, who).mayPin(campaign, known.slot()))
                        .isPresent())
                .orElseThrow(() -> new NotAllowed(Role.EDITOR));
        desk.unpin(pin.id(), who.who());
        return "redirect:/calendar?view=week&from=" + pin.date() + "&campaign=" + pin.campaign() + "&done=unpinned";
    }

    private String wrong(
            String problem, SignedIn who, Campaign campaign, Asked asked, Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        model.addAttribute("problem", problem);
        return form(who, campaign, asked, model);
    }

    private Optional<Campaign> campaign(Asked asked) {
        return node.files().inForce().workspace().campaigns().values().stream()
                .filter(known -> known.id().value().equals(asked.campaign()))
                .findFirst();
    }

    /** Among those who take part and are seen: of nobody else anything could be said there. */
    private NameSearch search(Campaign campaign, SignedIn who) {
        Map<ProfileId, Profile> roll = new TreeMap<>();
        PeopleSight sight = new PeopleDesk(node).sight(who);
        campaign
                .roll()
                .members(List.copyOf(
                        node.files().inForce().workspace().profiles().values()))
                .stream()
                .filter(sight::sees)
                .forEach(profile -> roll.put(profile.id(), profile));
        return new NameSearch(roll);
    }

    private List<HoldPage.Person> names(List<ProfileId> ids) {
        return ids.stream()
                .map(id ->
                        new HoldPage.Person(id.value(), files.name().apply(id).orElse(id.value())))
                .toList();
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            return null; // the form says what may stand there
        }
    }

    private static @Nullable Integer round(String text) {
        return text.matches("[1-9]\\d{0,6}") ? Integer.valueOf(text) : null;
    }
}
