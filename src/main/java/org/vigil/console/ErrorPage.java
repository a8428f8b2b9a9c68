package org.vigil.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** Says in plain words what went wrong, and nothing of how it is built. */
@Controller
final class ErrorPage implements ErrorController {
    private final Listen listen;

    ErrorPage(Listen listen) {
        this.listen = listen;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    String show(HttpServletRequest request, Model model) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        model.addAttribute("kind", status instanceof Integer code && code < 500 ? "request" : "server");
        if (status instanceof Integer code && code == 404) {
            model.addAttribute("kind", "missing");
        }
        if (status instanceof Integer code && code == 403) {
            model.addAttribute("kind", listen.openToLook() ? "demo" : "forbidden");
        }
        return "error";
    }
}
