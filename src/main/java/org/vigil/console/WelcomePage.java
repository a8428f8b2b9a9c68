package org.vigil.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.Doors;
import org.vigil.access.Links;
import org.vigil.access.Passwords;
import org.vigil.access.Token;
import org.vigil.access.UserName;

/** Where a one-time link leads: somebody chooses a password, and is in. */
@Controller
final class WelcomePage {
    private final Links links;
    private final KeptSignIns kept;

    WelcomePage(Doors doors, KeptSignIns kept) {
        this.links = doors.links();
        this.kept = kept;
    }

    @Open
    @GetMapping("/welcome/{token}")
    String show(@PathVariable("token") String token, Model model, HttpServletResponse response) {
        Optional<Links.For> whose = links.look(new Token(token));
        if (whose.isEmpty()) {
            return over(model, response);
        }
        whoseItIs(whose.get(), model);
        return "welcome";
    }

    @Open
    @PostMapping("/welcome/{token}")
    String choose(
            @PathVariable("token") String token,
            @RequestParam(name = "name", defaultValue = "") String name,
            @RequestParam("password") String password,
            @RequestParam("again") String again,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Links.For> whose = links.look(new Token(token));
        if (whose.isEmpty()) {
            return over(model, response);
        }
        Optional<UserName> called =
                switch (whose.get()) {
                    case Links.For.FirstAdmin first -> name(name);
                    case Links.For.Known known -> Optional.of(known.user().name());
                };
        Optional<String> problem = called.isEmpty()
                ? Optional.of("name.form")
                : password.equals(again) ? Passwords.problem(password, called.get()) : Optional.of("password.differs");
        if (problem.isPresent()) {
            return wrong(whose.get(), name, problem.get(), model, response);
        }
        return switch (links.use(new Token(token), called.orElseThrow(), password)) {
            case Links.Used.By by -> {
                kept.begin(by.user(), request, response);
                yield "redirect:/";
            }
            case Links.Used.Over over -> over(model, response);
            case Links.Used.NameTaken taken -> wrong(whose.get(), name, "name.taken", model, response);
        };
    }

    private static String wrong(
            Links.For whose, String name, String problem, Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        whoseItIs(whose, model);
        model.addAttribute("typed", name);
        model.addAttribute("problem", problem);
        return "welcome";
    }

    private static void whoseItIs(Links.For whose, Model model) {
        switch (whose) {
            case Links.For.FirstAdmin first -> model.addAttribute("first", true);
            case Links.For.Known known -> {
                model.addAttribute("first", false);
                model.addAttribute("name", known.user().name().value());
            }
        }
    }

    private static String over(Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        model.addAttribute("kind", "link");
        return "error";
    }

    static Optional<UserName> name(@Nullable String typed) {
        try {
            return Optional.ofNullable(typed).map(String::strip).map(UserName::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // nobody can be called that
        }
    }
}
