package org.vigil.console;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks for name, password and code. What is done with them is Spring Security's. */
@Controller
final class SignInPage {
    @Open
    @GetMapping("/sign-in")
    String show(
            @RequestParam(name = "then", required = false) @Nullable String then,
            @RequestParam(name = "wrong", required = false) @Nullable String wrong,
            @RequestParam(name = "wait", required = false) @Nullable Integer wait,
            Model model) {
        if (Visitors.signedIn().isPresent()) {
            return "redirect:" + WayBack.of(then);
        }
        model.addAttribute("then", WayBack.of(then));
        model.addAttribute("wrong", wrong != null);
        model.addAttribute(
                "wait",
                Optional.ofNullable(wait)
                        .filter(seconds -> seconds > 0 && seconds < 100_000)
                        .orElse(null));
        return "sign-in";
    }
}
