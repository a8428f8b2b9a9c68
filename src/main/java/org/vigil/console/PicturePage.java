package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.vigil.access.SignedIn;
import org.vigil.message.Pictures;
import org.vigil.network.Image;
import org.vigil.node.Node;

/** A picture of a post that is to come, photo or poster, as its network will get it. */
@Controller
final class PicturePage {
    /** No network takes a larger one. */
    private static final int MOST_BYTES = 20_000_000;

    private static final Set<String> TYPES = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

    private final Node node;

    PicturePage(Node node) {
        this.node = node;
    }

    /**
     * @param part from 1
     * @param number of the picture in its part, from 1
     */
    @GetMapping("/approvals/{id}/pictures/{part}/{number}")
    void show(
            SignedIn who,
            @PathVariable("id") long id,
            @PathVariable("part") String part,
            @PathVariable("number") String number,
            HttpServletResponse response)
            throws IOException {
        Optional<byte[]> bytes = new ComingPosts(node, who)
                .find(id)
                .flatMap(post -> post.rendered().message())
                .flatMap(message -> at(message.parts(), part))
                .flatMap(found -> at(found.images(), number))
                .map(Image::bytes)
                .filter(picture -> picture.length <= MOST_BYTES);
        // By its first bytes, whatever its name says.
        Optional<String> type = bytes.flatMap(Pictures::mediaType).filter(TYPES::contains);
        if (type.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType(type.get());
        response.setContentLength(bytes.get().length);
        response.getOutputStream().write(bytes.get());
    }

    private static <T> Optional<T> at(List<T> all, String number) {
        return number.matches("[1-9]\\d?") && Integer.parseInt(number) <= all.size()
                ? Optional.of(all.get(Integer.parseInt(number) - 1))
                : Optional.empty();
    }
}
