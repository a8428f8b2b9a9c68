package org.vigil.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.Doors;
import org.vigil.access.FactorSecret;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.access.User;

/** Sets up one-time codes: a picture for the telephone, the same to type, and a first code as proof. */
@Controller
final class SecondFactorPage {
    private final Doors doors;
    private final KeptSignIns kept;

    SecondFactorPage(Doors doors, KeptSignIns kept) {
        this.doors = doors;
        this.kept = kept;
    }

    @Needs(value = Role.VIEWER, beforeSecondFactor = true)
    @GetMapping("/second-factor")
    String show(SignedIn who, Model model) {
        if (who.isGuest() || hasOne(who)) {
            return "redirect:/me";
        }
        return offer(who, model);
    }

    private String offer(SignedIn who, Model model) {
        FactorSecret secret = doors.factors().offer(who.user());
        QrPicture picture = QrPicture.of(secret.uri(who.who()));
        model.addAttribute("picture", picture);
        model.addAttribute("secret", secret.grouped());
        model.addAttribute("required", who.needsFactor());
        return "second-factor";
    }

    @Needs(value = Role.VIEWER, beforeSecondFactor = true)
    @PostMapping("/second-factor")
    String confirm(
            SignedIn who,
            @RequestParam("code") String code,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (hasOne(who)) {
            return "redirect:/me";
        }
        Optional<List<String>> recovery = doors.factors().confirm(who, code.replaceAll("[\\s-]", ""));
        if (recovery.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            model.addAttribute("problem", "code.wrong");
            return offer(who, model);
        }
        // All sign-ins have ended, this browser's too; it has just shown both factors.
        doors.users().byId(who.user()).ifPresent(user -> kept.begin(user, request, response));
        model.addAttribute("codes", recovery.get());
        return "recovery-codes";
    }

    private boolean hasOne(SignedIn who) {
        return doors.users().byId(who.user()).filter(User::hasFactor).isPresent();
    }
}
