package org.vigil.console;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CsrfFilter;
import org.vigil.access.Doors;
import org.vigil.node.Node;
import org.vigil.settings.SignInSettings;

/** Who comes in, by Spring Security. The headers are the {@link Guard}'s. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {
    @Bean
    Cookies cookies(Listen listen, Node node) {
        return new Cookies(listen.isSecure(), openId(listen, node).isPresent());
    }

    /** As it is when Vigil starts. */
    static Optional<SignInSettings.OpenId> openId(Listen listen, Node node) {
        return listen.openToLook()
                ? Optional.empty()
                : node.files().inForce().workspace().settings().signIn().openId();
    }

    @Bean
    KeptSignIns keptSignIns(Doors doors, Cookies cookies) {
        return new KeptSignIns(doors.signIns(), cookies);
    }

    @Bean
    SecurityFilterChain chain(
            HttpSecurity http, Listen listen, Node node, Doors doors, KeptSignIns kept, Cookies cookies) {
        openId(listen, node).ifPresent(provider -> new OpenIdSignIn(provider, listen, doors, kept, cookies).add(http));
        http.headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        return listen.openToLook() ? openToLook(http) : bySignIn(http, doors, kept, cookies);
    }

    /** The demo: nothing can be changed, so nothing has to be sent. */
    private static SecurityFilterChain openToLook(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(anonymous -> anonymous.authenticationFilter(new GuestFilter()))
                .authorizeHttpRequests(paths -> paths.requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD)
                        .permitAll()
                        .requestMatchers("/error")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint((request, response, e) -> response.sendError(403)))
                .build();
    }

    private static SecurityFilterChain bySignIn(HttpSecurity http, Doors doors, KeptSignIns kept, Cookies cookies) {
        return http.addFilterBefore(new UploadDoor(), CsrfFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(new FormTokens(cookies)))
                .securityContext(context -> context.securityContextRepository(kept))
                .authenticationProvider(new LocalSignIn(doors.porter()))
                .authorizeHttpRequests(paths -> paths.requestMatchers(PublicPaths.WAY_IN.toArray(String[]::new))
                        .permitAll()
                        .requestMatchers(PublicPaths.FOLLOWERS.toArray(String[]::new))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/sign-in")
                        .loginProcessingUrl("/sign-in")
                        .usernameParameter("name")
                        .passwordParameter("password")
                        .authenticationDetailsSource(LocalSignIn.Besides::of)
                        .successHandler(arrival())
                        .failureHandler(refusal()))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?done=out"))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(entrance()))
                .build();
    }

    /** Who wants to read is brought back there; what somebody wanted to change is not done behind their back. */
    private static AuthenticationEntryPoint entrance() {
        return (request, response, e) -> {
            boolean reads = request.getMethod().equals("GET") && request.getHeader("HX-Request") == null;
            String there = reads && !request.getRequestURI().equals("/") ? "?then=" + encoded(asked(request)) : "";
            if (request.getHeader("HX-Request") != null) {
                response.setHeader("HX-Redirect", "/sign-in");
                response.setStatus(401);
            } else {
                response.sendRedirect("/sign-in" + there);
            }
        };
    }

    private static String asked(HttpServletRequest request) {
        return request.getRequestURI()
                + Optional.ofNullable(request.getQueryString())
                        .map(query -> "?" + query)
                        .orElse("");
    }

    private static AuthenticationSuccessHandler arrival() {
        return (request, response, who) -> response.sendRedirect(WayBack.of(request.getParameter("then")));
    }

    static AuthenticationFailureHandler refusal() {
        return (request, response, e) -> {
            String there = WayBack.of(request.getParameter("then"));
            response.sendRedirect("/sign-in?" + why(e) + (there.equals("/") ? "" : "&then=" + encoded(there)));
        };
    }

    private static String why(AuthenticationException e) {
        return e instanceof LocalSignIn.Later later
                ? "wait=" + Math.max(1, later.left().plusMillis(999).toSeconds())
                : "wrong";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
