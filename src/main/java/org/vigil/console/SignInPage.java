package org.vigil.console;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.node.Node;

/** Asks for name, password and code. What is done with them is Spring Security's. */
@Controller
final class SignInPage {
    private final boolean openId;

    SignInPage(Listen listen, Node node) {
        this.openId = SecurityConfiguration.openId(listen, node).isPresent();
    }

    /** Why somebody came back from the identity provider with empty hands. */
    enum Returned {
        unknown,
        failed
    }

    @Open
    @GetMapping("/sign-in")
    String show(
            @RequestParam(name = "then", required = false) @Nullable String then,
            @RequestParam(name = "wrong", required = false) @Nullable String wrong,
            @RequestParam(name = "openid", required = false) @Nullable Returned problem,
            @RequestParam(name = "wait", required = false) @Nullable Integer wait,
            Model model) {
        if (Visitors.signedIn().isPresent()) {
            return "redirect:" + WayBack.of(then);
        }
        model.addAttribute("then", WayBack.of(then));
        model.addAttribute("openId", openId);
        model.addAttribute("problem", problem == null ? null : "openid." + problem);
        model.addAttribute("wrong", wrong != null);
        model.addAttribute(
                "wait",
                Optional.ofNullable(wait)
                        .filter(seconds -> seconds > 0 && seconds < 100_000)
                        .orElse(null));
        return "sign-in";
    }
}
