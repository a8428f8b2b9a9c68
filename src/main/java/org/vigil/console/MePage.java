package org.vigil.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.Doors;
import org.vigil.access.Passwords;
import org.vigil.access.Porter;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.access.User;
import org.vigil.access.UserName;

/** What somebody has to sign in with, and may change by themselves. */
@Controller
final class MePage {
    private final Doors doors;
    private final KeptSignIns kept;

    MePage(Doors doors, KeptSignIns kept) {
        this.doors = doors;
        this.kept = kept;
    }

    @Needs(Role.VIEWER)
    @GetMapping("/me")
    String show(SignedIn who, Model model) {
        if (who.isGuest()) {
            return "redirect:/";
        }
        Optional<User> user = doors.users().byId(who.user());
        model.addAttribute("roles", who.roles().words());
        model.addAttribute("factor", user.filter(User::hasFactor).isPresent());
        model.addAttribute("password", user.filter(User::hasPassword).isPresent());
        return "me";
    }

    @Needs(Role.VIEWER)
    @PostMapping("/me/password")
    String password(
            SignedIn who,
            @RequestParam("old") String old,
            @RequestParam("password") String password,
            @RequestParam("again") String again,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<String> problem = password.equals(again)
                ? Passwords.problem(password, new UserName(who.who()))
                : Optional.of("password.differs");
        if (problem.isPresent()) {
            return wrong(problem.get(), who, model, response);
        }
        return switch (doors.porter().again(who, old, request.getRemoteAddr())) {
            case Porter.Answer.In in -> {
                doors.porter().change(who, password);
                doors.users().byId(who.user()).ifPresent(user -> kept.begin(user, request, response));
                yield "redirect:/me?done=password";
            }
            case Porter.Answer.No no -> wrong("password.old", who, model, response);
            case Porter.Answer.Later later -> wrong("password.later", who, model, response);
        };
    }

    @Needs(Role.VIEWER)
    @PostMapping("/me/factor")
    String otherTelephone(
            SignedIn who,
            @RequestParam("old") String old,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (doors.porter().again(who, old, request.getRemoteAddr())) {
            case Porter.Answer.In in -> {
                doors.factors().remove(who);
                doors.users().byId(who.user()).ifPresent(user -> kept.begin(user, request, response));
                yield "redirect:/second-factor";
            }
            case Porter.Answer.No no -> wrong("password.old", who, model, response);
            case Porter.Answer.Later later -> wrong("password.later", who, model, response);
        };
    }

    @Needs(Role.VIEWER)
    @PostMapping("/me/sign-out-everywhere")
    String everywhere(SignedIn who) {
        doors.signIns().endAll(who);
        return "redirect:/sign-in?done=out";
    }

    private String wrong(String problem, SignedIn who, Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        model.addAttribute("problem", problem);
        return show(who, model);
    }
}
